using System.Diagnostics;
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

namespace Ridgeway.Bench;

/// <summary>
/// CDS Hooks answers with everything sent along, at 200 requests a second: the server a process of its own on one core, this
/// client on another. Each answer is timed from the moment it was due to be asked, so that a slow one is not excused by the
/// next waiting for it. Every call carries a token of its own, signed beforehand.
/// </summary>
internal static class CdsHooksBench
{
    private const string Address = "http://127.0.0.1:5119";
    private const string Service = Address + "/cds-services/prevention";
    private const string Issuer = "https://bench.example/";
    private const int ASecond = 200;
    private const int Seconds = 20;
    private const int WarmUp = 2_400;

    public static async Task<IReadOnlyList<Figure>> RunAsync(RidgewaySettings settings, IReadOnlyList<string> files, Action<string> say, CancellationToken cancel)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        await TrustAsync(settings, key, cancel);
        var bodies = Bodies(files);
        using var server = Start(settings);
        try
        {
            Pin(core: Environment.ProcessorCount > 1 ? 1 : 0);
            using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 });
            await WaitAsync(http, cancel);
            var tokens = Tokens(key, (ASecond * Seconds) + WarmUp);
            await AskAsync(http, bodies, tokens.AsMemory(0, WarmUp), ASecond, cancel);
            server.Refresh();
            var before = server.TotalProcessorTime;
            var times = await AskAsync(http, bodies, tokens.AsMemory(WarmUp), ASecond, cancel);
            server.Refresh();
            var worked = (server.TotalProcessorTime - before).TotalMilliseconds / times.Count;
            say($"Asked {times.Count:N0} times with {bodies.Count} patients of {bodies.Average(body => body.Length) / 1000:N0} kB.");
            times.Sort();
            return
            [
                new Figure("CDS Hooks answer, half within", $"{times[times.Count / 2]:N1} ms", $"{ASecond} requests/s for {Seconds} s, server on one core, tokens checked"),
                new Figure("CDS Hooks answer, 99% within", $"{times[(int)(times.Count * 0.99)]:N1} ms", $"{bodies.Average(body => body.Length) / 1000:N0} kB sent along with each"),
                new Figure("CDS Hooks answer, in processor time", $"{worked:N2} ms", "of the server, everything it does counted; steadier where others use the machine"),
            ];
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static async Task<List<double>> AskAsync(HttpClient http, List<byte[]> bodies, ReadOnlyMemory<string> tokens, int aSecond, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var asked = new List<Task<double>>(tokens.Length);
        for (var i = 0; i < tokens.Length; i++)
        {
            var due = TimeSpan.FromSeconds(i / (double)aSecond);
            var wait = due - watch.Elapsed;
            if (wait > TimeSpan.FromMilliseconds(1))
            {
                await Task.Delay(wait, cancel);
            }

            asked.Add(OneAsync(http, bodies[i % bodies.Count], tokens.Span[i], watch, due, cancel));
        }

        return [.. await Task.WhenAll(asked)];
    }

    private static async Task<double> OneAsync(HttpClient http, byte[] body, string token, Stopwatch watch, TimeSpan due, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Service) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.SendAsync(request, cancel);
        var text = await answer.Content.ReadAsStringAsync(cancel);
        return answer.StatusCode == HttpStatusCode.OK
            ? (watch.Elapsed - due).TotalMilliseconds
            : throw new InvalidOperationException($"The server answers {(int)answer.StatusCode}: {text}");
    }

    /// <summary>Each person of the first files as a patient-view with everything sent along.</summary>
    private static List<byte[]> Bodies(IReadOnlyList<string> files)
    {
        const int most = 50;
        var byPerson = new Dictionary<string, Dictionary<string, List<string>>>(StringComparer.Ordinal);
        foreach (var line in files.OrderBy(file => Path.GetFileName(file).StartsWith("Patient", StringComparison.Ordinal) ? 0 : 1).SelectMany(File.ReadLines))
        {
            using var json = JsonDocument.Parse(line);
            var type = json.RootElement.GetProperty("resourceType").GetString()!;
            var person = type == "Patient"
                ? json.RootElement.GetProperty("id").GetString()
                : json.RootElement.TryGetProperty("subject", out var subject) && subject.TryGetProperty("reference", out var reference) ? reference.GetString()?["Patient/".Length..] : null;
            if (type == "Patient" && byPerson.Count < most)
            {
                byPerson[person!] = new(StringComparer.Ordinal);
            }

            if (person is not null && byPerson.TryGetValue(person, out var resources))
            {
                (resources.TryGetValue(type, out var same) ? same : resources[type] = []).Add(line);
            }
        }

        return [.. byPerson.Select(person => Encoding.UTF8.GetBytes(Body(person.Key, person.Value)))];
    }

    private static string Body(string person, Dictionary<string, List<string>> resources)
    {
        string Bundle(string type) =>
            "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[" + string.Join(',', resources.GetValueOrDefault(type, []).Select(one => "{\"resource\":" + one + "}")) + "]}";
        return $$$"""
            {"hook":"patient-view","hookInstance":"{{{Guid.CreateVersion7(TimeProvider.System.GetUtcNow())}}}","context":{"userId":"Practitioner/1","patientId":"{{{person}}}"},
            "prefetch":{"patient":{{{resources["Patient"][0]}}},"conditions":{{{Bundle("Condition")}}},"observations":{{{Bundle("Observation")}}},"medications":{{{Bundle("MedicationRequest")}}},"procedures":{{{Bundle("Procedure")}}},"referrals":null,"answers":null}}
            """;
    }

    private static string[] Tokens(ECDsa key, int count)
    {
        var now = TimeProvider.System.GetUtcNow();
        var signing = new SigningCredentials(new ECDsaSecurityKey(key) { KeyId = "bench" }, SecurityAlgorithms.EcdsaSha384);
        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        return
        [
            .. Enumerable.Range(0, count).Select(number => handler.CreateToken(
                JsonSerializer.Serialize(new { iss = Issuer, aud = Service, iat = now.ToUnixTimeSeconds(), exp = now.AddMinutes(10).ToUnixTimeSeconds(), jti = $"{now.Ticks}-{number}" }), signing)),
        ];
    }

    private static async Task TrustAsync(RidgewaySettings settings, ECDsa key, CancellationToken cancel)
    {
        await using var services = RidgewayParts.For(settings);
        await services.GetRequiredService<RidgewayDatabase>().UpgradeAsync(cancel);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RidgewayDb>();
        var point = key.ExportParameters(false).Q;
        db.Add(new CallerRow
        {
            Issuer = Issuer,
            Name = "Bench",
            Jwks = JsonSerializer.Serialize(new { keys = new[] { new { kty = "EC", crv = "P-384", kid = "bench", x = Base64UrlEncoder.Encode(point.X), y = Base64UrlEncoder.Encode(point.Y) } } }),
            FhirServers = "[]",
            AddedAtUtc = TimeProvider.System.GetUtcNow().UtcDateTime,
        });
        await db.SaveChangesAsync(cancel);
    }

    private static Process Start(RidgewaySettings settings)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "ridgeway.dll");
        string[] serve = ["dotnet", program, "serve", "--urls", Address, "--db", $"sqlite:{((DatabaseAddress.Sqlite)settings.Database).Path}", "--content", settings.ContentFolder];
        string[] pinned = OperatingSystem.IsLinux() ? ["taskset", "-c", "0", .. serve] : serve;
        return Process.Start(new ProcessStartInfo(pinned[0], pinned[1..]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })
            ?? throw new InvalidOperationException("The server did not start.");
    }

    private static void Pin(int core)
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            Process.GetCurrentProcess().ProcessorAffinity = 1 << core;
        }
    }

    private static async Task WaitAsync(HttpClient http, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < 240; attempt++)
        {
            try
            {
                if ((await http.GetAsync(Address + "/readyz", cancel)).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It is not listening yet.
            }

            await Task.Delay(250, cancel);
        }

        throw new InvalidOperationException("The server did not become ready.");
    }
}
