using Ridgeway.Codes;
using Ridgeway.Finding;
using Ridgeway.Records;

namespace Ridgeway.Guidance.AdvisePerson;

/// <summary>Reads a person whole and says what to offer them.</summary>
internal sealed class AdvisePersonStory(IRecords records, IGuidance guidance, WishBook wishes, FindingContext context)
{
    /// <param name="asked">A person's id or an NHS number.</param>
    /// <param name="on">The day to advise for.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<AdviseOutcome> RunAsync(string asked, DateOnly on, CancellationToken cancel)
    {
        var people = await WhoAsync(asked, cancel);
        if (people is not [var person])
        {
            return people.Count == 0 ? new AdviseOutcome.NobodyKnown(asked) : new AdviseOutcome.SeveralHold(asked, people);
        }

        if (await records.ReadAsync(person, cancel) is not { } record)
        {
            return new AdviseOutcome.NobodyKnown(asked);
        }

        var advice = guidance.Advise(record, on, await wishes.OfAsync(person, cancel));
        return new AdviseOutcome.Advised(ShownAdviceForPerson.Of(advice, record, context.Lists, _ => []));
    }

    private async Task<IReadOnlyList<PersonId>> WhoAsync(string asked, CancellationToken cancel)
    {
        if (NhsNumber.TryParse(asked, out var number))
        {
            return await records.HoldingAsync(number, cancel);
        }

        return Guid.TryParse(asked, out var id) && id != Guid.Empty ? [new PersonId(id)] : [];
    }
}

internal abstract record AdviseOutcome
{
    private AdviseOutcome()
    {
    }

    public sealed record Advised(ShownAdviceForPerson Advice) : AdviseOutcome;

    public sealed record NobodyKnown(string Asked) : AdviseOutcome;

    public sealed record SeveralHold(string Asked, IReadOnlyList<PersonId> People) : AdviseOutcome;
}
