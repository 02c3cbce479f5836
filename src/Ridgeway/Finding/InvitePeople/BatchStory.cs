using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Exchange.Csv;
using Ridgeway.Finding.Lists;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Finding.InvitePeople;

/// <summary>One invitation of a batch.</summary>
internal sealed record BatchPerson(OfferRow Offer, Person Person, ContactRow? Contact, OfferStanding Standing)
{
    public string Name => Person.Name?.ForLists ?? "Name not recorded";
}

/// <summary>The invitations of a batch to people the viewer may see; whom they were shown is written down.</summary>
internal sealed class BatchStory(RidgewayDb db, KnownContacts known, Sight sight, PersonDoor door, ListContent content, TimeProvider clock)
{
    /// <summary>The columns of a mail merge file.</summary>
    private static readonly string[] Columns =
        ["invitation", "channel", "name", "address", "postcode", "telephone", "email", "language", "translate", "interpreter", "easy-read", "access-needs", "subject", "text"];

    /// <param name="batch">Which.</param>
    /// <param name="channel">Only those by this way; null for all.</param>
    /// <param name="viewer">Who looks.</param>
    /// <param name="what">What they look at, as the person would call it.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<BatchPerson>> RunAsync(Guid batch, ContactChannel? channel, Viewer viewer, string what, CancellationToken cancel)
    {
        if (batch == Guid.Empty)
        {
            return [];
        }

        var id = new InvitationBatchId(batch);
        var today = London.DayOf(clock.GetUtcNow());
        var rules = content.RulesOn(today);
        var merged = await db.MergedAsync(cancel);
        var offers = await db.Set<OfferRow>().AsNoTracking()
            .Where(row => row.BatchId == id && (channel == null || row.Channel == channel))
            .OrderBy(row => row.OfferId)
            .ToListAsync(cancel);
        var people = new Dictionary<PersonId, Person>();
        var contacts = await known.OfAsync(offers.Select(row => merged.Current(row.PersonId)), cancel);
        foreach (var some in offers.Select(row => merged.Current(row.PersonId)).Distinct().Chunk(500))
        {
            var ids = some.ToList();
            (await db.PeopleSeenBy(sight, viewer).AsNoTracking().Where(row => ids.Contains(row.PersonId)).ToListAsync(cancel)).ForEach(row => people[row.PersonId] = row.ToPerson());
        }

        await door.NoteListAsync(viewer, people.Keys, what, Purpose.CaseFinding, cancel);
        return
        [
            .. offers.Where(offer => people.ContainsKey(merged.Current(offer.PersonId))).Select(offer => new BatchPerson(
                offer, people[merged.Current(offer.PersonId)], contacts.GetValueOrDefault(merged.Current(offer.PersonId)), AnsweringInvitation.On(offer.Standing, offer.OfferedOn, rules, today))),
        ];
    }

    /// <summary>A mail merge file: what whoever sends needs, and nothing clinical.</summary>
    public static string MailMerge(IEnumerable<BatchPerson> people) => CsvWriting.Write(Columns, people.Select(line => (IEnumerable<string?>)
    [
        line.Offer.OfferId.ToString(),
        BuildList.ListWords.Kebab(line.Offer.Channel!.Value),
        line.Person.Name?.ForPeople,
        line.Person.Address,
        line.Person.Postcode?.Value,
        line.Offer.Channel == ContactChannel.Sms ? line.Person.Telephone : null,
        line.Offer.Channel == ContactChannel.Email ? line.Person.Email : null,
        line.Offer.Language,
        Barriers.IsEnglish(line.Offer.Language) ? "no" : "yes",
        line.Contact?.NeedsInterpreter is { } needs ? (needs ? "yes" : "no") : "not recorded",
        line.Offer.IsEasyRead ? "yes" : "no",
        line.Contact?.AccessNeeds,
        line.Offer.Subject,
        line.Offer.Body,
    ]));
}
