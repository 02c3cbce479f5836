using Microsoft.EntityFrameworkCore;
using Ridgeway.Codes;
using Ridgeway.Data;
using Ridgeway.Records.Ethnicities;

namespace Ridgeway.Records.CountEthnicity;

/// <summary>How completely ethnic group is recorded, practice by practice: counted in the database, from what the record says now.</summary>
internal sealed class CountEthnicityStory(RidgewayDb db, EthnicityRecords ethnicities, Places places, TimeProvider clock)
{
    public async Task<EthnicityCounted> RunAsync(CancellationToken cancel)
    {
        var counts = await db.Set<PersonRow>()
            .Where(row => !row.HasDied && row.DeathDate == null)
            .GroupBy(row => new { row.Practice, row.EthnicCategory })
            .Select(group => new { group.Key.Practice, group.Key.EthnicCategory, Count = group.Count() })
            .ToListAsync(cancel);
        var conflicts = await ConflictsAsync(cancel);
        var names = places.Practices.ToDictionary(place => place.Code, place => place.Name);
        var practices = counts.GroupBy(row => row.Practice)
            .Select(practice => new EthnicCompleteness(
                practice.Key,
                practice.Where(row => row.EthnicCategory is not (null or EthnicCategory.NotStated or EthnicCategory.NotKnown)).Sum(row => row.Count),
                practice.Where(row => row.EthnicCategory == EthnicCategory.NotStated).Sum(row => row.Count),
                practice.Where(row => row.EthnicCategory == EthnicCategory.NotKnown).Sum(row => row.Count),
                practice.Where(row => row.EthnicCategory == null).Sum(row => row.Count),
                practice.Key is { } code ? conflicts.Known.GetValueOrDefault(code) : conflicts.Without))
            .OrderBy(practice => practice.Practice?.Value ?? "~", StringComparer.Ordinal)
            .ToList();
        return new EthnicityCounted(
            clock.GetUtcNow(),
            ShownCompleteness.Of(EthnicCompleteness.Sum(practices), "Everyone"),
            [.. practices.Select(practice => ShownCompleteness.Of(practice, practice.Practice is { } code ? names.GetValueOrDefault(code, code.Value) : "No practice recorded"))]);
    }

    /// <summary>Only people of whom two sources said something different can be in conflict; the consensus says whether they are.</summary>
    private async Task<(Dictionary<OdsCode, int> Known, int Without)> ConflictsAsync(CancellationToken cancel)
    {
        var rows = await db.Set<DetailRow>().AsNoTracking()
            .Where(row => row.About == DetailKind.Ethnicity)
            .Where(row => db.Set<DetailRow>().Any(other => other.PersonId == row.PersonId && other.About == DetailKind.Ethnicity && (other.Code != row.Code || other.Scheme != row.Scheme)))
            .Join(db.Set<PersonRow>().Where(person => !person.HasDied && person.DeathDate == null), row => row.PersonId, person => person.PersonId, (row, person) => new { row, person.Practice })
            .ToListAsync(cancel);
        var (known, without) = (new Dictionary<OdsCode, int>(), 0);
        foreach (var person in rows.GroupBy(one => one.row.PersonId))
        {
            if (ethnicities.Decide([.. person.Select(one => ethnicities.Statement(one.row))]).Conflicts.Count == 0)
            {
                continue;
            }

            if (person.First().Practice is { } practice)
            {
                known[practice] = known.GetValueOrDefault(practice) + 1;
            }
            else
            {
                without++;
            }
        }

        return (known, without);
    }
}

/// <param name="ComputedAt">When it was counted.</param>
/// <param name="All">Everyone together.</param>
/// <param name="Practices">Each practice, by its code; last those with none.</param>
internal sealed record EthnicityCounted(DateTimeOffset ComputedAt, ShownCompleteness All, IReadOnlyList<ShownCompleteness> Practices);

/// <summary>One line of the report; the command, the page and the API show the same.</summary>
internal sealed record ShownCompleteness(
    string? Practice, string Name, int People, int Stated, int NotStated, int NotKnown, int NotAsked, int InConflict, decimal? PercentStated, decimal? PercentAsked)
{
    public static ShownCompleteness Of(EthnicCompleteness counted, string name) => new(
        counted.Practice?.Value, name, counted.People, counted.Stated, counted.NotStated, counted.NotKnown, counted.NotAsked, counted.InConflict,
        counted.PercentStated, counted.PercentAsked);
}
