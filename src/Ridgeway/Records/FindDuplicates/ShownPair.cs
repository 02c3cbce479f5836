using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Records.Matching;

namespace Ridgeway.Records.FindDuplicates;

/// <summary>Two records side by side with the reasons for and against; the page and the command show the same.</summary>
internal sealed record ShownPair(
    ShownSide One, ShownSide Other, MatchVerdict Verdict, double Score, string Because, IReadOnlyList<ShownReason> Reasons, DuplicateState State, string? DecidedBy, DateTime? DecidedAtUtc, string? Note)
{
    /// <summary>These pairs with who they are about; a pair of which one is gone is left out.</summary>
    public static async Task<IReadOnlyList<ShownPair>> WaitingAsync(RidgewayDb db, IReadOnlyList<DuplicateRow> rows, CancellationToken cancel)
    {
        var shown = new List<ShownPair>();
        foreach (var chunk in rows.Chunk(400))
        {
            var ids = chunk.SelectMany(row => new[] { row.PersonId, row.OtherPersonId }).Distinct().ToList();
            var people = await db.Set<PersonRow>().AsNoTracking().Where(row => ids.Contains(row.PersonId)).ToDictionaryAsync(row => row.PersonId, row => row.ToPerson(), cancel);
            shown.AddRange(chunk.Where(row => people.ContainsKey(row.PersonId) && people.ContainsKey(row.OtherPersonId)).Select(row => Of(row, people[row.PersonId], people[row.OtherPersonId])));
        }

        return shown;
    }

    private static ShownPair Of(DuplicateRow row, Person one, Person other)
    {
        var read = row.Read();
        return new ShownPair(
            ShownSide.Of(one), ShownSide.Of(other), row.Verdict, row.Score, MatchWords.Of(read.Decider),
            [.. read.Reasons.Select(reason => new ShownReason(MatchWords.Of(reason.Field), MatchWords.Of(reason.Agreement), reason.Weight))],
            row.State, row.DecidedBy, row.DecidedAtUtc, row.Note);
    }
}

/// <summary>What there is to tell somebody by, and nothing clinical.</summary>
internal sealed record ShownSide(PersonId Person, string Name, string? NhsNumber, bool IsVerified, string? Born, string Sex, string? Address, string? Practice)
{
    public string Words => $"{Person}: {Name}, born {Born ?? "not recorded"}, {Sex.ToLowerInvariant()}, {Address ?? "no address"}, NHS number {NhsNumber ?? "not recorded"}{(IsVerified ? " (verified)" : "")}, practice {Practice ?? "not recorded"}";

    public static ShownSide Of(Person person) => new(
        person.Id, person.Name?.ForLists ?? "Name not recorded", person.NhsNumber?.ForPeople, person.Verification == NhsNumberVerification.Verified,
        person.BirthDate is { } birth ? PersonWords.Date(birth) : null, PersonWords.Of(person.Sex),
        string.Join(", ", new[] { person.Address, person.Postcode?.Value }.Where(part => part is not null)) is { Length: > 0 } address ? address : null,
        person.Practice?.Value);
}

internal sealed record ShownReason(string What, string How, double Weight);
