using System.Collections.Concurrent;
using Microsoft.IdentityModel.Tokens;

namespace Ridgeway.Guidance.TrustCallers;

/// <summary>
/// The public keys of those who may call. Kept here, or fetched from the one address agreed for them; fetched keys are kept for
/// an hour, and looked for again at most once a minute when a token names one that is not among them.
/// </summary>
internal sealed class HookKeys(GuidanceOptions options, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMinutes(1);
    private const int MostBytes = 1 << 20;

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { MaxResponseContentBufferSize = MostBytes };
    private readonly ConcurrentDictionary<string, (long At, JsonWebKeySet Keys)> fetched = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, JsonWebKeySet> parsed = new(StringComparer.Ordinal);

    public async Task<JsonWebKeySet?> OfAsync(TrustedCaller row, string kid, CancellationToken cancel)
    {
        if (row.Jwks is { } kept)
        {
            return parsed.GetOrAdd(kept, text => new JsonWebKeySet(text));
        }

        if (row.Jku is not { } jku)
        {
            return null;
        }

        if (fetched.TryGetValue(jku, out var known))
        {
            var age = clock.GetElapsedTime(known.At);
            if (age < AskAgainAfter || (age < KeptFor && known.Keys.Keys.Any(key => key.Kid == kid)))
            {
                return known.Keys;
            }
        }

        return await FetchAsync(jku, cancel);
    }

    public void Dispose() => http.Dispose();

    private async Task<JsonWebKeySet?> FetchAsync(string jku, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(options.FetchWithin);
        try
        {
            var keys = new JsonWebKeySet(await http.GetStringAsync(jku, patience.Token));
            fetched[jku] = (clock.GetTimestamp(), keys);
            return keys;
        }
        catch (Exception trouble) when (trouble is HttpRequestException or ArgumentException
            || (trouble is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return null;
        }
    }
}
