using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;
using Ridgeway.Data;

namespace Ridgeway.Access.Clients;

/// <summary>The keys that sign access tokens, kept in the database: made when first needed, shared by all servers on it.</summary>
internal sealed class TokenKeys(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const string Purpose = "token";
    private static readonly TimeSpan ReadsAgainAfter = TimeSpan.FromSeconds(10);
    private IReadOnlyList<ECDsaSecurityKey> known = [];
    private DateTimeOffset readAt;

    /// <summary>The key to sign with: the newest.</summary>
    public async Task<ECDsaSecurityKey> SigningKeyAsync(CancellationToken cancel)
    {
        if (known.Count == 0)
        {
            await ReadAsync(cancel);
        }

        if (known.Count == 0)
        {
            await MakeAsync(cancel);
            await ReadAsync(cancel);
        }

        return known[^1];
    }

    /// <summary>Every key a token may have been signed with; read again where one has this unknown name.</summary>
    public async Task<IReadOnlyList<ECDsaSecurityKey>> KeysAsync(string? keyId, CancellationToken cancel)
    {
        if (known.All(key => key.KeyId != keyId) && clock.GetUtcNow() - readAt > ReadsAgainAfter)
        {
            await ReadAsync(cancel);
        }

        return known;
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<RidgewayDb>().Set<KeyRow>().AsNoTracking()
            .Where(row => row.Purpose == Purpose)
            .OrderBy(row => row.CreatedAtUtc).ThenBy(row => row.KeyId)
            .ToListAsync(cancel);
        known = [.. rows.Select(KeyOf)];
        readAt = clock.GetUtcNow();
    }

    private async Task MakeAsync(CancellationToken cancel)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var now = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RidgewayDb>();
        db.Add(new KeyRow { KeyId = $"token-{Guid.CreateVersion7(now)}", Purpose = Purpose, Content = key.ExportPkcs8PrivateKeyPem(), CreatedAtUtc = now.UtcDateTime });
        await db.SaveChangesAsync(cancel);
    }

    private static ECDsaSecurityKey KeyOf(KeyRow row)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(row.Content);
        return new ECDsaSecurityKey(key) { KeyId = row.KeyId };
    }
}
