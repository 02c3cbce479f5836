using Ridgeway.Access;
using Ridgeway.Codes;
using Ridgeway.Time;
using Ridgeway.Web;

namespace Ridgeway.Commissioning.ShowLedger;

/// <summary>A commissioner's home: this year's gauge, and lines that somebody must decide on.</summary>
internal sealed class LedgerAtWork(ShowLedgerStory story, TimeProvider clock) : IContributeWork
{
    public async Task<IReadOnlyList<WorkSection>> WorkAsync(Viewer viewer, CancellationToken cancel)
    {
        var year = FinancialYear.Of(London.DayOf(clock.GetUtcNow()));
        if (viewer.Role != Role.Commissioner || !OdsCode.TryParse(viewer.Organisation, out var organisation)
            || await story.RunAsync(organisation, year, null, cancel) is not ShowLedgerOutcome.Shown(var ledger))
        {
            return [];
        }

        var undecided = ledger.Lines.Count(line => line.Standing == LineStanding.NotDefined);
        return
        [
            new WorkSection("Prevention ledger", 80,
            [
                new WorkItem(LedgerWords.Gauge(ledger), "/ledger")
                {
                    Detail = undecided == 0 ? $"{ledger.Lines.Count} budget lines in {ledger.Year}" : $"{undecided} budget lines are not defined: someone must decide",
                    Status = ledger.IsMet switch { true => "Met", false => "Short", null => "Not stated" },
                    StatusColour = ledger.IsMet switch { true => "green", false => "orange", null => "grey" },
                },
            ]),
        ];
    }
}
