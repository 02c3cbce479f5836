using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Records;
using Ridgeway.Web;

namespace Ridgeway.Guidance.RecheckCards;

/// <summary>
/// On a clinician's home: cards of another system that were accepted and, looked at again, no longer held. It leaves when a newer
/// card about the same thing was accepted and held, or after two weeks.
/// </summary>
internal sealed class CardWork(RidgewayDb db, Sight sight, IRecords records, IGuidance guidance, GuidanceOptions options, TimeProvider clock) : IContributeWork
{
    private const int Shown = 5;

    public async Task<IReadOnlyList<WorkSection>> WorkAsync(Viewer viewer, CancellationToken cancel) =>
        viewer.Role == Role.Clinician ? [await NoLongerHoldingAsync(viewer, cancel)] : [];

    private async Task<WorkSection> NoLongerHoldingAsync(Viewer viewer, CancellationToken cancel)
    {
        var since = (clock.GetUtcNow() - options.NoLongerHoldingStays).UtcDateTime;
        var seen = sight.PeopleSeenBy(viewer);
        var cards = from known in db.Set<PersonCardRow>().AsNoTracking()
                    join card in db.Set<CardRow>().AsNoTracking() on known.CardId equals card.CardId
                    where card.OutcomeAtUtc > since && card.Outcome == CardOutcome.Accepted && (card.Stood == CardStood.Expired || card.Stood == CardStood.Forbidden)
                        && seen.Contains(known.PersonId)
                        && !db.Set<CardRow>().Any(later => later.Subject == card.Subject && later.Intervention == card.Intervention
                            && later.GivenAtUtc > card.GivenAtUtc && later.Stood == CardStood.Stood)
                    orderby card.Stood == CardStood.Forbidden ? 0 : 1, card.OutcomeAtUtc descending, card.CardId
                    select new { known.PersonId, card.Intervention, Stood = card.Stood!.Value };
        var items = new List<WorkItem>();
        foreach (var row in await cards.Take(Shown).ToListAsync(cancel))
        {
            var person = await records.WhoIsAsync(row.PersonId, cancel);
            items.Add(new WorkItem(person?.Name?.ForLists ?? "Name not recorded", $"/people/{row.PersonId}/advice")
            {
                Detail = $"{guidance.Intervention(row.Intervention)?.Name ?? row.Intervention}: {Why(row.Stood)}",
                Status = row.Stood == CardStood.Forbidden ? "Stop" : "Check again",
                StatusColour = row.Stood == CardStood.Forbidden ? "red" : "yellow",
            });
        }

        return new WorkSection("Taken up elsewhere, no longer holding", 8, items) { Total = await cards.CountAsync(cancel) };
    }

    private static string Why(CardStood stood) => stood == CardStood.Forbidden
        ? "taken up from a card after something that forbids it was recorded. Stop the referral"
        : "taken up from a card that had expired. Look at the advice of today before it goes on";
}
