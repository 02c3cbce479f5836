namespace Ridgeway.Evaluation.EvaluateProgramme;

/// <summary>An evaluation in words, the same on the page and on the command line.</summary>
internal static class EvaluationWords
{
    public static string ForPeople(this Split split) => split switch
    {
        Split.Deprivation => "Deprivation",
        Split.Sex => "Sex",
        Split.EthnicGroup => "Ethnic group",
    };

    public static string ForPeople(this EvaluatedGroup group) => group switch
    {
        EvaluatedGroup.DeprivationQuintile1 => "Most deprived fifth",
        EvaluatedGroup.DeprivationQuintile2 => "Second fifth",
        EvaluatedGroup.DeprivationQuintile3 => "Middle fifth",
        EvaluatedGroup.DeprivationQuintile4 => "Fourth fifth",
        EvaluatedGroup.DeprivationQuintile5 => "Least deprived fifth",
        EvaluatedGroup.DeprivationNotKnown => "Deprivation not known",
        EvaluatedGroup.Female => "Female",
        EvaluatedGroup.Male => "Male",
        EvaluatedGroup.OtherSex => "Other",
        EvaluatedGroup.SexNotRecorded => "Sex not recorded",
        EvaluatedGroup.White => "White",
        EvaluatedGroup.Mixed => "Mixed",
        EvaluatedGroup.Asian => "Asian",
        EvaluatedGroup.Black => "Black",
        EvaluatedGroup.OtherEthnicGroup => "Other ethnic group",
        EvaluatedGroup.EthnicGroupNotStated => "Not stated (chose not to say)",
        EvaluatedGroup.EthnicGroupNotKnown => "Not known (not recorded)",
    };

    /// <summary>The verdict in two or three words.</summary>
    public static string ForPeople(this Verdict verdict) => verdict switch
    {
        Verdict.NothingMeasured => "Nothing measured",
        Verdict.TooFewPairs => "Too few to say",
        Verdict.FollowUpTooUneven => "Withheld",
        Verdict.ImprovedClearly => "Improved clearly",
        Verdict.ImprovedSizeUncertain => "Improved, size uncertain",
        Verdict.ImprovedTooLittle => "Improved too little",
        Verdict.Uncertain => "Uncertain",
        Verdict.NoWorthwhileChange => "No worthwhile change",
        Verdict.Worsened => "Worsened",
    };

    /// <summary>What may be said of an outcome, and how sure it is.</summary>
    public static string Paragraph(ShownOutcome outcome, ShownMethod method)
    {
        var (measure, change) = (outcome.Measure, outcome.Change);
        return outcome.Verdict switch
        {
            Verdict.NothingMeasured => $"{measure.Name}: nobody has answered both at the start and at the end yet.",
            Verdict.TooFewPairs => $"{measure.Name}: too few people have answered both at the start and at the end to say anything yet.",
            Verdict.FollowUpTooUneven => $"{measure.Name}: no verdict. {FollowUp(outcome.FollowUp, method)} The change would describe other people than those the programme is meant for.",
            Verdict.ImprovedClearly => $"{Changed(measure, change, method)} Even the smaller end of the interval is at least the smallest worthwhile change of {Worthwhile(measure)}. We are fairly sure that people improved by an amount that matters.",
            Verdict.ImprovedSizeUncertain => $"{Changed(measure, change, method)} We are fairly sure that people improved, but not that it was by the smallest worthwhile change of {Worthwhile(measure)}.",
            Verdict.ImprovedTooLittle => $"{Changed(measure, change, method)} People improved, but by less than the smallest worthwhile change of {Worthwhile(measure)}.",
            Verdict.Uncertain => $"{Changed(measure, change, method)} The interval holds both no change and a worthwhile one of {Worthwhile(measure)}: we cannot tell.",
            Verdict.NoWorthwhileChange => $"{Changed(measure, change, method)} The interval leaves out a worthwhile change of {Worthwhile(measure)} either way.",
            Verdict.Worsened => $"{Changed(measure, change, method)} The whole interval is a change for the worse.",
        };
    }

    /// <summary>What cannot be said, always beside what can.</summary>
    public const string NoComparison = "There is no comparison with similar people who were not referred, so the change cannot be put down to the programme.";

    public static string FollowUp(FollowUpCheck check, ShownMethod method) => check switch
    {
        { Balance: FollowUpBalance.CannotTell } => "Too few people in the most deprived fifth, or outside it, were due a follow-up to see whether answering was even.",
        { Balance: FollowUpBalance.Even, MostDeprived: { } most, Others: { } others } =>
            $"In the most deprived fifth {most.Percent}% of those due answered the follow-up, {others.Percent}% of the others.",
        { MostDeprived: { } most, Others: { } others, Difference: { } difference } =>
            $"In the most deprived fifth {most.Percent}% of those due answered the follow-up, but {others.Percent}% of the others (difference {Signed(difference.Value)} percentage points, {Interval(method)} {Signed(difference.Lower)} to {Signed(difference.Upper)}).",
        _ => "",
    };

    /// <summary>How many of those due answered.</summary>
    public static string Answered(ShownChange change) => change.ResponseOfDue is null
        ? "Too few people were due a follow-up to say how many answered."
        : $"Of those due, {Share(change.ResponseOfDue)} answered the follow-up.";

    public static string GapName(ShownGap gap, IEnumerable<ShownOutcome> outcomes) => gap.In switch
    {
        GapIn.Started => "Started, of those referred (%)",
        GapIn.Completed => "Completed, of those referred (%)",
        GapIn.Change => outcomes.First(outcome => outcome.Measure.Id == gap.Measure).Measure is var measure ? $"{measure.Name}: change ({Unit(measure)})" : "",
    };

    public static string Count(long? count) => count is { } shown ? $"{shown:N0}" : "*";

    public static string Share(PublishedShare? share) => share is null ? "–" : $"{share.Percent}% ({share.Lower}% to {share.Upper}%)";

    public static string Mean(PublishedMean? mean) => mean is null ? "withheld" : $"{Signed(mean.Change)} ({Signed(mean.Lower)} to {Signed(mean.Upper)})";

    public static string Worthwhile(ShownMeasure measure) => $"{measure.WorthwhileChange} {measure.Unit}";

    /// <summary>The unit, and that lower is better where it is.</summary>
    public static string Unit(ShownMeasure measure) => measure.Better == BetterWhen.Lower ? $"{measure.Unit}, lower is better" : measure.Unit;

    /// <summary>One end of a gap: a change has its sign, a share has none.</summary>
    public static string End(ShownGap gap, decimal? end) => end is not { } value ? "–" : gap.In == GapIn.Change ? Signed(value) : $"{value}";

    /// <summary>"95% interval".</summary>
    public static string Interval(ShownMethod method) => $"{method.Confidence * 100:0.##}% interval";

    /// <summary>With its sign, a true minus.</summary>
    public static string Signed(decimal value) => value < 0 ? $"−{-value}" : value > 0 ? $"+{value}" : $"{value}";

    private static string Changed(ShownMeasure measure, ShownChange change, ShownMethod method) => change.Mean is not { } mean
        ? $"{measure.Name}:"
        : $"{measure.Name} {Moved(mean.Change, measure.Unit)} on average ({Interval(method)} {Signed(mean.Lower)} to {Signed(mean.Upper)}), from {mean.Baseline} at the start, in the {Count(change.Pairs)} people measured at both ends.";

    private static string Moved(decimal change, string unit) => change switch
    {
        > 0 => $"rose by {change} {unit}",
        < 0 => $"fell by {-change} {unit}",
        _ => "stayed as it was",
    };
}
