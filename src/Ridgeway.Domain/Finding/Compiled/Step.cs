namespace Ridgeway.Finding.Compiled;

/// <summary>
/// One step of a compiled program: a criterion whose parts are steps before it, so that a step named twice is worked once.
/// Made for one day; works out truth and until, and no reasons.
/// </summary>
internal abstract class Step
{
    /// <summary>The steps it is made of; all of them come before it.</summary>
    public virtual IEnumerable<int> Parts => [];

    /// <summary>The slots of facts it looks at.</summary>
    public virtual IEnumerable<int> Slots => [];

    /// <summary>The details of the person it looks at.</summary>
    public virtual Details Looks => Details.None;

    /// <summary>True where it may look at more than it says.</summary>
    public virtual bool IsAlwaysWorked => false;

    public abstract Settled Work(CriteriaScan person);
}

/// <param name="Truth">True, false or unknown.</param>
/// <param name="Until">The first later day on which that could differ with nothing new recorded, or <see cref="Answer.Never"/>.</param>
internal readonly record struct Settled(Truth Truth, int Until)
{
    public static Settled Of(bool truth, int until) => new(truth ? Truth.True : Truth.False, until);
}

/// <summary>The details of a person that steps look at.</summary>
[Flags]
internal enum Details
{
    None = 0,
    Birth = 1,
    Sex = 2,
    Ethnicity = 4,
    Deprivation = 8,
    Death = 16,
}
