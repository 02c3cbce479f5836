using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Finding;

/// <summary>
/// Readings against limits. A reading is usable where it has a number in the measure's own unit that is plausible;
/// others are passed over as if they were not there.
/// </summary>
public sealed partial class PersonOnDay
{
    private Answer Latest(string id, AskKind kind, Limits limits, Window? within)
    {
        var list = context.Lists.NumberOf(id);
        var seen = Seen(index.Facts(list), out var next);
        var start = StartOf(within);
        for (var i = seen.Length - 1; i >= 0 && index.Record[seen[i]] is var fact && fact.Day >= start; i--)
        {
            if (IsUsable(list, fact))
            {
                return Against(limits, fact.RawValue, [new Reason(seen[i], id)], Math.Min(next, Leaves(fact.Day, within)));
            }
        }

        return new Answer(Truth.Unknown, null, [new ToAsk(id, kind, within)], next);
    }

    private Answer Summarised(Criterion.Measured measured)
    {
        var used = Readings(measured, out var until);
        Dated[] readings = [.. used.Select(place => new Dated(index.Record[place].Day, index.Record[place].RawValue))];
        if (!Summary.IsSettled(measured.Of, readings))
        {
            return new Answer(Truth.Unknown, null, [new ToAsk(measured.List, AskKind.Reading, measured.Within)], until);
        }

        var value = Summary.Of(measured.Of, readings);
        IEnumerable<int> deciding = measured.Of switch
        {
            Reading.Mean or Reading.Count or Reading.Trend => used,
            Reading.Change => [used[0], used[^1]],
            Reading.Span => used.Count == 0 ? [] : [used[0], used[^1]],
            _ => [used[Array.FindIndex(readings, reading => reading.Value.Equals(value))]],
        };
        return Against(measured.Limits, value, [.. deciding.Select(place => new Reason(place, measured.List))], until);
    }

    /// <summary>True by the readings that pass; false by all of them.</summary>
    private Answer AnyOf(Criterion.Measured measured)
    {
        var used = Readings(measured, out _);
        Seen(index.Facts(context.Lists.NumberOf(measured.List)), out var next);
        var any = default(AnyReading);
        Reason[] passing = [], others = [];
        ToAsk[] missing = [];
        foreach (var place in used)
        {
            var fact = index.Record[place];
            var held = Against(measured.Limits, fact.RawValue, [new Reason(place, measured.List)], Answer.Never);
            any = any.With(held.Truth, held.UntilDay, Leaves(fact.Day, measured.Within));
            (passing, others) = held.Truth == Truth.True ? (Joined(passing, held.WhyArray), others) : (passing, Joined(others, held.WhyArray));
            missing = Joined(missing, held.MissingArray);
        }

        return any.Truth switch
        {
            Truth.True => new Answer(Truth.True, passing, null, any.Until(next)),
            Truth.False => new Answer(Truth.False, others, null, any.Until(next)),
            _ => new Answer(Truth.Unknown, others, used.Count == 0 ? [new ToAsk(measured.List, AskKind.Reading, measured.Within)] : missing, any.Until(next)),
        };
    }

    private Answer NotRecorded(Criterion.NotRecorded missing)
    {
        var list = context.Lists.NumberOf(missing.List);
        var isMeasure = context.Lists[list].Kind == FactKind.Measure;
        var seen = Seen(index.Facts(list), out var next);
        var start = StartOf(missing.For);
        for (var i = seen.Length - 1; i >= 0 && index.Record[seen[i]] is var fact && fact.Day >= start; i--)
        {
            if (!isMeasure || IsUsable(list, fact))
            {
                return new Answer(Truth.False, [new Reason(seen[i], missing.List)], null, Leaves(fact.Day, missing.For));
            }
        }

        return new Answer(Truth.True, null, null, next);
    }

    /// <summary>The places of the usable readings in the window, oldest first, and when they could be others.</summary>
    private List<int> Readings(Criterion.Measured measured, out int until)
    {
        var list = context.Lists.NumberOf(measured.List);
        var start = StartOf(measured.Within);
        var used = new List<int>();
        foreach (var place in Seen(index.Facts(list), out until))
        {
            if (index.Record[place] is var fact && fact.Day >= start && IsUsable(list, fact))
            {
                used.Add(place);
            }
        }

        until = used.Count == 0 ? until : Math.Min(until, Leaves(index.Record[used[0]].Day, measured.Within));
        return used;
    }

    private bool IsUsable(int list, in Fact fact) =>
        !double.IsNaN(fact.RawValue) && context.Lists.UnitFits(list, fact.Unit) && context.Lists[list].Unit!.IsPlausible(fact.RawValue);
}
