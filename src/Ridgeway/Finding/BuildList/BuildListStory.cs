using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Finding.Lists;
using Ridgeway.Records;
using Ridgeway.Records.Rights;

namespace Ridgeway.Finding.BuildList;

/// <summary>Who fits a definition on a day, who of them is left out and why, and how the list stands against its register.</summary>
internal sealed class BuildListStory(RidgewayDb db, IRecords records, RegisterPeople people, IFinding finding, ListContent content)
{
    /// <param name="definition">Who is meant.</param>
    /// <param name="on">The day to ask about.</param>
    /// <param name="among">
    /// Only these people, whom somebody cares for: it is case finding. Null for everyone: it is planning, and whoever opted out of it is left out.
    /// </param>
    /// <param name="cancel">Stops it.</param>
    public async Task<BuildOutcome> RunAsync(ListDefinition definition, DateOnly on, IReadOnlySet<PersonId>? among, CancellationToken cancel)
    {
        if (Problems(definition, on) is { Count: > 0 } problems)
        {
            return new BuildOutcome.Wrong(problems);
        }

        var rules = content.RulesOn(on);
        var found = await people.ReadAsync(definition.Registers, rules.Selection.NeedFrom, on, among, cancel);
        var merged = await db.MergedAsync(cancel);
        var offers = await OffersAsync(definition.Intervention, rules, on, merged, cancel);
        var silent = (await db.Set<ContactRow>().AsNoTracking().Where(row => row.IsNoContact).Select(row => row.PersonId).ToListAsync(cancel)).Select(merged.Current).ToHashSet();
        var refusing = (await records.RefusingAsync(among is null ? UseOfRecord.Planning : UseOfRecord.CaseFinding, cancel)).Select(merged.Current).ToHashSet();
        return new BuildOutcome.Built(Put(definition, on, rules, found, offers, new LeftAlone(silent, refusing)));
    }

    public IReadOnlyList<ListProblem> Problems(ListDefinition definition, DateOnly on)
    {
        var known = finding.RegistersOn(on).Select(register => register.Id).ToHashSet(StringComparer.Ordinal);
        return definition.Registers.Count > RegisterPeople.Most
            ? [new ListProblem(ListPart.On, $"{definition.Registers.Count} registers")]
            : definition.Problems(known.Contains, id => content.Intervention(id) is not null);
    }

    private static BuiltList Put(
        ListDefinition definition, DateOnly on, InvitationRules rules, PeopleOnRegisters found, Dictionary<PersonId, OfferHistory> offers, LeftAlone alone)
    {
        var registers = definition.Registers;
        var must = definition.On.Aggregate(0UL, (bits, id) => bits | (1UL << Place(registers, id)));
        var mustNot = definition.NotOn.Aggregate(0UL, (bits, id) => bits | (1UL << Place(registers, id)));
        var (register, listed) = (new GroupCells(), new GroupCells());
        var fit = new List<ListedPerson>();
        foreach (var person in found.People)
        {
            if ((person.On & 1) != 0)
            {
                register.Add(person.Groups);
            }

            if ((person.On & must) != must || (person.On & mustNot) != 0 || !definition.Admits(person.Groups, person.Practice))
            {
                continue;
            }

            var candidate = new Candidate(person.Person, person.Groups, person.Need, offers.GetValueOrDefault(person.Person), person.HasDied, alone.Silent.Contains(person.Person), alone.Refusing.Contains(person.Person));
            var why = Exclusions.Of(candidate, rules, on);
            fit.Add(new ListedPerson(candidate, person.Practice, why));
            if (why is null)
            {
                listed.Add(person.Groups);
            }
        }

        return new BuiltList
        {
            Definition = definition,
            On = on,
            Rules = rules,
            People = fit,
            Listed = listed.ToTally(),
            Register = register.ToTally(),
            Population = found.Population,
            AsOfUtc = found.AsOfUtc,
            RegisterByNeed = register.ByNeed(rules.Selection),
        };
    }

    private sealed record LeftAlone(IReadOnlySet<PersonId> Silent, IReadOnlySet<PersonId> Refusing);

    private static int Place(IReadOnlyList<string> registers, string id)
    {
        var place = 0;
        while (registers[place] != id)
        {
            place++;
        }

        return place;
    }

    /// <summary>What was offered to whom by this day: everything of this intervention, and every invitation inside the quiet period.</summary>
    private async Task<Dictionary<PersonId, OfferHistory>> OffersAsync(string intervention, InvitationRules rules, DateOnly on, MergedPeople merged, CancellationToken cancel)
    {
        var quietFrom = on.AddDays(-rules.QuietDays);
        var rows = await db.Set<OfferRow>().AsNoTracking()
            .Where(row => row.OfferedOn <= on && (row.Intervention == intervention || (row.Kind == OfferKind.Invitation && row.OfferedOn > quietFrom)))
            .Select(row => new { row.PersonId, row.Kind, row.Intervention, row.OfferedOn, row.Standing, row.AnsweredOn })
            .ToListAsync(cancel);
        var histories = new Dictionary<PersonId, OfferHistory>();
        foreach (var row in rows)
        {
            var person = merged.Current(row.PersonId);
            var so = histories.GetValueOrDefault(person);
            var isThis = row.Intervention == intervention;
            histories[person] = new OfferHistory(
                row.Kind == OfferKind.Invitation ? Later(so.LastInvitedOn, row.OfferedOn) : so.LastInvitedOn,
                isThis ? Later(so.LastOfferedOn, row.OfferedOn) : so.LastOfferedOn,
                isThis && row.Standing == OfferStanding.Declined ? Later(so.DeclinedOn, row.AnsweredOn ?? row.OfferedOn) : so.DeclinedOn,
                so.IsInProgramme || (isThis && row.Standing == OfferStanding.InProgramme));
        }

        return histories;
    }

    private static DateOnly Later(DateOnly? one, DateOnly other) => one > other ? one.Value : other;
}
