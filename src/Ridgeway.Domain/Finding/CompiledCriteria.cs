using Ridgeway.Finding.Compiled;

namespace Ridgeway.Finding;

/// <summary>
/// Criteria made ready to be asked of everyone on one day: a flat program in which each different sub-criterion is one step,
/// worked once a person. It says the same truth and until as <see cref="PersonOnDay"/>, without reasons. Shared by all threads;
/// each thread asks through a <see cref="CriteriaScan"/> of its own.
/// </summary>
public sealed class CompiledCriteria
{
    private readonly Step[] steps;
    private readonly int[] roots;

    internal CompiledCriteria(Step[] steps, int[] roots, SlotTable slots, FindingContext context, DateOnly on)
    {
        (this.steps, this.roots, Slots, Context, On) = (steps, roots, slots, context, on);
        Reach = new StepReach(steps, slots.Count);
    }

    /// <summary>The day it is asked about.</summary>
    public DateOnly On { get; }

    /// <summary>How many criteria it answers, in the order they were given.</summary>
    public int Count => roots.Length;

    /// <summary>How many steps they came to.</summary>
    public int StepCount => steps.Length;

    internal SlotTable Slots { get; }

    internal FindingContext Context { get; }

    internal StepReach Reach { get; }

    internal ReadOnlySpan<Step> Steps => steps;

    /// <exception cref="KeyNotFoundException">A criterion names a list, register or table that the context lacks.</exception>
    public static CompiledCriteria For(FindingContext context, IEnumerable<Criterion> criteria, DateOnly on)
    {
        var compiler = new CriteriaCompiler(context, on);
        int[] asked = [.. criteria.Select(compiler.StepOf)];
        return new CompiledCriteria(compiler.Steps, asked, compiler.Slots, context, on);
    }

    /// <summary>True where a fact with this code could change what is answered; a walk may leave out the others.</summary>
    public bool LooksAt(int code) => Reach.Always.AsSpan().ContainsAnyExcept(0UL) || Slots.EntriesOf(code) is not null;

    /// <summary>Buffers for one thread, used for person after person.</summary>
    public CriteriaScan NewScan() => new(this);

    internal ReadOnlySpan<int> Roots => roots;

    internal int StepOf(int criterion) => roots[criterion];
}
