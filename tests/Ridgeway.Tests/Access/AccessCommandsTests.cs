using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;
using Ridgeway.Access.SigningIn;
using Ridgeway.Commands;
using Ridgeway.Testing;

namespace Ridgeway.Access;

public sealed class AccessCommandsTests
{
    [Theory]
    [EveryEngine]
    internal async Task An_account_that_was_added_can_sign_in_with_the_password_shown_once(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var typed = await Typed.RunAsync(ridgeway, "account", "add", "Amina", "--role", "clinician", "--full-name", "Dr Amina Okafor", "--organisation", "a12345", "--json");
        Assert.Equal(ExitCode.Done, typed.Exit);
        var password = typed.Json.GetProperty("password").GetString()!;

        var outcome = await ridgeway.Get<SignInStory>().TryAsync("amina", password, CancellationToken.None);
        var account = Assert.IsType<SignInOutcome.SignedIn>(outcome).Account;
        Assert.Equal(("Dr Amina Okafor", "A12345"), (account.Name, account.ToViewer().Practice?.Value));
        Assert.DoesNotContain(password, account.PasswordHash, StringComparison.Ordinal);

        var another = await Typed.RunAsync(ridgeway, "account", "password", "amina", "--json");
        ridgeway.Db.ChangeTracker.Clear();
        Assert.IsType<SignInOutcome.Refused>(await ridgeway.Get<SignInStory>().TryAsync("amina", password, CancellationToken.None));
        var list = await Typed.RunAsync(ridgeway, "account", "list");
        Assert.Contains("Dr Amina Okafor for A12345", list.Output, StringComparison.Ordinal);
        Assert.NotEqual(password, another.Json.GetProperty("password").GetString());
    }

    [Theory]
    [InlineData("clinician")]
    [InlineData("provider")]
    [InlineData("person")]
    [InlineData("system")]
    [InlineData("nonsense")]
    public async Task An_account_without_what_its_role_needs_is_refused_and_nothing_is_kept(string role)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        var typed = await Typed.RunAsync(ridgeway, "account", "add", "someone", "--role", role, "--full-name", "Someone");
        Assert.Equal(ExitCode.Usage, typed.Exit);
        Assert.Empty(await ridgeway.Db.Set<AccountRow>().ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_client_is_added_with_its_public_key_and_closed()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, Jwks("P-384", withPrivate: false), TestContext.Current.CancellationToken);
            var typed = await Typed.RunAsync(ridgeway, "client", "add", "hospital", "--jwks", file, "--scopes", "system/Patient.read system/Task.cruds");
            Assert.Equal(ExitCode.Done, typed.Exit);
            Assert.Contains("system/Patient.rs system/Task.cruds", typed.Output, StringComparison.Ordinal);
            Assert.Equal(ExitCode.CouldNotRun, (await Typed.RunAsync(ridgeway, "client", "add", "hospital", "--jwks", file, "--scopes", "system/Patient.r")).Exit);
            Assert.Equal(ExitCode.CouldNotRun, (await Typed.RunAsync(ridgeway, "token", "--client", "hospital")).Exit);
            Assert.Equal(ExitCode.Done, (await Typed.RunAsync(ridgeway, "client", "close", "hospital")).Exit);
            Assert.Contains("(closed)", (await Typed.RunAsync(ridgeway, "client", "list")).Output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Keys_that_are_weak_private_or_none_are_refused_with_the_reason()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        var file = Path.GetTempFileName();
        try
        {
            foreach (var (jwks, words) in new[]
            {
                ("not json", "not a JSON Web Key Set"),
                ("""{"keys":[]}""", "not a JSON Web Key Set"),
                (Jwks("P-384", withPrivate: true), "private key"),
                (Jwks("P-256", withPrivate: false), "P-384"),
                ("""{"keys":[{"kty":"RSA","kid":"a","n":"u1SU1LfVLPHCozMxH2Mo","e":"AQAB"}]}""", "2048"),
            })
            {
                await File.WriteAllTextAsync(file, jwks, TestContext.Current.CancellationToken);
                var typed = await Typed.RunAsync(ridgeway, "client", "add", "hospital", "--jwks", file, "--scopes", "system/Patient.r");
                Assert.Equal(ExitCode.Usage, typed.Exit);
                Assert.Contains(words, typed.Messages, StringComparison.Ordinal);
            }

            Assert.Equal(ExitCode.Usage, (await Typed.RunAsync(ridgeway, "client", "add", "hospital", "--jwks", file, "--scopes", "patient/Patient.r")).Exit);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Jwks(string curve, bool withPrivate)
    {
        using var key = ECDsa.Create(curve == "P-384" ? ECCurve.NamedCurves.nistP384 : ECCurve.NamedCurves.nistP256);
        var parameters = key.ExportParameters(true);
        var one = new Dictionary<string, string>
        {
            ["kty"] = "EC",
            ["crv"] = curve,
            ["kid"] = "k1",
            ["x"] = Base64UrlEncoder.Encode(parameters.Q.X),
            ["y"] = Base64UrlEncoder.Encode(parameters.Q.Y),
        };
        if (withPrivate)
        {
            one["d"] = Base64UrlEncoder.Encode(parameters.D);
        }

        return JsonSerializer.Serialize(new { keys = new[] { one } });
    }
}
