using System.Text.Json;
using Ridgeway.Records.ImportFiles;

namespace Ridgeway.Records.BulkSubmit;

/// <summary>A manifest or file could not be had, in words for the submitter.</summary>
internal sealed class BulkRefusedException(string message) : Exception(message);

/// <summary>Fetches a manifest and the NDJSON files it names, only from configured places, into a folder.</summary>
internal sealed class BulkFetch(BulkPlaces places)
{
    private const int LargestManifest = 16 << 20, MostFiles = 10_000;

    /// <returns>The files, patients first.</returns>
    /// <exception cref="BulkRefusedException">The manifest is not one, or names what is not in a configured place.</exception>
    public async Task<IReadOnlyList<PlannedFile>> FetchAsync(string manifestUrl, string folder, CancellationToken cancel)
    {
        // A place that answers with another place is not followed: only what is configured is asked.
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromMinutes(30) };
        var outputs = await OutputsAsync(client, manifestUrl, cancel);
        var paths = new List<string>();
        foreach (var (url, type, number) in outputs)
        {
            var address = places.Allow(url) ?? throw new BulkRefusedException($"The manifest names {url}, which is not in a place this Ridgeway may fetch from.");
            paths.Add(await FetchOneAsync(client, address, folder, $"{type}.{number}.ndjson", cancel));
        }

        return ImportPlan.For(paths);
    }

    private async Task<List<(string Url, string Type, int Number)>> OutputsAsync(HttpClient client, string manifestUrl, CancellationToken cancel)
    {
        var address = places.Allow(manifestUrl) ?? throw new BulkRefusedException("The manifest is not in a place this Ridgeway may fetch from.");
        await using var stream = await OpenAsync(client, address, cancel);
        using var limited = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (await stream.ReadAsync(buffer, cancel) is > 0 and var read)
        {
            limited.Write(buffer, 0, read);
            if (limited.Length > LargestManifest)
            {
                throw new BulkRefusedException($"The manifest is larger than {LargestManifest >> 20} MB.");
            }
        }

        return Outputs(limited.ToArray(), address);
    }

    private static List<(string Url, string Type, int Number)> Outputs(byte[] manifest, Uri address)
    {
        try
        {
            using var json = JsonDocument.Parse(manifest);
            var outputs = json.RootElement.GetProperty("output").EnumerateArray().Take(MostFiles + 1)
                .Select((output, i) => (new Uri(address, output.GetProperty("url").GetString()!).AbsoluteUri, NameOf(output), i + 1)).ToList();
            return outputs.Count <= MostFiles ? outputs : throw new BulkRefusedException($"The manifest names more than {MostFiles:N0} files.");
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or UriFormatException or ArgumentNullException)
        {
            throw new BulkRefusedException("The manifest is not one: it must be JSON with a list 'output' of { \"type\", \"url\" }.");
        }
    }

    private static string NameOf(JsonElement output) =>
        output.TryGetProperty("type", out var type) && type.GetString() is { Length: > 0 and < 64 } name && name.All(char.IsAsciiLetter) ? name : "Resource";

    private static async Task<string> FetchOneAsync(HttpClient client, Uri address, string folder, string name, CancellationToken cancel)
    {
        var path = Path.Combine(folder, name);
        await using var from = await OpenAsync(client, address, cancel);
        await using var to = File.Create(path);
        await from.CopyToAsync(to, cancel);
        return path;
    }

    private static async Task<Stream> OpenAsync(HttpClient client, Uri address, CancellationToken cancel)
    {
        if (address.IsFile)
        {
            return File.Exists(address.LocalPath) ? File.OpenRead(address.LocalPath) : throw new BulkRefusedException($"There is no file at {address}.");
        }

        var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancel);
        return answer.IsSuccessStatusCode
            ? await answer.Content.ReadAsStreamAsync(cancel)
            : throw new BulkRefusedException($"{address} answered {(int)answer.StatusCode}.");
    }
}
