using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Ridgeway.Data;
using Ridgeway.Guidance;
using Ridgeway.Testing;

namespace Ridgeway;

/// <summary>Calls of CDS Hooks services, as another system makes them.</summary>
internal static partial class A
{
    public const string NhsNumberForHooks = "9434765919";

    /// <summary>Margaret: high blood pressure, little activity, lately seen and asked everything that matters.</summary>
    public static IReadOnlyList<object> Margaret(string id = "p1", string? nhsNumber = NhsNumberForHooks) =>
    [
        Patient(id, "1959-03-01", nhsNumber),
        Condition(id, "c1", "59621000", "2015-01-01"),
        Observation(id, "o1", "http://loinc.org", "82290-8", 40, "min/wk", "2026-09-01"),
        Observation(id, "o2", "http://loinc.org", "8480-6", 132, "mm[Hg]", "2026-10-01"),
        Observation(id, "o3", "http://loinc.org", "8462-4", 78, "mm[Hg]", "2026-10-01"),
        Observation(id, "o4", "http://loinc.org", "40443-4", 70, "/min", "2026-10-01"),
    ];

    public static object Patient(string id, string born, string? nhsNumber) => new
    {
        resourceType = "Patient",
        id,
        identifier = nhsNumber is null ? [] : new[] { new { system = "https://fhir.nhs.uk/Id/nhs-number", value = nhsNumber } },
        name = new[] { new { family = "Hall", given = new[] { "Margaret" } } },
        gender = "female",
        birthDate = born,
    };

    public static object Condition(string patient, string id, string snomed, string on) => new
    {
        resourceType = "Condition",
        id,
        subject = new { reference = $"Patient/{patient}" },
        code = new { coding = new[] { new { system = "http://snomed.info/sct", code = snomed } } },
        onsetDateTime = on,
    };

    public static object Observation(string patient, string id, string system, string code, double value, string unit, string on) => new
    {
        resourceType = "Observation",
        id,
        status = "final",
        subject = new { reference = $"Patient/{patient}" },
        code = new { coding = new[] { new { system, code } } },
        effectiveDateTime = on,
        valueQuantity = new { value, unit, system = "http://unitsofmeasure.org", code = unit },
    };

    public static object Bundle(IEnumerable<object> resources) => new
    {
        resourceType = "Bundle",
        type = "searchset",
        entry = resources.Select(resource => new { resource }).ToArray(),
    };

    /// <summary>A patient-view with these resources sent along under the keys that discovery asks for.</summary>
    public static Dictionary<string, object?> View(IReadOnlyList<object> resources, string patient = "p1") => new()
    {
        ["hook"] = "patient-view",
        ["hookInstance"] = "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
        ["context"] = new { userId = "Practitioner/1", patientId = patient },
        ["prefetch"] = Prefetch(resources),
    };

    public static Dictionary<string, object?> Order(IReadOnlyList<object> resources, string snomed = "390893007", string patient = "p1") => new()
    {
        ["hook"] = "order-select",
        ["hookInstance"] = "d1577c69-dfbe-44ad-ba6d-3e05e953b2eb",
        ["context"] = new
        {
            userId = "Practitioner/1",
            patientId = patient,
            selections = new[] { "ServiceRequest/s1" },
            draftOrders = Bundle([new { resourceType = "ServiceRequest", id = "s1", status = "draft", intent = "order", code = new { coding = new[] { new { system = "http://snomed.info/sct", code = snomed } } } }]),
        },
        ["prefetch"] = Prefetch(resources),
    };

    public static Dictionary<string, object?> Prefetch(IReadOnlyList<object> resources) => new()
    {
        ["patient"] = resources.FirstOrDefault(resource => TypeOf(resource) == "Patient"),
        ["conditions"] = Bundle(resources.Where(resource => TypeOf(resource) == "Condition")),
        ["observations"] = Bundle(resources.Where(resource => TypeOf(resource) == "Observation")),
        ["medications"] = Bundle([]),
    };

    /// <summary>Imports the resources, so that Ridgeway itself knows of them.</summary>
    public static Task KnowAsync(this TestSite site, IReadOnlyList<object> resources) => site.InScopeAsync(async services =>
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("ridgeway-hooks-").FullName, "bundle.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(Bundle(resources)));
        await services.GetRequiredService<Ridgeway.Records.ImportFiles.ImportFilesStory>().RunAsync([file], "tests", "a test", _ => { }, CancellationToken.None);
        return 0;
    });

    public static async Task<(HttpStatusCode Status, JsonElement Json, HttpResponseMessage Answer)> HookAsync(
        this TestSite site, string path, object? body, string? token = null, HttpMethod? method = null)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Post, path);
        if (body is not null)
        {
            request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        }

        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        var answer = await site.Browser().SendAsync(request);
        var json = answer.Text.Length > 0 ? JsonDocument.Parse(answer.Text).RootElement.Clone() : default;
        return (answer.Status, json, answer.Answer);
    }

    private static string TypeOf(object resource) => (string)resource.GetType().GetProperty("resourceType")!.GetValue(resource)!;
}

/// <summary>A CDS Hooks client with a key.</summary>
internal sealed class HookClient
{
    public const string Issuer = "https://ehr.example/";
    private readonly SecurityKey key;
    private readonly TestSite site;

    private HookClient(TestSite site, SecurityKey key, string algorithm) => (this.site, this.key, Algorithm) = (site, key, algorithm);

    public string Algorithm { get; set; }

    public static HookClient WithEllipticKey(TestSite site) => new(site, new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP384)) { KeyId = "k1" }, SecurityAlgorithms.EcdsaSha384);

    public static HookClient WithRsaKey(TestSite site) => new(site, new RsaSecurityKey(RSA.Create(2048)) { KeyId = "k1" }, SecurityAlgorithms.RsaSha384);

    public Task TrustAsync(params string[] fhirServers) => site.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<RidgewayDb>();
        db.Add(new CallerRow
        {
            Issuer = Issuer,
            Name = "A practice system",
            Jwks = Jwks(),
            Jku = "https://ehr.example/jwks",
            FhirServers = JsonSerializer.Serialize(fhirServers),
            AddedAtUtc = site.Clock.GetUtcNow().UtcDateTime,
        });
        await db.SaveChangesAsync();
    });

    /// <summary>A token that is right in every way, but for what is changed.</summary>
    public string Token(string path = "/cds-services/prevention", Action<Dictionary<string, object?>>? change = null, string? jku = null, SecurityKey? by = null)
    {
        var now = site.Clock.GetUtcNow();
        var claims = new Dictionary<string, object?>
        {
            ["iss"] = Issuer,
            ["aud"] = $"http://127.0.0.1:5080{path}",
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddMinutes(5).ToUnixTimeSeconds(),
            ["jti"] = Convert.ToHexString(RandomNumberGenerator.GetBytes(16)),
        };
        change?.Invoke(claims);
        foreach (var absent in claims.Where(claim => claim.Value is null).Select(claim => claim.Key).ToList())
        {
            claims.Remove(absent);
        }

        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        var signing = new SigningCredentials(by ?? key, Algorithm);
        return jku is null
            ? handler.CreateToken(JsonSerializer.Serialize(claims), signing)
            : handler.CreateToken(JsonSerializer.Serialize(claims), signing, new Dictionary<string, object> { ["jku"] = jku });
    }

    private string Jwks()
    {
        object one;
        if (key is ECDsaSecurityKey elliptic)
        {
            var point = elliptic.ECDsa.ExportParameters(false).Q;
            one = new { kty = "EC", crv = "P-384", kid = key.KeyId, x = Base64UrlEncoder.Encode(point.X), y = Base64UrlEncoder.Encode(point.Y) };
        }
        else
        {
            var rsa = ((RsaSecurityKey)key).Rsa.ExportParameters(false);
            one = new { kty = "RSA", kid = key.KeyId, n = Base64UrlEncoder.Encode(rsa.Modulus), e = Base64UrlEncoder.Encode(rsa.Exponent) };
        }

        return JsonSerializer.Serialize(new { keys = new[] { one } });
    }
}
