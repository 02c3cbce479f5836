using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;

namespace Ridgeway.Records.Giving;

/// <summary>Which system each import came from and whether it kept its sources. An import's answer never changes, so it is asked once.</summary>
internal sealed class ImportSources(IServiceScopeFactory scopes)
{
    private readonly ConcurrentDictionary<ImportId, ImportSource> known = [];

    public async Task<IReadOnlyDictionary<ImportId, ImportSource>> OfAsync(IEnumerable<ImportId> imports, CancellationToken cancel)
    {
        var wanted = imports.Distinct().ToList();
        var missing = wanted.Where(import => !known.ContainsKey(import)).ToList();
        if (missing.Count > 0)
        {
            await using var scope = scopes.CreateAsyncScope();
            var rows = await scope.ServiceProvider.GetRequiredService<RidgewayDb>().Set<ImportRow>().AsNoTracking()
                .Where(row => missing.Contains(row.ImportId))
                .Select(row => new { row.ImportId, row.Source, row.KeepsSources })
                .ToListAsync(cancel);
            foreach (var row in rows)
            {
                known[row.ImportId] = new ImportSource(row.Source, row.KeepsSources);
            }
        }

        return wanted.Where(known.ContainsKey).ToDictionary(import => import, import => known[import]);
    }
}

internal sealed record ImportSource(string Name, bool KeepsSources)
{
    private readonly Sources.PublicId ids = new(Name);

    /// <summary>The id under which something this source calls so is given out.</summary>
    public string PublicIdOf(string id)
    {
        Span<byte> made = stackalloc byte[Sources.PublicId.Longest];
        var length = ids.Write(System.Text.Encoding.UTF8.GetBytes(id), default, default, made);
        return length == 0 ? id : System.Text.Encoding.UTF8.GetString(made[..length]);
    }
}
