using Microsoft.EntityFrameworkCore;
using Ridgeway.Codes;
using Ridgeway.Data;

namespace Ridgeway.Records.ImportAreas;

/// <summary>The deprivation of every small area known: the newest edition that was imported, else what the content's places say.</summary>
internal sealed class KnownAreas(Places places)
{
    public async Task<Func<Lsoa, Deprivation?>> ReadAsync(RidgewayDb db, CancellationToken cancel)
    {
        var rows = await db.Set<AreaRow>().AsNoTracking().ToListAsync(cancel);
        if (rows.Count == 0)
        {
            return places.DeprivationOf;
        }

        // "IMD 2019" comes before "IMD 2025", so that of one area the newest stays.
        var known = new Dictionary<Lsoa, Deprivation>();
        foreach (var row in rows.OrderBy(row => row.DeprivationIndex, StringComparer.Ordinal))
        {
            known[row.Lsoa] = new Deprivation(row.Decile, row.DeprivationIndex);
        }

        return lsoa => known.GetValueOrDefault(lsoa) ?? places.DeprivationOf(lsoa);
    }
}
