using Ridgeway.Records;

namespace Ridgeway.Finding.Lists;

/// <summary>What changed on a list since it was last run, each in order of identifier.</summary>
public sealed record ListChange(IReadOnlyList<PersonId> New, IReadOnlyList<PersonId> Gone, IReadOnlyList<PersonId> Still)
{
    public static ListChange Between(IReadOnlySet<PersonId> before, IReadOnlySet<PersonId> now) => new(
        [.. now.Where(person => !before.Contains(person)).Order()],
        [.. before.Where(person => !now.Contains(person)).Order()],
        [.. now.Where(before.Contains).Order()]);
}
