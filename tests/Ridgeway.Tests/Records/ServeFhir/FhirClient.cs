using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Access;
using Ridgeway.Records.ImportFiles;
using Ridgeway.Testing;

namespace Ridgeway.Records.ServeFhir;

/// <summary>Another system that talks FHIR to a test's site.</summary>
internal sealed class FhirClient(TestSite site, string token)
{
    private readonly TestBrowser browser = site.Browser();

    public static async Task<FhirClient> WithScopesAsync(TestSite site, string scopes = "system/*.cruds", string name = "hospital")
    {
        var system = TestSystem.WithEllipticKey(site);
        system.Name = name;
        await system.RegisterAsync(scopes);
        using var answer = JsonDocument.Parse((await system.AskAsync(scope: scopes)).Text);
        return new FhirClient(site, answer.RootElement.GetProperty("access_token").GetString()!);
    }

    public Task<TestPage> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    public Task<TestPage> PostAsync(string path, string json, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Post, path, json, headers);

    public Task<TestPage> PutAsync(string path, string json, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Put, path, json, headers);

    public Task<TestPage> SendAsync(HttpMethod method, string path, string? json, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/fhir+json");
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return browser.SendAsync(request);
    }

    /// <summary>Imports documents into the site, as the command does.</summary>
    public static async Task ImportAsync(TestSite site, string json, string source = "unnamed", bool keepSources = true)
    {
        var folder = Directory.CreateTempSubdirectory("ridgeway-fhir-test-");
        try
        {
            var file = Path.Combine(folder.FullName, "bundle.json");
            await File.WriteAllTextAsync(file, json);
            await site.InScopeAsync(services => services.GetRequiredService<ImportFilesStory>().RunAsync([file], source, "test", _ => { }, CancellationToken.None, keepSources: keepSources));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public static string Bundle(params string[] resources) =>
        $$"""{"resourceType":"Bundle","type":"collection","entry":[{{string.Join(',', resources.Select(one => $$"""{"resource":{{one}} }"""))}}]}""";

    public static string Patient(string id, string nhsNumber = "9434765919", string family = "Okafor", string born = "1959-03-01", string more = "") =>
        $$"""{"resourceType":"Patient","id":"{{id}}","identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"{{nhsNumber}}"}],"name":[{"family":"{{family}}","given":["Ada"]}],"gender":"female","birthDate":"{{born}}"{{more}} }""";

    public static string Condition(string id, string patient, string snomed = "38341003", string onset = "2015-01-01") =>
        $$"""{"resourceType":"Condition","id":"{{id}}","clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},"code":{"coding":[{"system":"http://snomed.info/sct","code":"{{snomed}}"}]},"subject":{"reference":"Patient/{{patient}}"},"onsetDateTime":"{{onset}}","note":[{"text":"Told her sister first"}]}""";

    public static string Weight(string id, string patient, double kilograms, string on) =>
        $$"""{"resourceType":"Observation","id":"{{id}}","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"29463-7"}]},"subject":{"reference":"Patient/{{patient}}"},"effectiveDateTime":"{{on}}","valueQuantity":{"value":{{kilograms}},"unit":"kg","system":"http://unitsofmeasure.org","code":"kg"} }""";

    public static JsonObject Json(TestPage page) => (JsonObject)JsonNode.Parse(page.Text)!;

    public static List<string> Ids(TestPage page) => [.. (Json(page)["entry"] as JsonArray ?? []).Where(entry => (string?)entry!["search"]?["mode"] != "outcome").Select(entry => (string)entry!["resource"]!["id"]!)];
}
