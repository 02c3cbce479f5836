namespace Ridgeway.Evaluation;

/// <summary>Makes <see cref="PublishedProgramme"/>: hides and rounds all counts together, then derives everything else from what is left.</summary>
internal sealed class Publication(ProgrammeMeasurement measured, DisclosureProfile profile, EvaluationMethod method)
{
    private const EvaluatedGroup MostDeprived = EvaluatedGroup.DeprivationQuintile1;
    private const EvaluatedGroup LeastDeprived = EvaluatedGroup.DeprivationQuintile5;

    private readonly ProgrammeCounts counts = ProgrammeCounts.Of(measured, profile);

    public PublishedProgramme Make()
    {
        var means = new ShowableMeans(measured, counts, profile);
        var everyone = Group(null, measured.Everyone, means);
        var groups = Enum.GetValues<EvaluatedGroup>().Select(group => (Group: group, Published: Group(group, measured.Groups[group], means))).ToList();
        return new PublishedProgramme
        {
            Everyone = everyone,
            Groups = groups,
            Outcomes = [.. measured.Measures.Select((measure, i) => Outcome(measure, everyone.Changes[i], i))],
            Gaps = Gaps(groups.ToDictionary(each => each.Group, each => each.Published)),
            Profile = profile,
            Method = method,
        };
    }

    private PublishedGroup Group(EvaluatedGroup? group, GroupMeasurement exact, ShowableMeans means)
    {
        PublishedCount At(int column) => counts[group, column];
        PublishedShare? Share(int part, int whole) => PublishedShare.Of(At(part), At(whole), method.Confidence);
        var funnel = new PublishedFunnel(
            At(ProgrammeCounts.Referred), At(ProgrammeCounts.Accepted), At(ProgrammeCounts.Started), At(ProgrammeCounts.Completed), At(ProgrammeCounts.DueFollowUp))
        {
            AcceptedOfReferred = Share(ProgrammeCounts.Accepted, ProgrammeCounts.Referred),
            StartedOfReferred = Share(ProgrammeCounts.Started, ProgrammeCounts.Referred),
            CompletedOfReferred = Share(ProgrammeCounts.Completed, ProgrammeCounts.Referred),
            CompletedOfStarted = Share(ProgrammeCounts.Completed, ProgrammeCounts.Started),
        };
        var changes = measured.Measures.Select((measure, i) => new PublishedChange(
            measure.Id,
            At(ProgrammeCounts.PairsOf(i)),
            Share(ProgrammeCounts.PairsOf(i), ProgrammeCounts.DueFollowUp),
            Share(ProgrammeCounts.PairsOf(i), ProgrammeCounts.Started),
            means.Contains(group, i) ? PublishedMean.Of(exact.Changes[i], measure, method.Confidence) : null));
        return new PublishedGroup(funnel, [.. changes]);
    }

    private PublishedOutcome Outcome(OutcomeMeasure measure, PublishedChange change, int number)
    {
        var byQuintile = EvaluatedGroups.Of(Split.Deprivation)
            .Where(group => group != EvaluatedGroup.DeprivationNotKnown)
            .Select(group => (counts[group, ProgrammeCounts.PairsOf(number)], counts[group, ProgrammeCounts.DueFollowUp]));
        var followUp = FollowUpCheck.Of([.. byQuintile], method);
        return new PublishedOutcome(measure, change, followUp, Verdicts.Decide(measure, change.Pairs, change.Mean?.Limits, followUp.Balance, method));
    }

    private List<EquityGap> Gaps(Dictionary<EvaluatedGroup, PublishedGroup> groups)
    {
        EquityGap ShareGap(GapIn gapIn, int part) => EquityGap.OfShare(
            gapIn,
            (counts[MostDeprived, part], counts[MostDeprived, ProgrammeCounts.Referred]),
            (counts[LeastDeprived, part], counts[LeastDeprived, ProgrammeCounts.Referred]),
            method.Confidence);
        return
        [
            ShareGap(GapIn.Started, ProgrammeCounts.Started),
            ShareGap(GapIn.Completed, ProgrammeCounts.Completed),
            .. measured.Measures.Select((measure, i) => EquityGap.OfChange(
                measure,
                (measured.Groups[MostDeprived].Changes[i], groups[MostDeprived].Changes[i]),
                (measured.Groups[LeastDeprived].Changes[i], groups[LeastDeprived].Changes[i]),
                method.Confidence)),
        ];
    }
}
