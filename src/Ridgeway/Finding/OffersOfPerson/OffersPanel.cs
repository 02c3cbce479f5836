using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Finding.Lists;
using Ridgeway.Records;
using Ridgeway.Time;
using Ridgeway.Web;

namespace Ridgeway.Finding.OffersOfPerson;

/// <summary>On a person's page: which of the viewer's lists they are on, with the way to invite them, and what was offered before.</summary>
internal sealed class OffersPanel(RidgewayDb db, KnownContacts known, ListContent content, TimeProvider clock) : IShowOnPersonPage
{
    public async Task<PersonPanel?> PanelAsync(PersonRecord record, Viewer viewer, CancellationToken cancel)
    {
        var person = record.Person.Id;
        var ids = await db.IdsOfAsync(person, cancel);
        var today = London.DayOf(clock.GetUtcNow());
        var rules = content.RulesOn(today);
        var lists = await db.Set<SavedListRow>().AsNoTracking().OpenTo(viewer)
            .Where(list => db.Set<ListMemberRow>().Any(member => ids.Contains(member.PersonId) && member.ListId == list.ListId && member.UntilRun == null))
            .OrderBy(list => list.Name)
            .ToListAsync(cancel);
        var offers = await db.Set<OfferRow>().AsNoTracking().Where(row => ids.Contains(row.PersonId) && row.Kind == OfferKind.Invitation)
            .OrderByDescending(row => row.OfferedAtUtc).ToListAsync(cancel);
        var contact = (await known.OfAsync([person], cancel)).GetValueOrDefault(person);
        return new PersonPanel(35, "/Finding/OffersOfPerson/_Offers.cshtml", new OffersOfPersonShown(
            person,
            [.. lists.Select(list => new ListOfPerson(list.ListId, list.Name, list.Intervention, content.InterventionName(list.Intervention)))],
            [.. offers.Select(offer => new OfferOfPerson(offer, content.InterventionName(offer.Intervention), AnsweringInvitation.On(offer.Standing, offer.OfferedOn, rules, today)))],
            Finding.Barriers.Of(record.Person, contact),
            contact?.IsNoContact == true));
    }
}

internal sealed record OffersOfPersonShown(
    PersonId Person, IReadOnlyList<ListOfPerson> Lists, IReadOnlyList<OfferOfPerson> Offers, IReadOnlyList<string> Barriers, bool SaidNoToContact);

internal sealed record ListOfPerson(ListId List, string Name, string Intervention, string Offered);

internal sealed record OfferOfPerson(OfferRow Offer, string What, OfferStanding Standing);
