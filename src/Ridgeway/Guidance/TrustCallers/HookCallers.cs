using System.Data.Common;
using System.Text.Json;
using Ridgeway.Data;

namespace Ridgeway.Guidance.TrustCallers;

/// <summary>A system that may call, as agreed with it.</summary>
/// <param name="Issuer">The "iss" of its tokens.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Jwks">Its keys, where they are kept here.</param>
/// <param name="Jku">The one address its keys may be fetched from, where they are not.</param>
/// <param name="Servers">Its FHIR servers that may be asked.</param>
internal sealed record TrustedCaller(string Issuer, string Name, string? Jwks, string? Jku, IReadOnlyList<string> Servers);

/// <summary>Which systems may call now. Another process may let one in or turn one away, so it looks again every few seconds.</summary>
internal sealed class HookCallers(RidgewayDatabase database, TimeProvider clock)
{
    /// <summary>One that was removed is turned away this long afterwards at the latest.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private volatile Looked? known;

    /// <summary>The caller, or null. One let in a moment ago does not have to wait: whoever is not known is looked for afresh.</summary>
    public async Task<TrustedCaller?> FindAsync(string issuer, CancellationToken cancel) =>
        Fresh?.GetValueOrDefault(issuer) ?? (await LookAsync(cancel)).GetValueOrDefault(issuer);

    public async Task<IReadOnlyCollection<TrustedCaller>> AllAsync(CancellationToken cancel) => (Fresh ?? await LookAsync(cancel)).Values;

    private Dictionary<string, TrustedCaller>? Fresh => known is var (at, callers) && clock.GetElapsedTime(at) < LookEvery ? callers : null;

    private async Task<Dictionary<string, TrustedCaller>> LookAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "select issuer, name, jwks, jku, fhir_servers from guidance_caller where closed_at_utc is null";
        await using var row = await command.ExecuteReaderAsync(cancel);
        var callers = new Dictionary<string, TrustedCaller>(StringComparer.Ordinal);
        while (await row.ReadAsync(cancel))
        {
            callers[row.GetString(0)] = new TrustedCaller(row.GetString(0), row.GetString(1), Text(row, 2), Text(row, 3), JsonSerializer.Deserialize<List<string>>(row.GetString(4))!);
        }

        known = new Looked(clock.GetTimestamp(), callers);
        return callers;
    }

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private sealed record Looked(long At, Dictionary<string, TrustedCaller> Callers);
}
