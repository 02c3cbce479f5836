using System.Runtime.InteropServices;

namespace Ridgeway.Finding.Compiled;

/// <summary>The latest usable reading in the window against its limits.</summary>
internal sealed class LatestStep(int usable, CompiledLimits limits, CompiledWindow within) : Step
{
    public override IEnumerable<int> Slots => [usable];

    public override IEnumerable<int> Parts => limits.Parts;

    public override Settled Work(CriteriaScan person)
    {
        var seen = person.Seen(usable);
        var next = person.Next(usable);
        if (seen.Length == 0)
        {
            return new Settled(Truth.Unknown, next);
        }

        ref readonly var fact = ref person.Facts[seen[^1]];
        return fact.Day < within.Start
            ? new Settled(Truth.Unknown, next)
            : limits.Hold(fact.RawValue, Math.Min(next, within.Leaves(fact.Day)), person);
    }
}

/// <summary>Any usable reading in the window against the limits.</summary>
internal sealed class AnyReadingStep(int usable, CompiledLimits limits, CompiledWindow within) : Step
{
    public override IEnumerable<int> Slots => [usable];

    public override IEnumerable<int> Parts => limits.Parts;

    public override Settled Work(CriteriaScan person)
    {
        var facts = person.Facts;
        var seen = person.Seen(usable);
        var next = person.Next(usable);
        var any = default(AnyReading);
        for (var i = 0; i < seen.Length; i++)
        {
            ref readonly var fact = ref facts[seen[i]];
            if (fact.Day >= within.Start)
            {
                var (truth, until) = limits.Hold(fact.RawValue, Answer.Never, person);
                any = any.With(truth, until, within.Leaves(fact.Day));
            }
        }

        return new Settled(any.Truth, any.Until(next));
    }
}

/// <summary>A summary of the usable readings in the window against its limits.</summary>
internal sealed class SummaryStep(int usable, Reading of, CompiledLimits limits, CompiledWindow within) : Step
{
    public override IEnumerable<int> Slots => [usable];

    public override IEnumerable<int> Parts => limits.Parts;

    public override Settled Work(CriteriaScan person)
    {
        var readings = person.Readings;
        readings.Clear();
        var facts = person.Facts;
        foreach (var place in person.Seen(usable))
        {
            if (facts[place].Day >= within.Start)
            {
                readings.Add(new Dated(facts[place].Day, facts[place].RawValue));
            }
        }

        var next = person.Next(usable);
        var until = readings.Count == 0 ? next : Math.Min(next, within.Leaves(readings[0].Day));
        return Summary.IsSettled(of, CollectionsMarshal.AsSpan(readings))
            ? limits.Hold(Summary.Of(of, CollectionsMarshal.AsSpan(readings)), until, person)
            : new Settled(Truth.Unknown, until);
    }
}

/// <summary>Limits whose tables have become steps.</summary>
internal sealed class CompiledLimits(CompiledLimit? lower, CompiledLimit? upper)
{
    public IEnumerable<int> Parts => (lower?.Parts ?? []).Concat(upper?.Parts ?? []);

    public Settled Hold(double value, int until, CriteriaScan person)
    {
        var least = lower?.Hold(value, person) ?? new Settled(Truth.True, Answer.Never);
        var most = upper?.Hold(value, person) ?? new Settled(Truth.True, Answer.Never);
        return new Settled(least.Truth.And(most.Truth), Math.Min(until, Math.Min(least.Until, most.Until)));
    }

    /// <summary>For a value somewhere in a range: passed or failed only where every value in it is.</summary>
    public Settled Hold(double lowest, double highest, int until, CriteriaScan person)
    {
        var least = lower is null ? new Settled(Truth.True, Answer.Never) : Sure(lower, lowest, highest, person);
        var most = upper is null ? new Settled(Truth.True, Answer.Never) : Sure(upper, highest, lowest, person);
        return new Settled(least.Truth.And(most.Truth), Math.Min(until, Math.Min(least.Until, most.Until)));
    }

    private static Settled Sure(CompiledLimit limit, double hardest, double easiest, CriteriaScan person)
    {
        var (hard, easy) = (limit.Hold(hardest, person), limit.Hold(easiest, person));
        return hard.Truth == Truth.True ? hard : easy.Truth == Truth.False ? easy : new Settled(Truth.Unknown, Math.Min(hard.Until, easy.Until));
    }
}

/// <param name="rows">One row that always fits for a number written out; a table's rows otherwise, each with its step or -1.</param>
/// <param name="changes">The day on which another version of the table comes to be in force.</param>
/// <param name="included">True where a value equal to the limit passes.</param>
/// <param name="isLower">True for a least, false for a most.</param>
internal sealed class CompiledLimit((int When, double Value)[] rows, int changes, bool included, bool isLower)
{
    public IEnumerable<int> Parts => rows.Where(row => row.When >= 0).Select(row => row.When);

    public Settled Hold(double value, CriteriaScan person)
    {
        var (couldPass, couldFail, until) = (false, false, changes);
        foreach (var (when, at) in rows)
        {
            var fits = when < 0 ? new Settled(Truth.True, Answer.Never) : person[when];
            until = Math.Min(until, fits.Until);
            if (fits.Truth == Truth.False)
            {
                continue;
            }

            var passes = PersonOnDay.Passes(value, at, included, isLower);
            (couldPass, couldFail) = (couldPass || passes, couldFail || !passes);
            if (fits.Truth == Truth.True)
            {
                break;
            }
        }

        return new Settled(couldPass == couldFail ? Truth.Unknown : Truths.Of(couldPass), until);
    }
}
