using Ridgeway.Exchange.Fhir.Giving;

namespace Ridgeway.Records.ExportFhir;

/// <summary>The files of an export while they are written: one a type.</summary>
internal sealed class ExportFiles(string folder) : IAsyncDisposable
{
    private readonly Dictionary<string, (FileStream Stream, string Name)> open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> counts = new(StringComparer.Ordinal);

    public void Write(GivenResource resource)
    {
        if (!open.TryGetValue(resource.Type, out var file))
        {
            var name = resource.Type + ".ndjson";
            file = (new FileStream(Path.Combine(folder, name), FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 17), name);
            open.Add(resource.Type, file);
        }

        resource.WriteTo(file.Stream);
        file.Stream.WriteByte((byte)'\n');
        counts[resource.Type] = counts.GetValueOrDefault(resource.Type) + 1;
    }

    /// <summary>Closes the files and says what is in them.</summary>
    public IReadOnlyList<ExportedFile> Done()
    {
        foreach (var (stream, _) in open.Values)
        {
            stream.Flush(flushToDisk: true);
        }

        return [.. open.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => new ExportedFile(file.Key, file.Value.Name, counts[file.Key]))];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (stream, _) in open.Values)
        {
            await stream.DisposeAsync();
        }
    }
}
