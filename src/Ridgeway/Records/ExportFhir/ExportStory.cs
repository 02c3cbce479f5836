using Ridgeway.Exchange.Fhir.Giving;
using Ridgeway.Exchange.Fhir.Searching;
using Ridgeway.Records.Giving;
using Ridgeway.Records.ServeFhir;
using Ridgeway.Records.Sources;

namespace Ridgeway.Records.ExportFhir;

/// <summary>What to export.</summary>
/// <param name="Types">Only these types; null for all.</param>
/// <param name="Since">Only what came from then on; null for all.</param>
/// <param name="People">Only these people; null for everyone.</param>
/// <param name="WithUnowned">Whether what is about nobody is exported too: organisations, practitioners, places.</param>
/// <param name="Filters">Of a type named here only what one of the searches finds.</param>
internal sealed record ExportWish(IReadOnlySet<string>? Types, DateTimeOffset? Since, IReadOnlyList<PersonId>? People, bool WithUnowned, TypeFilters? Filters = null);

/// <summary>One file of an export: a resource a line, all of one type.</summary>
internal sealed record ExportedFile(string Type, string Name, long Count);

/// <summary>Writes everyone, or a group, as FHIR NDJSON: one file a type, one person after another, so that memory does not grow with the people.</summary>
internal sealed class ExportStory(GivePeople give, PeopleInOrder everyone, SourceStore sources, IEnumerable<IKnowSecondaryUse> uses)
{
    private const int PeopleAtOnce = 500;

    /// <param name="wish">What.</param>
    /// <param name="folder">Where the files go; it is there and empty.</param>
    /// <param name="note">Hears who is about to be written, before they are: the access log.</param>
    /// <param name="progress">Hears how many people are done.</param>
    /// <param name="cancel">Stops between people; the files are then not whole.</param>
    public async Task<IReadOnlyList<ExportedFile>> RunAsync(
        ExportWish wish, string folder, Func<IReadOnlyList<PersonId>, Task> note, Func<long, Task> progress, CancellationToken cancel)
    {
        await using var files = new ExportFiles(folder);
        var done = 0L;
        await foreach (var some in BatchesAsync(wish, cancel))
        {
            IReadOnlyList<PersonId> people = some;
            foreach (var use in uses)
            {
                people = await use.MayBeUsedAsync(people, cancel);
            }

            await note(people);
            foreach (var person in people)
            {
                cancel.ThrowIfCancellationRequested();
                var given = await give.GiveAsync(person, wish.Types, cancel);
                foreach (var resource in given?.Resources ?? [])
                {
                    Write(files, wish, resource);
                }
            }

            done += some.Length;
            await progress(done);
        }

        if (wish.WithUnowned)
        {
            foreach (var kept in sources.StreamUnowned(cancel).Where(kept => wish.Types?.Contains(kept.Type) != false && SearchParameters.For(kept.Type).Count > 0))
            {
                if (await give.GiveAsync(kept, cancel) is { } resource)
                {
                    Write(files, wish, resource);
                }
            }
        }

        return files.Done();
    }

    private static void Write(ExportFiles files, ExportWish wish, GivenResource resource)
    {
        if (wish.Types?.Contains(resource.Type) != false && (wish.Since is not { } since || resource.At >= since) && SearchParameters.For(resource.Type).Count > 0
            && wish.Filters?.Fits(resource) != false)
        {
            files.Write(resource);
        }
    }

    private async IAsyncEnumerable<PersonId[]> BatchesAsync(ExportWish wish, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        if (wish.People is { } people)
        {
            foreach (var some in people.Chunk(PeopleAtOnce))
            {
                yield return some;
            }

            yield break;
        }

        var batch = new List<PersonId>(PeopleAtOnce);
        await foreach (var person in everyone.EveryoneAsync(null, cancel))
        {
            batch.Add(person);
            if (batch.Count == PeopleAtOnce)
            {
                yield return [.. batch];
                batch.Clear();
            }
        }

        if (batch.Count > 0)
        {
            yield return [.. batch];
        }
    }
}
