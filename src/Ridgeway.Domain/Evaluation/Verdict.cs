namespace Ridgeway.Evaluation;

/// <summary>What may be said about an outcome. Words are chosen where it is shown; that the programme is the reason is never said.</summary>
public enum Verdict
{
    /// <summary>Nobody has both a baseline and a follow-up.</summary>
    NothingMeasured = 1,

    /// <summary>Too few pairs to say anything, or few enough to be hidden.</summary>
    TooFewPairs = 2,

    /// <summary>People in the most deprived fifth answered the follow-up clearly more or less often, so the answer may be an answer about others.</summary>
    FollowUpTooUneven = 3,

    /// <summary>The whole interval is an improvement of at least the smallest worthwhile change.</summary>
    ImprovedClearly = 4,

    /// <summary>The whole interval is an improvement; whether a worthwhile one is open.</summary>
    ImprovedSizeUncertain = 5,

    /// <summary>The whole interval is an improvement, smaller than worthwhile.</summary>
    ImprovedTooLittle = 6,

    /// <summary>The interval holds no change, and a worthwhile change too.</summary>
    Uncertain = 7,

    /// <summary>The interval holds no change and leaves out every worthwhile one, either way.</summary>
    NoWorthwhileChange = 8,

    /// <summary>The whole interval is a change for the worse.</summary>
    Worsened = 9,
}

public static class Verdicts
{
    /// <summary>Decides from published figures alone, so that every reader can come to the same verdict.</summary>
    /// <param name="measure">Which way is better, and how much is worthwhile.</param>
    /// <param name="pairs">As published.</param>
    /// <param name="limits">The interval of the mean change as published, follow-up less baseline; null where withheld.</param>
    /// <param name="balance">Whether the most deprived answered as often as the others.</param>
    /// <param name="method">How many pairs it takes.</param>
    public static Verdict Decide(OutcomeMeasure measure, PublishedCount pairs, Interval? limits, FollowUpBalance balance, EvaluationMethod method)
    {
        if (pairs.Shown == 0)
        {
            return Verdict.NothingMeasured;
        }

        if (pairs.Shown is not { } shown || shown < method.FewestPairs || limits is not { } change)
        {
            return Verdict.TooFewPairs;
        }

        return balance == FollowUpBalance.DiffersClearly ? Verdict.FollowUpTooUneven : OfGain(measure.AsGain(change), measure.WorthwhileChange);
    }

    private static Verdict OfGain(Interval gain, double worthwhile) => gain switch
    {
        { Lower: > 0 } when gain.Lower >= worthwhile => Verdict.ImprovedClearly,
        { Lower: > 0 } when gain.Upper < worthwhile => Verdict.ImprovedTooLittle,
        { Lower: > 0 } => Verdict.ImprovedSizeUncertain,
        { Upper: < 0 } => Verdict.Worsened,
        _ when gain.Upper < worthwhile && gain.Lower > -worthwhile => Verdict.NoWorthwhileChange,
        _ => Verdict.Uncertain,
    };
}
