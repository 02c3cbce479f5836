namespace Ridgeway.Referrals;

/// <summary>What guidance says about this intervention for this person on this day. It comes in; referrals never work it out.</summary>
public abstract record SafetyCheck
{
    private SafetyCheck()
    {
    }

    /// <summary>Relative contraindications and cautions that hold: they go with the referral to whoever takes it, in words.</summary>
    public IReadOnlyList<string> Cautions { get; init; } = [];

    /// <summary>Nothing in the record forbids it.</summary>
    public sealed record Safe : SafetyCheck;

    /// <summary>Something forbids it, in words that can be shown to a clinician.</summary>
    public sealed record NotSafe(IReadOnlyList<string> Because) : SafetyCheck;

    /// <summary>Nothing forbids it, but these things are not known and have to be asked.</summary>
    public sealed record Unknown(IReadOnlyList<string> Ask) : SafetyCheck;
}
