using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Codes;
using Ridgeway.Data;

namespace Ridgeway.Guidance.ReportRules;

/// <summary>Counts what became of rules. A clinician sees their own practice, everyone else all; nobody sees a small number.</summary>
internal sealed class RuleReportStory(RidgewayDb db, RuleNotes notes)
{
    private const string Rule = "Nought is 0, 1 to 7 is \"1 to 7\", every other count is rounded to the nearest 5. A person counts once a day and channel.";

    public async Task<RuleReport> RunAsync(DateOnly from, DateOnly to, ReportBy by, OdsCode? practice, CancellationToken cancel)
    {
        await notes.FinishAsync();
        var rows = db.Set<RuleEventRow>().AsNoTracking().Where(row => row.OnDay >= from && row.OnDay <= to);
        if (practice is { } own)
        {
            rows = rows.Where(row => row.Practice == own);
        }

        var counted = await rows
            .GroupBy(row => new { row.Rule, row.What, row.Reason, row.Via, row.Practice, row.AgeBand, row.Sex, row.EthnicGroup, row.DeprivationQuintile })
            .Select(group => new { group.Key, Times = group.Count() })
            .ToListAsync(cancel);
        var events = counted.Select(one => new Counted(one.Key.Rule, one.Key.What, one.Key.Reason, by switch
        {
            ReportBy.Everyone => "everyone",
            ReportBy.Practice => one.Key.Practice?.Value ?? "not known",
            ReportBy.Age => one.Key.AgeBand,
            ReportBy.Sex => one.Key.Sex.ToString(),
            ReportBy.Ethnicity => one.Key.EthnicGroup.ToString(),
            ReportBy.Deprivation => one.Key.DeprivationQuintile is { } fifth ? $"fifth {fifth}{(fifth == 1 ? " (most deprived)" : "")}" : "not known",
            ReportBy.Channel => one.Key.Via.ToString(),
        }, one.Times));
        return new RuleReport(from, to, by, Rule, [.. events
            .GroupBy(one => (one.Rule, one.Group))
            .OrderBy(one => one.Key.Rule, StringComparer.Ordinal).ThenBy(one => one.Key.Group, StringComparer.Ordinal)
            .Select(one => Row(one.Key.Rule, one.Key.Group, [.. one]))]);
    }

    /// <summary>Whose numbers a viewer sees: a clinician's practice, or everyone's.</summary>
    public static OdsCode? ScopeOf(Viewer viewer) => viewer.Role == Role.Clinician ? viewer.Practice : null;

    private static RuleReportRow Row(string rule, string group, IReadOnlyList<Counted> events)
    {
        Count Of(RuleEventKind what) => Count.Of(events.Where(one => one.What == what).Sum(one => one.Times));
        return new RuleReportRow(
            rule, group, Of(RuleEventKind.Fired), Of(RuleEventKind.Shown), Of(RuleEventKind.Withheld), Of(RuleEventKind.GaveWay), Of(RuleEventKind.Rested),
            Of(RuleEventKind.Accepted), Of(RuleEventKind.Refused),
            [.. events.Where(one => one.What == RuleEventKind.Refused).GroupBy(one => one.Reason, StringComparer.Ordinal)
                .OrderByDescending(one => one.Sum(each => each.Times)).ThenBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => new ReasonCount(one.Key, Count.Of(one.Sum(each => each.Times))))]);
    }

    private sealed record Counted(string Rule, RuleEventKind What, string Reason, string Group, int Times);
}
