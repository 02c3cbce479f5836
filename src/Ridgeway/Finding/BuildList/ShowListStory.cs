using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Finding.Lists;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Finding.BuildList;

/// <summary>Opens the records of one page of a list: why each person is on it, what was offered last, what stands in the way.</summary>
internal sealed class ShowListStory(RidgewayDb db, KnownContacts known, IRecords records, FindingContext context, ListContent content)
{
    /// <param name="list">As built.</param>
    /// <param name="saved">The saved list it is; null where it is not saved.</param>
    /// <param name="view">Which people.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ListDocument> RunAsync(BuiltList list, SavedListRow? saved, ListView view, CancellationToken cancel)
    {
        var merged = await db.MergedAsync(cancel);
        var before = saved is { Runs: > 0 }
            ? (await db.Set<ListMemberRow>().AsNoTracking().NowOn(saved.ListId).Select(row => row.PersonId).ToListAsync(cancel)).Select(merged.Current).ToHashSet()
            : null;
        var names = view.Order == ListOrder.Name ? await NamesAsync(list, cancel) : [];
        var shown = list.People.Where(view.Shows).ToList();
        var pages = Math.Max(1, (shown.Count + view.Size - 1) / view.Size);
        var page = Math.Clamp(view.Page, 1, pages);
        var people = view.InOrder(shown, person => names.GetValueOrDefault(person, "")).Skip((page - 1) * view.Size).Take(view.Size).ToList();
        var leftOut = list.LeftOut;
        return new ListDocument
        {
            List = saved?.ListId,
            Name = saved?.Name,
            Definition = list.Definition.InWords(id => context.RegisterOn(id, list.On)?.Name ?? id, content.InterventionName(list.Definition.Intervention)),
            Intervention = list.Definition.Intervention,
            InterventionName = content.InterventionName(list.Definition.Intervention),
            On = list.On,
            RegistersAsOfUtc = list.AsOfUtc,
            OnRegister = list.Register.Total,
            Fit = list.People.Count,
            MayBeInvited = list.People.Count - leftOut.Sum(one => one.Count),
            LeftOut = [.. leftOut.Select(one => new LeftOutCount(one.Why, one.Why.ForPeople(), one.Count))],
            Panel = PanelDocument.Of(list.Panel),
            Changed = before is null ? null : Changed(list, before, saved!.LastRunOn!.Value),
            Page = page,
            Pages = pages,
            Shown = shown.Count,
            People = await PeopleAsync(list, people, before, cancel),
        };
    }

    private static ChangeCounts Changed(BuiltList list, HashSet<PersonId> before, DateOnly since)
    {
        var change = ListChange.Between(before, list.People.Select(person => person.Person).ToHashSet());
        return new ChangeCounts(since, change.New.Count, change.Gone.Count, change.Still.Count);
    }

    private async Task<Dictionary<PersonId, string>> NamesAsync(BuiltList list, CancellationToken cancel)
    {
        var wanted = list.People.Select(person => person.Person).ToHashSet();
        var names = new Dictionary<PersonId, string>(wanted.Count);
        foreach (var some in wanted.Chunk(500))
        {
            var ids = some.ToList();
            foreach (var row in await db.Set<PersonRow>().AsNoTracking().Where(row => ids.Contains(row.PersonId)).Select(row => new { row.PersonId, row.Family, row.Given }).ToListAsync(cancel))
            {
                names[row.PersonId] = new PersonName(row.Family, row.Given).ForLists;
            }
        }

        return names;
    }

    private async Task<IReadOnlyList<ShownListPerson>> PeopleAsync(BuiltList list, IReadOnlyList<ListedPerson> people, HashSet<PersonId>? before, CancellationToken cancel)
    {
        var ids = people.Select(person => person.Person).ToList();
        var offers = await LastOffersAsync(ids, list.Definition.Intervention, list.On, cancel);
        var contacts = await known.OfAsync(ids, cancel);
        var criterion = list.Definition.ToCriterion();
        var byId = people.ToDictionary(person => person.Person);
        var shown = new List<ShownListPerson>(people.Count);
        await foreach (var record in records.ReadManyAsync(ids, cancel))
        {
            var id = record.Person.Id;
            shown.Add(Shown(record, byId[id], criterion, list, offers.GetValueOrDefault(id), contacts.GetValueOrDefault(id)) with { IsNew = before is null ? null : !before.Contains(id) });
        }

        return shown;
    }

    private ShownListPerson Shown(PersonRecord record, ListedPerson listed, Criterion criterion, BuiltList list, OfferRow? offer, ContactRow? contact)
    {
        var person = record.Person;
        var why = new PersonOnDay(record, list.On, context).Ask(criterion).Why;
        return new ShownListPerson
        {
            Person = person.Id,
            NhsNumber = person.NhsNumber?.Value,
            Name = person.Name?.ForLists ?? "Name not recorded",
            Age = person.BirthDate is { } birth ? Age.On(birth, list.On).Least : null,
            Sex = PersonWords.Of(person.Sex),
            Practice = person.Practice?.Value,
            DeprivationTenth = person.Deprivation?.Decile,
            Need = listed.Candidate.Need,
            // One fact may stand for several parts of a definition.
            Why = [.. why.Where(reason => reason.Fact != Reason.NoFact).Distinct().Select(reason => ShownEvidence.Of(reason, record, context.Lists))],
            LastOffer = offer is null ? null : new ShownOffer(
                offer.OfferedOn, offer.Kind == OfferKind.Invitation, AnsweringInvitation.On(offer.Standing, offer.OfferedOn, list.Rules, list.On), offer.Reason, offer.AnsweredOn),
            Barriers = Barriers.Of(person, contact),
            LeftOut = listed.LeftOut,
            IsNew = null,
        };
    }

    private async Task<Dictionary<PersonId, OfferRow>> LastOffersAsync(List<PersonId> people, string intervention, DateOnly on, CancellationToken cancel)
    {
        // At one moment a referral comes after the invitation it answers.
        var last = new Dictionary<PersonId, OfferRow>();
        var merged = await db.MergedAsync(cancel);
        foreach (var some in people.Chunk(500))
        {
            var ids = merged.IdsOf(some);
            var rows = await db.Set<OfferRow>().AsNoTracking()
                .Where(row => ids.Contains(row.PersonId) && row.Intervention == intervention && row.OfferedOn <= on)
                .OrderBy(row => row.OfferedAtUtc).ThenBy(row => row.Kind)
                .ToListAsync(cancel);
            rows.ForEach(row => last[merged.Current(row.PersonId)] = row);
        }

        return last;
    }
}
