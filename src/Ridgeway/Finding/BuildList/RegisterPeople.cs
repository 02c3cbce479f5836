using Ridgeway.Codes;
using Ridgeway.Content;
using Ridgeway.Finding.Lists;
using Ridgeway.Records;

namespace Ridgeway.Finding.BuildList;

/// <summary>Somebody who is on at least one of the registers asked about.</summary>
/// <param name="Person">Who.</param>
/// <param name="Groups">For fairness.</param>
/// <param name="Practice">Where they are registered; null where that is not recorded.</param>
/// <param name="HasDied">True where a source says so.</param>
/// <param name="On">The registers asked about, one bit each in the order asked.</param>
/// <param name="Need">How many registers of the shelves that count as need they are on.</param>
internal readonly record struct RegisterPerson(PersonId Person, ListedGroups Groups, OdsCode? Practice, bool HasDied, ulong On, int Need);

/// <summary>Everyone on the registers asked about, and the population they were drawn from by group.</summary>
/// <param name="People">In order of identifier.</param>
/// <param name="Population">Everyone alive.</param>
/// <param name="AsOfUtc">When the run was finished that this is read from; null where everyone was asked just now.</param>
internal sealed record PeopleOnRegisters(IReadOnlyList<RegisterPerson> People, GroupTally Population, DateTime? AsOfUtc);

/// <summary>
/// Where lists get the people on registers from: the last run through everyone, where it was for the day asked about and with
/// the content of today (a second for a million people); otherwise everyone is asked now.
/// </summary>
internal sealed class RegisterPeople(IRecords records, FindingContext context, IFinding finding, ContentPack content)
{
    /// <summary>More registers than this cannot be asked about at once.</summary>
    public const int Most = 64;

    /// <param name="registers">Ids of registers in force, at most <see cref="Most"/>.</param>
    /// <param name="needFrom">The shelves that count as need.</param>
    /// <param name="on">The day.</param>
    /// <param name="among">Only these people; null for everyone.</param>
    /// <param name="cancel">Stops the walk.</param>
    public async Task<PeopleOnRegisters> ReadAsync(
        IReadOnlyList<string> registers, IReadOnlyList<RegisterGroup> needFrom, DateOnly on, IReadOnlySet<PersonId>? among, CancellationToken cancel)
    {
        var needs = finding.RegistersOn(on).Where(register => needFrom.Contains(register.Group)).Select(register => register.Id).ToList();
        return await finding.LastRunAsync(cancel) is { } last && last.On == on && last.PackHash == content.Head.Hash
            ? await FromRunAsync(registers, needs, on, among, cancel)
            : AskEveryone(registers, needs, on, among, cancel);
    }

    private async Task<PeopleOnRegisters> FromRunAsync(
        IReadOnlyList<string> registers, List<string> needs, DateOnly on, IReadOnlySet<PersonId>? among, CancellationToken cancel)
    {
        var (people, population) = (new List<RegisterPerson>(), new GroupCells());
        var subjects = registers.Concat(needs.Except(registers)).ToList();
        var needPlaces = needs.ConvertAll(subjects.IndexOf);
        var run = await finding.WalkRunAsync(
            subjects,
            view =>
            {
                if (view.HasDied || among?.Contains(view.Person) == false)
                {
                    return;
                }

                var groups = new ListedGroups(view.DeprivationDecile, view.Sex, view.EthnicGroup, view.AgeOn(on));
                population.Add(groups);
                var bits = 0UL;
                for (var i = 0; i < registers.Count; i++)
                {
                    bits |= view.TruthOf(i) == Truth.True ? 1UL << i : 0;
                }

                if (bits != 0)
                {
                    people.Add(new RegisterPerson(view.Person, groups, view.Practice, false, bits, needPlaces.Count(place => view.TruthOf(place) == Truth.True)));
                }
            },
            cancel);
        return new PeopleOnRegisters(people, population.ToTally(), run?.FinishedAtUtc);
    }

    private PeopleOnRegisters AskEveryone(
        IReadOnlyList<string> registers, List<string> needs, DateOnly on, IReadOnlySet<PersonId>? among, CancellationToken cancel)
    {
        var (people, population) = (new List<RegisterPerson>(), new GroupCells());
        foreach (var record in records.StreamEveryone(cancel))
        {
            var person = record.Person;
            var asked = new PersonOnDay(record, on, context);
            if (among?.Contains(person.Id) == false || asked.HasDied)
            {
                continue;
            }

            var groups = ListedGroups.Of(person, on);
            population.Add(groups);
            var bits = 0UL;
            for (var i = 0; i < registers.Count; i++)
            {
                bits |= asked.Member(registers[i]).Truth == Truth.True ? 1UL << i : 0;
            }

            if (bits != 0)
            {
                people.Add(new RegisterPerson(person.Id, groups, person.Practice, false, bits, needs.Count(id => asked.Member(id).Truth == Truth.True)));
            }
        }

        return new PeopleOnRegisters(people, population.ToTally(), AsOfUtc: null);
    }
}
