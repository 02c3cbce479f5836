using System.Diagnostics;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Finding;

/// <summary>Scores worked out from the record. A score asked of someone it was not made for is not reached, whatever the limit.</summary>
public sealed partial class PersonOnDay
{
    private ScoreOnDay?[]? scores;

    /// <summary>The score of the person on the day, each worked out at most once; null where no version of it is in force.</summary>
    /// <exception cref="KeyNotFoundException">There is no such score.</exception>
    public ScoreOnDay? Score(string id)
    {
        var number = context.ScoreNumber(id);
        scores ??= new ScoreOnDay?[context.ScoreCount];
        return scores[number] ??= context.Score(number).On(on) is { } score ? Worked(score) : null;
    }

    private Answer Computed(Criterion.Computed computed)
    {
        var changes = context.Score(context.ScoreNumber(computed.Score)).ChangesAfter(on);
        if (Score(computed.Score) is not { } score)
        {
            return new Answer(Truth.False, null, null, changes);
        }

        var until = Math.Min(changes, score.ValueUntilDay);
        if (score.Applies != Truth.True)
        {
            return new Answer(score.Applies, [.. score.Why], score.Applies == Truth.Unknown ? [.. score.Missing] : null, until);
        }

        return score is { Lowest: { } lowest, Highest: { } highest }
            ? Between(computed.Limits, lowest, highest, score, until)
            : new Answer(Truth.Unknown, [.. score.Why], [.. score.Missing], until);
    }

    /// <summary>Passed or failed only where every value the score could have does.</summary>
    private Answer Between(Limits limits, double lowest, double highest, ScoreOnDay score, int until)
    {
        var least = Against(limits, lowest, [.. score.Why], until);
        if (lowest.Equals(highest))
        {
            return least;
        }

        var truth = Sure(limits.Lower, lowest, highest, isLower: true).And(Sure(limits.Upper, highest, lowest, isLower: false));
        var most = Against(limits, highest, least.WhyArray, least.UntilDay);
        return new Answer(
            truth,
            most.WhyArray,
            truth == Truth.Unknown ? Joined([.. score.Missing], Joined(least.MissingArray, most.MissingArray)) : null,
            most.UntilDay);
    }

    private Truth Sure(Limit? limit, double hardest, double easiest, bool isLower)
    {
        if (limit is not { } at)
        {
            return Truth.True;
        }

        return Against(at, hardest, isLower).Truth == Truth.True ? Truth.True
            : Against(at, easiest, isLower).Truth == Truth.False ? Truth.False
            : Truth.Unknown;
    }

    private ScoreOnDay Worked(Score score)
    {
        if (HasDied)
        {
            return new ScoreOnDay { Score = score, Applies = Truth.False, Why = [new Reason(Reason.NoFact, PersonDetail.Death)], ValueUntilDay = Answer.Never };
        }

        var dies = Person.DeathDate is { } death ? death.Earliest.DayNumber : Answer.Never;
        var made = score.For is { } criterion ? Ask(criterion) : new Answer(Truth.True);
        var settled = Math.Min(made.UntilDay, dies);
        if (made.Truth != Truth.True)
        {
            return new ScoreOnDay { Score = score, Applies = made.Truth, Why = made.WhyArray, Missing = made.MissingArray, ValueUntilDay = settled };
        }

        ScorePart[] parts = score.Way switch
        {
            ScoreWay.Additive additive => [.. additive.Items.Select(Counted)],
            ScoreWay.ByFormula formula => [.. formula.Inputs.Select((from, i) => Input(formula.Formula.Inputs[i], from))],
            ScoreWay.Recorded recorded => [Latest(recorded.List, score.Name, new InputFrom.Measurement(recorded.List, recorded.Within))],
            _ => throw new UnreachableException(),
        };
        return Summed(score, parts, settled, made.WhyArray);
    }

    private ScoreOnDay Summed(Score score, ScorePart[] parts, int settled, Reason[] whyFor)
    {
        var (lowest, highest) = Range(score.Way, parts);
        var value = lowest is { } low && lowest.Equals(highest) ? low : (double?)null;
        var band = value is { } known ? BandOf(score, known) : (null, new Answer(Truth.True));
        var missing = parts.Aggregate(Array.Empty<ToAsk>(), (all, part) => Joined(all, [.. part.Missing]));
        return new ScoreOnDay
        {
            Score = score,

            // Nothing is missing and still there is no value: the formula was not made for such inputs.
            Applies = Truths.Of(value is not null || missing.Length > 0),
            Value = value,
            Lowest = lowest,
            Highest = highest,
            Band = band.Name,
            Parts = parts,
            Why = parts.Where(part => score.Way is not ScoreWay.Additive || !part.Value.Equals(0.0)).Aggregate(whyFor, (all, part) => Joined(all, [.. part.Why])),
            Missing = Joined(missing, band.Answer.MissingArray),
            Ifs = value is { } present ? [.. Ifs(score, parts, present)] : [],
            ValueUntilDay = parts.Aggregate(settled, (soonest, part) => Math.Min(soonest, part.UntilDay)),
            BandUntilDay = band.Answer.UntilDay,
        };
    }

    private static (double? Lowest, double? Highest) Range(ScoreWay way, ScorePart[] parts)
    {
        if (way is ScoreWay.Additive additive)
        {
            var sum = parts.Sum(part => part.IsKnown ? part.Value : 0);
            var open = additive.Items.Where((_, i) => !parts[i].IsKnown).Select(item => item.Points).ToList();
            return (Fact.Rounded(sum + open.Sum(points => Math.Min(points, 0))), Fact.Rounded(sum + open.Sum(points => Math.Max(points, 0))));
        }

        var value = ValueOf(way, [.. parts.Select(part => part.Value)]);
        return (value, value);
    }

    private static double? ValueOf(ScoreWay way, double[] inputs)
    {
        if (Array.Exists(inputs, double.IsNaN))
        {
            return null;
        }

        var value = way is ScoreWay.ByFormula formula ? formula.Formula.Value(inputs) : inputs[0];
        return double.IsNaN(value) ? null : Fact.Rounded(value);
    }

    private (string? Name, Answer Answer) BandOf(Score score, double value)
    {
        for (var i = score.Bands.Count - 1; i >= 0; i--)
        {
            var band = score.Bands[i];
            var reached = band.From is { } from ? Against(new Limit(from, true), value, isLower: true) : new Answer(Truth.True);
            if (reached.Truth != Truth.False)
            {
                return (reached.Truth == Truth.True ? band.Name : null, reached);
            }
        }

        return (null, new Answer(Truth.True));
    }

    private IEnumerable<ScoreIf> Ifs(Score score, ScorePart[] parts, double present)
    {
        foreach (var change in score.Changes)
        {
            var changed = Array.ConvertAll(parts, part => Changed(part, change));
            var (value, _) = Range(score.Way, changed);
            if (value is { } otherwise && Math.Round(otherwise, score.Unit.Decimals) != Math.Round(present, score.Unit.Decimals))
            {
                yield return new ScoreIf(change.Name, otherwise, BandOf(score, otherwise).Name);
            }
        }
    }

    private static ScorePart Changed(ScorePart part, ScoreChange change) =>
        change.Without.Contains(part.Id) ? part with { Value = 0 }
        : change.Set.TryGetValue(part.Id, out var set) ? part with { Value = set }
        : change.AtMost.TryGetValue(part.Id, out var most) ? part with { Value = Math.Min(part.Value, most) }
        : part;
}
