using Ridgeway.Records;

namespace Ridgeway.Finding.FindPeople;

/// <summary>Who is on a register on a day, and why. Walks everyone once, then reads each member whole for the sources.</summary>
internal sealed class FindPeopleStory(IRecords records, FindingContext context, IFinding finding)
{
    /// <param name="registerId">The register's id.</param>
    /// <param name="on">The day to ask about.</param>
    /// <param name="among">Only these people; null for everyone.</param>
    /// <param name="cancel">Stops the walk.</param>
    public async Task<FindOutcome> RunAsync(string registerId, DateOnly on, IReadOnlySet<PersonId>? among, CancellationToken cancel)
    {
        if (context.RegisterOn(registerId, on) is not { } register)
        {
            return new FindOutcome.NoSuchRegister(registerId, on, [.. finding.RegistersOn(on).Select(known => known.Id)]);
        }

        var (members, undecided) = Walk(register, on, among, cancel);
        var people = new List<FoundPerson>(members.Count);
        await foreach (var record in records.ReadManyAsync(members, cancel))
        {
            people.Add(Explained(record, register, on));
        }

        return new FindOutcome.Found(new FoundPeople(register.Id, on, register.Definition, people.Count, undecided, people));
    }

    private (List<PersonId> Members, int Undecided) Walk(Register register, DateOnly on, IReadOnlySet<PersonId>? among, CancellationToken cancel)
    {
        var members = new List<PersonId>();
        var undecided = 0;
        var criterion = new Criterion.In(register.Id);
        foreach (var record in records.StreamEveryone(cancel))
        {
            if (among?.Contains(record.Person.Id) == false)
            {
                continue;
            }

            switch (new PersonOnDay(record, on, context).Ask(criterion).Truth)
            {
                case Truth.True:
                    members.Add(record.Person.Id);
                    break;
                case Truth.Unknown:
                    undecided++;
                    break;
            }
        }

        return (members, undecided);
    }

    private FoundPerson Explained(PersonRecord record, Register register, DateOnly on)
    {
        var answer = new PersonOnDay(record, on, context).Ask(new Criterion.In(register.Id));
        return new FoundPerson(
            record.Person.Id,
            record.Person.NhsNumber?.Value,
            [.. answer.Why.Select(reason => ShownEvidence.Of(reason, record, context.Lists))]);
    }
}

internal abstract record FindOutcome
{
    private FindOutcome()
    {
    }

    public sealed record Found(FoundPeople People) : FindOutcome;

    public sealed record NoSuchRegister(string Asked, DateOnly On, IReadOnlyList<string> Known) : FindOutcome;
}

/// <param name="Register">The register's id.</param>
/// <param name="On">The day it was asked about.</param>
/// <param name="Definition">What the register says, in words.</param>
/// <param name="Count">How many people are on it.</param>
/// <param name="NotKnown">How many cannot be decided because something is not recorded.</param>
/// <param name="People">Everyone on it, each with the facts that put them there.</param>
internal sealed record FoundPeople(string Register, DateOnly On, string Definition, int Count, int NotKnown, IReadOnlyList<FoundPerson> People);

internal sealed record FoundPerson(PersonId Person, string? NhsNumber, IReadOnlyList<ShownEvidence> Why);
