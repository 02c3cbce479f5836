using Ridgeway.Records;
using Ridgeway.Records.Rights;

namespace Ridgeway.Finding.FindPeople;

/// <summary>
/// Who is on a register on a day, and why: from the last run where that is current, else by a walk through everyone; then each
/// member is read whole for the reasons and their sources. Whoever chose that their record is not used for this is counted and not named.
/// </summary>
internal sealed class FindPeopleStory(IRecords records, FindingContext context, IFinding finding)
{
    /// <param name="registerId">The register's id.</param>
    /// <param name="on">The day to ask about.</param>
    /// <param name="among">Only these people, whom somebody cares for: it is case finding. Null for everyone: it is planning.</param>
    /// <param name="cancel">Stops the walk.</param>
    public async Task<FindOutcome> RunAsync(string registerId, DateOnly on, IReadOnlySet<PersonId>? among, CancellationToken cancel)
    {
        if (context.RegisterOn(registerId, on) is not { } register)
        {
            return new FindOutcome.NoSuchRegister(registerId, on, [.. finding.RegistersOn(on).Select(known => known.Id)]);
        }

        var found = await FromLastRunAsync(register, on, among, cancel) is { Holds: true } kept ? kept : Walk(register, on, among, cancel);
        var refusing = await records.RefusingAsync(among is null ? UseOfRecord.Planning : UseOfRecord.CaseFinding, cancel);
        var people = new List<FoundPerson>(found.Members.Count);
        await foreach (var record in records.ReadManyAsync(found.Members.Where(member => !refusing.Contains(member)), cancel))
        {
            people.Add(Explained(record, register, on));
        }

        return new FindOutcome.Found(new FoundPeople(
            register.Id, on, register.Definition, people.Count, found.Undecided, found.Members.Count(refusing.Contains), people));
    }

    private async Task<Found> FromLastRunAsync(Register register, DateOnly on, IReadOnlySet<PersonId>? among, CancellationToken cancel)
    {
        var found = new Found();
        if (await finding.LastRunAsync(cancel) is not { IsCurrent: true } last || last.On != on)
        {
            return found;
        }

        var walked = await finding.WalkRunAsync([register.Id], person => found.Add(person.Person, person.TruthOf(0), among), cancel);
        found.Holds = walked is { IsCurrent: true } && walked.On == on;
        return found;
    }

    private Found Walk(Register register, DateOnly on, IReadOnlySet<PersonId>? among, CancellationToken cancel)
    {
        var program = CompiledCriteria.For(context, [new Criterion.In(register.Id)], on);
        var parts = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => (Scan: program.NewScan(), Found: new Found())).ToList();
        records.WalkEveryone(
            parts.Count,
            (part, person) =>
            {
                parts[part].Scan.Look(person);
                parts[part].Found.Add(person.Id, parts[part].Scan.TruthOf(0), among);
            },
            cancel,
            program.LooksAt);
        return parts.Aggregate(new Found(), (all, part) => all.With(part.Found));
    }

    private FoundPerson Explained(PersonRecord record, Register register, DateOnly on)
    {
        var answer = new PersonOnDay(record, on, context).Ask(new Criterion.In(register.Id));
        return new FoundPerson(
            record.Person.Id,
            record.Person.NhsNumber?.Value,
            [.. answer.Why.Select(reason => ShownEvidence.Of(reason, record, context.Lists))]);
    }

    private sealed class Found
    {
        public List<PersonId> Members { get; } = [];

        public int Undecided { get; private set; }

        public bool Holds { get; set; }

        public void Add(PersonId person, Truth truth, IReadOnlySet<PersonId>? among)
        {
            if (truth == Truth.False || among?.Contains(person) == false)
            {
                return;
            }

            if (truth == Truth.True)
            {
                Members.Add(person);
            }
            else
            {
                Undecided++;
            }
        }

        public Found With(Found other)
        {
            Members.AddRange(other.Members);
            Undecided += other.Undecided;
            return this;
        }
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
/// <param name="Count">How many people are on it and named here.</param>
/// <param name="NotKnown">How many cannot be decided because something is not recorded.</param>
/// <param name="NotNamed">How many more are on it and asked that their record is not used for this.</param>
/// <param name="People">Everyone named, each with the facts that put them there.</param>
internal sealed record FoundPeople(string Register, DateOnly On, string Definition, int Count, int NotKnown, int NotNamed, IReadOnlyList<FoundPerson> People);

internal sealed record FoundPerson(PersonId Person, string? NhsNumber, IReadOnlyList<ShownEvidence> Why);
