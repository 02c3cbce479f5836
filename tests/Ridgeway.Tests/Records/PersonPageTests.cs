using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Records.ImportFiles;
using Ridgeway.Testing;

namespace Ridgeway.Records;

/// <summary>A person's page, read from what two practices' systems sent.</summary>
public sealed class PersonPageTests
{
    private const string Snomed = "http://snomed.info/sct";

    [Fact]
    public async Task A_clinician_sees_the_six_groups_what_needs_attention_what_is_due_and_which_sources_disagree()
    {
        await using var site = await TestSite.StartAsync();
        await ImportAsync(site, "gp", Patient(), Condition("38341003", "2015-03-01"), Condition("22298006", "2019-02-01"), Pressure("one", "2025-05-01", 138, 84), Pressure("two", "2026-09-01", 152, 84));
        await ImportAsync(site, "pharmacy", Patient(), Pressure("three", "2026-09-01", 146, 84));
        var person = await site.InScopeAsync(async services =>
            await Task.FromResult(services.GetRequiredService<IRecords>().StreamEveryone(CancellationToken.None).Single().Person.Id));

        var page = await (await site.BrowserOfAsync(A.Clinician("A12345"))).GetAsync($"/people/{person}");

        Assert.Equal(6, page.All(".rw-groups__item").Count);
        Assert.Single(page.All(".rw-groups__item--present"), group => group.Contains("Cardiovascular", StringComparison.Ordinal));
        var systolic = Assert.Single(page.All(".rw-glance > div"), measure => measure.StartsWith("Systolic", StringComparison.Ordinal));
        Assert.Contains("above 140 mmHg", systolic, StringComparison.Ordinal);
        Assert.Contains("Sources disagree", systolic, StringComparison.Ordinal);
        Assert.DoesNotContain("above", Assert.Single(page.All(".rw-glance > div"), measure => measure.StartsWith("Diastolic", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("Active minutes a week (never recorded)", page.Html.QuerySelector(".nhsuk-inset-text")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("High blood pressure: since 2015", page.Html.QuerySelector("svg desc")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(4, page.All(".rw-days > li").Count);
        Assert.All(page.All(".rw-days details li .rw-source"), source => Assert.Matches("(Observation|Condition)/.*", source));
    }

    private static Task ImportAsync(TestSite site, string source, params JsonObject[] resources) => site.InScopeAsync(async services =>
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("ridgeway-page-").FullName, $"{source}.json");
        var entries = new JsonArray([.. resources.Select(resource => (JsonNode)new JsonObject { ["resource"] = resource })]);
        await File.WriteAllTextAsync(file, new JsonObject { ["resourceType"] = "Bundle", ["type"] = "collection", ["entry"] = entries }.ToJsonString());
        var result = await services.GetRequiredService<ImportFilesStory>().RunAsync([file], source, "test", _ => { }, CancellationToken.None);
        Assert.Empty(result.Problems.Select(problem => $"{problem.Path}: {problem.What}"));
        File.Delete(file);
    });

    private static JsonObject Patient() => JsonNode.Parse("""
        {"resourceType":"Patient","id":"p","identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"9000000009"}],
         "name":[{"family":"Reed","given":["Ann"]}],"gender":"female","birthDate":"1960-02-03",
         "generalPractitioner":[{"identifier":{"system":"https://fhir.nhs.uk/Id/ods-organization-code","value":"A12345"}}]}
        """)!.AsObject();

    private static JsonObject Condition(string code, string since) => JsonNode.Parse($$$"""
        {"resourceType":"Condition","id":"c-{{{code}}}","subject":{"reference":"Patient/p"},"onsetDateTime":"{{{since}}}",
         "code":{"coding":[{"system":"{{{Snomed}}}","code":"{{{code}}}"}]}}
        """)!.AsObject();

    private static JsonObject Pressure(string id, string on, int systolic, int diastolic) => JsonNode.Parse($$$"""
        {"resourceType":"Observation","id":"{{{id}}}","status":"final","subject":{"reference":"Patient/p"},"effectiveDateTime":"{{{on}}}",
         "code":{"coding":[{"system":"http://loinc.org","code":"85354-9"}]},"component":[
          {"code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]},"valueQuantity":{"value":{{{systolic}}},"unit":"mmHg","system":"http://unitsofmeasure.org","code":"mm[Hg]"}},
          {"code":{"coding":[{"system":"http://loinc.org","code":"8462-4"}]},"valueQuantity":{"value":{{{diastolic}}},"unit":"mmHg","system":"http://unitsofmeasure.org","code":"mm[Hg]"}}]}
        """)!.AsObject();
}
