namespace Ridgeway.Finding;

/// <summary>
/// A value against its limits. Where a limit stands in a table and it is not known which row fits the person, the answer is
/// unknown only if the rows that could fit disagree.
/// </summary>
public sealed partial class PersonOnDay
{
    private Answer Against(Limits limits, double value, Reason[] why, int until)
    {
        var lower = limits.Lower is { } least ? Against(least, value, isLower: true) : new Answer(Truth.True);
        var upper = limits.Upper is { } most ? Against(most, value, isLower: false) : new Answer(Truth.True);
        var truth = lower.Truth.And(upper.Truth);
        return new Answer(
            truth,
            Joined(why, Joined(lower.WhyArray, upper.WhyArray)),
            truth == Truth.Unknown ? Joined(lower.MissingArray, upper.MissingArray) : null,
            Math.Min(until, Math.Min(lower.UntilDay, upper.UntilDay)));
    }

    private Answer Against(Limit limit, double value, bool isLower) => limit.At switch
    {
        Threshold.FromTable(var table) => Against(table, limit, value, isLower),
        Threshold.Fixed(var at) => new Answer(Truths.Of(Passes(value, at, limit.Included, isLower))),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private Answer Against(string table, Limit limit, double value, bool isLower)
    {
        var versions = context.Table(table);
        var (couldPass, couldFail, until) = (false, false, versions.ChangesAfter(on));
        Reason[] why = [];
        ToAsk[] missing = [];
        var rows = versions.On(on)?.Rows ?? [];
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var fits = row.When is null ? new Answer(Truth.True) : Ask(row.When);
            until = Math.Min(until, fits.UntilDay);
            if (fits.Truth == Truth.False)
            {
                continue;
            }

            var passes = Passes(value, row.Value, limit.Included, isLower);
            (couldPass, couldFail) = (couldPass || passes, couldFail || !passes);
            (why, missing) = (Joined(why, fits.WhyArray), Joined(missing, fits.MissingArray));
            if (fits.Truth == Truth.True)
            {
                break;
            }
        }

        var truth = couldPass == couldFail ? Truth.Unknown : Truths.Of(couldPass);
        return new Answer(truth, why, truth == Truth.Unknown ? missing : null, until);
    }

    internal static bool Passes(double value, double at, bool included, bool isLower) =>
        value.Equals(at) ? included : isLower ? value > at : value < at;
}
