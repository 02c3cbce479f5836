using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Ridgeway.Exchange.CdsHooks;

namespace Ridgeway.Guidance.AnswerHooks;

/// <summary>
/// Asks a client's FHIR server for what was not sent along. Only a server that was allowed beforehand is asked, and only at
/// addresses below its own; redirects are not followed. Nothing else ever leaves.
/// </summary>
internal sealed class HookFetch(GuidanceOptions options) : IDisposable
{
    private const int MostPages = 10;

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>The answer to one query, page by page; null where it could not be had whole.</summary>
    public async Task<IReadOnlyList<ReadOnlyMemory<byte>>?> GetAsync(string server, string query, HookAuthorization? authorization, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(options.FetchWithin);
        var pages = new List<ReadOnlyMemory<byte>>();
        var next = $"{server}/{query}";
        try
        {
            while (next is not null && pages.Count < MostPages)
            {
                if (await PageAsync(next, authorization, patience.Token) is not { } page)
                {
                    return null;
                }

                pages.Add(page);
                next = NextOf(page);
                if (next is not null && !IsOn(server, next))
                {
                    return null;
                }
            }

            // With a page left over it is not the whole answer.
            return next is null ? pages : null;
        }
        catch (Exception trouble) when (trouble is HttpRequestException or JsonException or IOException
            || (trouble is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return null;
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<byte[]?> PageAsync(string address, HookAuthorization? authorization, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/fhir+json"));
        if (authorization is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", authorization.AccessToken);
        }

        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        if (answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentLength > options.MostBytes)
        {
            return null;
        }

        await using var body = await answer.Content.ReadAsStreamAsync(cancel);
        using var kept = new MemoryStream();
        var buffer = new byte[64 << 10];
        for (int read; (read = await body.ReadAsync(buffer, cancel)) > 0;)
        {
            kept.Write(buffer, 0, read);
            if (kept.Length > options.MostBytes)
            {
                return null;
            }
        }

        return kept.ToArray();
    }

    private static bool IsOn(string server, string address) =>
        address.StartsWith(server + "/", StringComparison.Ordinal) || address.StartsWith(server + "?", StringComparison.Ordinal);

    /// <summary>The address of the next page.</summary>
    private static string? NextOf(byte[] page)
    {
        using var document = JsonDocument.Parse(page);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("link", out var links) || links.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        foreach (var link in links.EnumerateArray())
        {
            if (link.ValueKind == JsonValueKind.Object && link.TryGetProperty("relation", out var relation) && relation.ValueEquals("next"u8)
                && link.TryGetProperty("url", out var url) && url.GetString() is { } address)
            {
                return address;
            }
        }

        return null;
    }
}
