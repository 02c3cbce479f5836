using Ridgeway.Codes;
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
internal sealed record PeopleOnRegisters(IReadOnlyList<RegisterPerson> People, GroupTally Population);

/// <summary>Where lists get the people on registers from.</summary>
internal sealed class RegisterPeople(IRecords records, FindingContext context, IFinding finding)
{
    /// <summary>More registers than this cannot be asked about at once.</summary>
    public const int Most = 64;

    /// <param name="registers">Ids of registers in force, at most <see cref="Most"/>.</param>
    /// <param name="needFrom">The shelves that count as need.</param>
    /// <param name="on">The day.</param>
    /// <param name="among">Only these people; null for everyone.</param>
    /// <param name="cancel">Stops the walk.</param>
    public Task<PeopleOnRegisters> ReadAsync(
        IReadOnlyList<string> registers, IReadOnlyList<RegisterGroup> needFrom, DateOnly on, IReadOnlySet<PersonId>? among, CancellationToken cancel)
    {
        var needs = finding.RegistersOn(on).Where(register => needFrom.Contains(register.Group)).Select(register => register.Id).ToList();
        var (people, population) = (new List<RegisterPerson>(), new GroupTally());
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

        return Task.FromResult(new PeopleOnRegisters(people, population));
    }
}
