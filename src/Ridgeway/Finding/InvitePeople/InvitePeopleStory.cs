using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Finding.BuildList;
using Ridgeway.Finding.Lists;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Finding.InvitePeople;

/// <summary>What came of inviting one person.</summary>
internal sealed record InvitedPerson(PersonId Person, InvitationOutcome Outcome);

/// <summary>What came of inviting people together.</summary>
/// <param name="Batch">The invitations, where any were made.</param>
/// <param name="People">Everyone asked about, with what came of them.</param>
internal sealed record InvitedTogether(InvitationBatchId? Batch, IReadOnlyList<InvitedPerson> People)
{
    public int Invited => People.Count(person => person.Outcome is InvitationOutcome.Invited);
}

/// <summary>
/// Invites people to something, each by the way they asked for, once in a quiet period whichever list they are on. Each is
/// looked at again here, whatever a list said before. Writes the words down and tells; sends nothing itself.
/// </summary>
internal sealed class InvitePeopleStory(RidgewayDb db, KnownContacts known, ListContent content, WriteInvitation write, TimeProvider clock)
{
    /// <param name="people">Whom. The caller has made sure the viewer may see them.</param>
    /// <param name="intervention">To what.</param>
    /// <param name="list">From which saved list; null where from none.</param>
    /// <param name="viewer">Who invites.</param>
    /// <param name="cancel">Stops it; nothing is kept then.</param>
    public async Task<InvitedTogether> RunAsync(IReadOnlyCollection<PersonId> people, string intervention, ListId? list, Viewer viewer, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var today = London.DayOf(now);
        var rules = content.RulesOn(today);
        var batch = InvitationBatchId.New(now);
        var outcomes = new List<InvitedPerson>(people.Count);
        foreach (var some in people.Distinct().Chunk(500))
        {
            foreach (var asked in await ReadAsync([.. some], intervention, cancel))
            {
                var candidate = asked.ToCandidate(intervention, rules, today);
                var outcome = Inviting.Decide(candidate, Barriers.Wishes(asked.Person, asked.Contact), rules, today);
                if (outcome is InvitationOutcome.Invited(var channel))
                {
                    Keep(asked, channel, intervention, list, batch, viewer, rules, now);
                }

                outcomes.Add(new InvitedPerson(asked.Person.Id, outcome));
            }
        }

        await db.SaveChangesAsync(cancel);
        return new InvitedTogether(outcomes.Exists(one => one.Outcome is InvitationOutcome.Invited) ? batch : null, outcomes);
    }

    /// <summary>What would come of inviting one person now, and the words they would get; null where there is nobody.</summary>
    public async Task<(InvitationOutcome Outcome, WrittenInvitation? Words, AskedPerson Asked)?> PreviewAsync(PersonId person, string intervention, CancellationToken cancel)
    {
        var today = London.DayOf(clock.GetUtcNow());
        var rules = content.RulesOn(today);
        if ((await ReadAsync([person], intervention, cancel)) is not [var asked])
        {
            return null;
        }

        var outcome = Inviting.Decide(asked.ToCandidate(intervention, rules, today), Barriers.Wishes(asked.Person, asked.Contact), rules, today);
        return (outcome, outcome is InvitationOutcome.Invited(var channel) ? write.Words(asked.Person, asked.Contact, channel, intervention, rules, today) : null, asked);
    }

    private void Keep(
        AskedPerson asked, ContactChannel channel, string intervention, ListId? list, InvitationBatchId batch, Viewer viewer, InvitationRules rules, DateTimeOffset now)
    {
        var today = London.DayOf(now);
        var words = write.Words(asked.Person, asked.Contact, channel, intervention, rules, today);
        var offer = ListOfferId.New(now);
        db.Add(new OfferRow
        {
            PersonId = asked.Person.Id,
            OfferId = offer,
            Kind = OfferKind.Invitation,
            Intervention = intervention,
            ListId = list,
            BatchId = batch,
            Channel = channel,
            Language = asked.Person.Language,
            IsEasyRead = words.IsEasyRead,
            OfferedOn = today,
            OfferedAtUtc = now.UtcDateTime,
            OfferedBy = viewer.Name,
            Organisation = viewer.Organisation,
            Subject = words.Subject,
            Body = words.Body,
            Standing = OfferStanding.Waiting,
        });
        db.Tell(new PersonFound(asked.Person.Id, list, intervention, PersonGroups.Of(asked.Person, today), today) { At = now });
        db.Tell(new PersonInvited(offer, asked.Person.Id, list, intervention, channel, today) { At = now });
    }

    private async Task<IReadOnlyList<AskedPerson>> ReadAsync(List<PersonId> people, string intervention, CancellationToken cancel)
    {
        var rows = await db.Set<PersonRow>().AsNoTracking().Where(row => people.Contains(row.PersonId)).ToListAsync(cancel);
        var merged = await db.MergedAsync(cancel);
        var ids = merged.IdsOf(people);
        var contacts = await known.OfAsync(people, cancel);
        var offers = (await db.Set<OfferRow>().AsNoTracking()
            .Where(row => ids.Contains(row.PersonId) && (row.Intervention == intervention || row.Kind == OfferKind.Invitation))
            .ToListAsync(cancel)).ToLookup(row => merged.Current(row.PersonId));
        var order = people.Select((person, place) => (person, place)).ToDictionary(pair => pair.person, pair => pair.place);
        return [.. rows.OrderBy(row => order[row.PersonId]).Select(row => new AskedPerson(row.ToPerson(), contacts.GetValueOrDefault(row.PersonId), [.. offers[row.PersonId]]))];
    }
}

/// <summary>Somebody about to be invited, with what they asked for and what was offered before.</summary>
internal sealed record AskedPerson(Person Person, ContactRow? Contact, IReadOnlyList<OfferRow> Offers)
{
    public Candidate ToCandidate(string intervention, InvitationRules rules, DateOnly today)
    {
        var these = Offers.Where(offer => offer.Intervention == intervention).ToList();
        var history = new OfferHistory(
            Offers.Where(offer => offer.Kind == OfferKind.Invitation).Max(offer => (DateOnly?)offer.OfferedOn),
            these.Max(offer => (DateOnly?)offer.OfferedOn),
            these.Where(offer => offer.Standing == OfferStanding.Declined).Max(offer => offer.AnsweredOn ?? (DateOnly?)offer.OfferedOn),
            these.Any(offer => offer.Standing == OfferStanding.InProgramme));
        return new Candidate(Person.Id, ListedGroups.Of(Person, today), 0, history, Person.HasDied || Person.DeathDate?.Earliest <= today, Contact?.IsNoContact == true);
    }
}
