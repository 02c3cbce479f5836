using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Exchange.OpenReferral;
using Ridgeway.Time;

namespace Ridgeway.Providers.ImportDirectory;

/// <summary>
/// Brings a directory of services in. An entry is found again by the name of its directory and its id there,
/// so importing the same file twice changes nothing.
/// </summary>
internal sealed class ImportDirectoryStory(RidgewayDb db, TimeProvider clock)
{
    private readonly List<DirectoryProblem> problems = [];
    private readonly HashSet<ProviderId> touched = [];
    private readonly Dictionary<ProviderId, string> fates = [];
    private readonly Dictionary<ServiceId, string> serviceFates = [];

    /// <exception cref="IOException">A file cannot be read.</exception>
    public async Task<ImportDirectoryResult> ImportAsync(IReadOnlyList<string> paths, string source, CancellationToken cancel)
    {
        var started = clock.GetTimestamp();
        var known = await KnownAsync(source, cancel);
        var entries = new EntryTally(0, 0, 0);
        foreach (var path in Files(paths))
        {
            var file = OpenReferralReader.Read(await File.ReadAllBytesAsync(path, cancel));
            problems.AddRange(file.Problems.Select(problem => new DirectoryProblem(path, problem.Path, problem.What)));
            var lost = Keep(file, path, source, known);
            entries = new EntryTally(entries.Read + file.Read, entries.Ignored + file.Ignored, entries.SetAside + file.SetAside + lost);
        }

        foreach (var provider in touched)
        {
            db.Tell(new OfferChanged(provider) { At = clock.GetUtcNow() });
        }

        await db.SaveChangesAsync(cancel);
        return new ImportDirectoryResult(
            TallyOf(fates.Values), TallyOf(serviceFates.Values), entries, problems, Math.Round(clock.GetElapsedTime(started).TotalSeconds, 2));
    }

    private static IEnumerable<string> Files(IReadOnlyList<string> paths) => paths.SelectMany(path => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        : Enumerable.Repeat(path, 1));

    private async Task<Known> KnownAsync(string source, CancellationToken cancel) => new(
        await db.Set<ProviderRow>().Where(row => row.Source == source).ToDictionaryAsync(row => row.SourceId, StringComparer.Ordinal, cancel),
        await db.Set<ServiceRow>().Include(row => row.Places).Where(row => row.Source == source).ToDictionaryAsync(row => row.SourceId, StringComparer.Ordinal, cancel));

    /// <returns>How many services had to be set aside because nobody runs them.</returns>
    private int Keep(OpenReferralFile file, string path, string source, Known known)
    {
        foreach (var organisation in file.Organisations)
        {
            Keep(organisation, source, known);
        }

        var lost = 0;
        foreach (var service in file.Services)
        {
            if (service.OrganisationId is { } id && known.Providers.TryGetValue(id, out var provider))
            {
                Keep(service, provider, path, source, known);
            }
            else
            {
                lost++;
                problems.Add(new DirectoryProblem(path, $"service {service.Id}", $"'{service.Name}' does not say which organisation runs it and was set aside: there is nobody to refer to."));
            }
        }

        return lost;
    }

    private void Keep(OrganisationEntry entry, string source, Known known)
    {
        var now = clock.GetUtcNow();
        if (!known.Providers.TryGetValue(entry.Id, out var row))
        {
            row = new ProviderRow { ProviderId = ProviderId.New(now), Name = entry.Name, Source = source, SourceId = entry.Id };
            known.Providers.Add(entry.Id, row);
            db.Add(row);
        }

        ServiceFields.Write(row, entry);
        if (Note(fates, row.ProviderId, db.Entry(row).State))
        {
            row.UpdatedAtUtc = now.UtcDateTime;
        }
    }

    private void Keep(ServiceEntry entry, ProviderRow provider, string path, string source, Known known)
    {
        var now = clock.GetUtcNow();
        if (!known.Services.TryGetValue(entry.Id, out var row))
        {
            row = new ServiceRow { ServiceId = ServiceId.New(now), ProviderId = provider.ProviderId, Name = entry.Name, Source = source, SourceId = entry.Id };
            known.Services.Add(entry.Id, row);
            db.Add(row);
        }

        row.ProviderId = provider.ProviderId;
        foreach (var term in ServiceFields.Write(row, entry, London.DayOf(now)))
        {
            problems.Add(new DirectoryProblem(path, $"service {entry.Id}", $"'{term}' is not an access facet Ridgeway knows; it was left out."));
        }

        var placesChanged = ServiceFields.WritePlaces(row, entry);
        var state = db.Entry(row).State;
        if (Note(serviceFates, row.ServiceId, placesChanged && state == EntityState.Unchanged ? EntityState.Modified : state))
        {
            row.UpdatedAtUtc = now.UtcDateTime;
            touched.Add(row.ProviderId);
        }
    }

    /// <returns>True where it is new or other than it was.</returns>
    private static bool Note<TId>(Dictionary<TId, string> fates, TId id, EntityState state)
        where TId : notnull
    {
        var fate = state switch { EntityState.Added => nameof(Tally.New), EntityState.Modified => nameof(Tally.Changed), _ => nameof(Tally.Same) };
        if (fates.GetValueOrDefault(id, nameof(Tally.Same)) == nameof(Tally.Same))
        {
            fates[id] = fate;
        }

        return state is EntityState.Added or EntityState.Modified;
    }

    private static Tally TallyOf(IReadOnlyCollection<string> fates) => new(
        fates.Count(fate => fate == nameof(Tally.New)),
        fates.Count(fate => fate == nameof(Tally.Changed)),
        fates.Count(fate => fate == nameof(Tally.Same)));

    private sealed record Known(Dictionary<string, ProviderRow> Providers, Dictionary<string, ServiceRow> Services);
}
