using Ridgeway.Records;

namespace Ridgeway.Guidance;

/// <summary>What became of each rule that fired, as rows to count.</summary>
internal static class RuleEvents
{
    /// <param name="advice">What was advised.</param>
    /// <param name="person">For the groups that reports count by.</param>
    /// <param name="subject">A pseudonym of the day.</param>
    /// <param name="via">Where it was given.</param>
    /// <param name="shown">The interventions that were shown.</param>
    public static IEnumerable<RuleEventRow> Of(AdviceForPerson advice, Person person, string subject, Channel via, IReadOnlySet<string> shown)
    {
        RuleEventRow Row(AdviceReason reason, RuleEventKind what, string why = "") => new()
        {
            OnDay = advice.On,
            Rule = reason.Rule.Id,
            What = what,
            Via = via,
            Subject = subject,
            Reason = why,
            Version = reason.Rule.Version,
            Intervention = reason.Rule.Offer,
            PackHash = advice.PackHash,
            Practice = person.Practice,
            AgeBand = AgeBands.Of(person, advice.On),
            Sex = person.Sex,
            EthnicGroup = person.EthnicGroup,
            DeprivationQuintile = person.Deprivation?.Quintile,
        };

        foreach (var one in advice.Advice)
        {
            foreach (var reason in one.Because)
            {
                yield return Row(reason, RuleEventKind.Fired);
                if (shown.Contains(one.Intervention.Id))
                {
                    yield return Row(reason, RuleEventKind.Shown);
                }
            }
        }

        var kept = advice.Withheld.SelectMany(one => one.Because.Select(reason => Row(reason, RuleEventKind.Withheld, one.By[0].Contraindication.Id)))
            .Concat(advice.GivesWay.SelectMany(one => one.Because.Select(reason => Row(reason, RuleEventKind.GaveWay, one.To.Id))))
            .Concat(advice.Resting.SelectMany(one => one.Because.Select(reason => Row(reason, RuleEventKind.Rested, one.NotNow.Reason))));
        foreach (var row in kept)
        {
            yield return row;
            yield return As(row, RuleEventKind.Fired);
        }
    }

    /// <summary>What somebody answered to one offer, for every rule behind it.</summary>
    public static IReadOnlyList<RuleEventRow> Answered(AdviceForPerson advice, string intervention, Person person, RuleEventKind what, string why) =>
    [
        .. Of(advice, person, RuleNotes.SubjectOf(person.Id, advice.On), Channel.Page, new HashSet<string>())
            .Where(row => row.What == RuleEventKind.Fired && row.Intervention == intervention)
            .Select(row => As(row, what, why)),
    ];

    /// <summary>The same row as another event, with another why.</summary>
    private static RuleEventRow As(RuleEventRow row, RuleEventKind what, string why = "") => new()
    {
        OnDay = row.OnDay,
        Rule = row.Rule,
        What = what,
        Via = row.Via,
        Subject = row.Subject,
        Reason = why,
        Version = row.Version,
        Intervention = row.Intervention,
        PackHash = row.PackHash,
        Practice = row.Practice,
        AgeBand = row.AgeBand,
        Sex = row.Sex,
        EthnicGroup = row.EthnicGroup,
        DeprivationQuintile = row.DeprivationQuintile,
    };
}
