using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;
using Ridgeway.Data;

namespace Ridgeway.Access.Clients;

/// <summary>The system that exists in demonstrations only: "ridgeway token --client demo" speaks for it, and nobody holds its key.</summary>
internal sealed class DemoClient(RidgewayDb db, RidgewaySettings settings, TimeProvider clock)
{
    public const string Name = "demo";
    public const string Scopes = "system/*.cruds";

    public async Task MakeAsync(CancellationToken cancel)
    {
        if (!settings.IsDemo || await db.Set<ClientRow>().AnyAsync(row => row.ClientId == Name, cancel))
        {
            return;
        }

        var now = clock.GetUtcNow();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        db.Add(new ClientRow
        {
            ClientId = Name,
            AccountId = AccountId.New(now),
            Scopes = Scopes,
            Jwks = PublicKeys(key),
            IsDemo = true,
            CreatedAtUtc = now.UtcDateTime,
        });
        await db.SaveChangesAsync(cancel);
    }

    private static string PublicKeys(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return JsonSerializer.Serialize(new
        {
            keys = new[] { new { kty = "EC", crv = "P-384", kid = "demo", use = "sig", alg = "ES384", x = Base64UrlEncoder.Encode(point.X), y = Base64UrlEncoder.Encode(point.Y) } },
        });
    }
}
