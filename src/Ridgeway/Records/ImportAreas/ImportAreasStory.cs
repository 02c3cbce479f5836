using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Exchange.Csv;
using Ridgeway.Time;

namespace Ridgeway.Records.ImportAreas;

/// <summary>Takes the official file of the index of deprivation, and brings everyone's decile up to date with it.</summary>
internal sealed class ImportAreasStory(RidgewayDb db, KnownAreas areas, TimeProvider clock)
{
    private const int PeopleASave = 500;

    /// <param name="text">The file.</param>
    /// <param name="index">The edition, or null to tell it from the file.</param>
    /// <param name="cancel">Stops between saves.</param>
    public async Task<AreasImported> RunAsync(string text, string? index, CancellationToken cancel)
    {
        var read = DeprivationCsv.Read(text, index);
        if (read.Areas.Count == 0)
        {
            return new AreasImported(read.Index, 0, 0, read.Problems);
        }

        await using (var transaction = await db.Database.BeginTransactionAsync(cancel))
        {
            await db.Set<AreaRow>().Where(row => row.DeprivationIndex == read.Index).ExecuteDeleteAsync(cancel);
            foreach (var chunk in read.Areas.Chunk(5_000))
            {
                db.AddRange(chunk.Select(area => new AreaRow { Lsoa = area.Code, DeprivationIndex = read.Index, Decile = area.Deprivation.Decile }));
                await db.SaveChangesAsync(cancel);
                db.ChangeTracker.Clear();
            }

            await transaction.CommitAsync(cancel);
        }

        return new AreasImported(read.Index, read.Areas.Count, await FollowAsync(cancel), read.Problems);
    }

    /// <summary>Everyone whose area now says something else; each is told to later rooms.</summary>
    private async Task<int> FollowAsync(CancellationToken cancel)
    {
        var deprivationOf = await areas.ReadAsync(db, cancel);
        var changed = 0;
        var people = await db.Set<PersonRow>().Where(row => row.Lsoa != null).OrderBy(row => row.PersonId).Select(row => row.PersonId).ToListAsync(cancel);
        foreach (var some in people.Chunk(PeopleASave))
        {
            var rows = await db.Set<PersonRow>().Where(row => some.Contains(row.PersonId)).ToListAsync(cancel);
            changed += rows.Count(row => Follow(row, deprivationOf(row.Lsoa!.Value)));
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }

        return changed;
    }

    private bool Follow(PersonRow row, Deprivation? now)
    {
        if (now is null || (row.DeprivationDecile == now.Decile && row.DeprivationIndex == now.Index))
        {
            return false;
        }

        (row.DeprivationDecile, row.DeprivationIndex) = (now.Decile, now.Index);
        var at = clock.GetUtcNow();
        row.UpdatedAtUtc = at.UtcDateTime;
        db.Tell(new RecordUpdated(row.PersonId, PersonGroups.Of(row.ToPerson(), London.DayOf(at))) { At = at });
        return true;
    }
}

/// <param name="Index">The edition.</param>
/// <param name="Areas">How many areas it gives.</param>
/// <param name="PeopleChanged">How many people's decile or its edition changed.</param>
/// <param name="Problems">Rows left out, with why.</param>
internal sealed record AreasImported(string Index, int Areas, int PeopleChanged, IReadOnlyList<CsvProblem> Problems);
