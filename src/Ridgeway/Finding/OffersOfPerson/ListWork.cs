using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Finding.Lists;
using Ridgeway.Finding.SaveList;
using Ridgeway.Records;
using Ridgeway.Web;

namespace Ridgeway.Finding.OffersOfPerson;

/// <summary>On home: people who said yes and wait to be referred, lists with what changed; for a person, invitations to answer.</summary>
internal sealed class ListWork(RidgewayDb db, Sight sight, ListContent content) : IContributeWork
{
    private const int Shown = 5;

    public async Task<IReadOnlyList<WorkSection>> WorkAsync(Viewer viewer, CancellationToken cancel) => viewer switch
    {
        { Role: Role.Clinician } => [await YesAsync(viewer, cancel), await ListsAsync(viewer, cancel)],
        { Role: Role.Person, Person: { } self } => [await MineAsync(self, cancel)],
        _ => [],
    };

    /// <summary>A yes is settled when a referral for the same thing is heard of; until then it waits here.</summary>
    private async Task<WorkSection> YesAsync(Viewer viewer, CancellationToken cancel)
    {
        var offers = db.Set<OfferRow>().AsNoTracking();
        var seen = db.PeopleSeenBy(sight, viewer);
        var merged = db.Set<MergedRow>();
        var own = from offer in offers join person in seen on offer.PersonId equals person.PersonId select new { offer, person };
        var led = from gone in merged
                  join offer in offers on gone.PersonId equals offer.PersonId
                  join person in seen on gone.IntoPersonId equals person.PersonId
                  select new { offer, person };
        var yes = from one in own.Concat(led)
                  let offer = one.offer
                  let person = one.person
                  where offer.Kind == OfferKind.Invitation && offer.Standing == OfferStanding.Accepted
                      && !offers.Any(later => (later.PersonId == offer.PersonId || later.PersonId == person.PersonId) && later.Kind == OfferKind.Referral && later.Intervention == offer.Intervention && later.OfferedOn >= offer.OfferedOn)
                  orderby offer.AnsweredOn, offer.OfferId
                  select new { offer.OfferId, offer.Intervention, offer.AnsweredOn, person.Family, person.Given };
        var first = await yes.Take(Shown).ToListAsync(cancel);
        return new WorkSection("Said yes to an invitation", 12,
        [
            .. first.Select(row => new WorkItem(new PersonName(row.Family, row.Given).ForLists, $"/invitations/{row.OfferId}")
            {
                Detail = $"{content.InterventionName(row.Intervention)}, said yes on {row.AnsweredOn:d MMMM yyyy}",
                Status = "To refer",
                StatusColour = "green",
            }),
        ])
        {
            Total = await yes.CountAsync(cancel),
        };
    }

    private async Task<WorkSection> ListsAsync(Viewer viewer, CancellationToken cancel)
    {
        var lists = await db.Set<SavedListRow>().AsNoTracking().OpenTo(viewer).OrderByDescending(row => row.Came + row.Went).ThenBy(row => row.Name).ToListAsync(cancel);
        return new WorkSection("Saved lists", 60,
        [
            .. lists.Take(Shown).Select(list => new WorkItem(list.Name, $"/lists/{list.ListId}")
            {
                Detail = $"{list.People:N0} people, last run {list.LastRunOn:d MMMM yyyy}",
                Status = ListsModel.Change(list),
                StatusColour = list.Came + list.Went > 0 && list.Runs > 1 ? "blue" : null,
            }),
        ])
        {
            Total = lists.Count,
            AllHref = "/lists",
        };
    }

    private async Task<WorkSection> MineAsync(PersonId self, CancellationToken cancel)
    {
        var ids = await db.IdsOfAsync(self, cancel);
        var waiting = await db.Set<OfferRow>().AsNoTracking()
            .Where(row => ids.Contains(row.PersonId) && row.Kind == OfferKind.Invitation && row.Standing == OfferStanding.Waiting)
            .OrderBy(row => row.OfferedAtUtc).ToListAsync(cancel);
        return new WorkSection("Invitations to answer", 5,
        [
            .. waiting.Take(Shown).Select(row => new WorkItem(content.InterventionName(row.Intervention), "/my-invitations")
            {
                Detail = $"Invited on {row.OfferedOn:d MMMM yyyy}. Say yes or no",
            }),
        ]);
    }
}
