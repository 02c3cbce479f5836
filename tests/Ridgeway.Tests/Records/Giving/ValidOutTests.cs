using Ridgeway.Commands;
using Ridgeway.Exchange.Fhir;
using Ridgeway.Testing;

namespace Ridgeway.Records.Giving;

/// <summary>Whatever came in, what goes out is valid FHIR R4: checked by a validator written by others.</summary>
public sealed class ValidOutTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ridgeway-valid-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Everything_of_the_corpora_of_others_leaves_as_valid_R4(bool factsOnly)
    {
        string[] corpora = [.. new[] { "synthea-r4", "fhir-uk-core", "nhs-england-r4" }.Select(name => Repository.Shared("corpora", name, "visible"))];
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        await Typed.RunAsync(ridgeway, ["import", .. corpora, .. factsOnly ? new[] { "--facts-only" } : []]);

        await CheckAsync(ridgeway);
    }

    [Fact]
    public async Task What_came_dirty_leaves_clean_and_says_what_was_mended()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        await Typed.RunAsync(ridgeway, "import", Write("dirty.json", Dirty));

        var files = await CheckAsync(ridgeway);

        var patient = await File.ReadAllTextAsync(files.Single(file => file.EndsWith("Patient.ndjson", StringComparison.Ordinal)), TestContext.Current.CancellationToken);
        Assert.Contains("UKCore-NHSNumberVerificationStatusEngland\",\"code\":\"01\"", patient, StringComparison.Ordinal);
        Assert.Contains("UKCore-EthnicCategoryEngland\",\"code\":\"C\"", patient, StringComparison.Ordinal);
        Assert.DoesNotContain("script", patient, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"repaired\"", patient, StringComparison.Ordinal);
    }

    /// <summary>Resources of others with parts cut out, doubled, swapped and of the wrong kind: 40 seeds over 300 resources.</summary>
    [Fact]
    public async Task Mutated_resources_leave_as_valid_R4_or_not_at_all()
    {
        var lines = Directory.EnumerateFiles(Repository.Shared("corpora", "synthea-r4", "visible", "ndjson-slim"), "*.ndjson").Order(StringComparer.Ordinal)
            .SelectMany(file => File.ReadLines(file).Where(line => line.Length > 0).Take(25)).ToList();
        var mutated = lines.SelectMany((line, place) => Enumerable.Range(0, 4).Select(round => TreeMutation.Of(line, (place * 4) + round)));
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        await Typed.RunAsync(ridgeway, "import", Write("Patient.ndjson", string.Join('\n', File.ReadLines(Path.Combine(Repository.Shared("corpora", "synthea-r4", "visible", "ndjson-slim"), "Patient.ndjson")))));
        await Typed.RunAsync(ridgeway, "import", Write("mutated.ndjson", string.Join('\n', mutated)));

        await CheckAsync(ridgeway);
    }

    private async Task<IReadOnlyList<string>> CheckAsync(TestRidgeway ridgeway)
    {
        var into = Path.Combine(folder, "out");
        var typed = await Typed.RunAsync(ridgeway, "export", "--out", into, "--json");
        Assert.True(typed.Exit == ExitCode.Done, typed.Messages);
        var checker = await R4Checker.FindAsync(TestContext.Current.CancellationToken);
        var files = Directory.EnumerateFiles(into).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(files);
        var (exit, said) = await checker.CheckAsync(files, TestContext.Current.CancellationToken);
        Assert.True(exit == 0, said);
        return files;
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private const string Dirty = """
        {"resourceType":"Bundle","type":"collection","entry":[
        {"resource":{"resourceType":"Patient","id":"p_1","active":"true","nickname":"Bob","gender":"Female","birthDate":"1959-02-30",
          "text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"><script>alert(1)</script></div>"},
          "extension":[{"url":"https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-EthnicCategory","valueCodeableConcept":{"coding":[{"system":"https://fhir.hl7.org.uk/CodeSystem/UKCore-EthnicCategory","code":"CA","display":"English"}]}},{"url":"http://x/empty"},{"valueString":"no url"}],
          "identifier":{"system":"http://fhir.nhs.net/Id/nhs-number","value":"943 476 5919","extension":[{"url":"https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus","valueCodeableConcept":{"coding":[{"system":"https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatus","code":"number-present-and-verified"}]}}]},
          "name":{"family":["Okafor"],"given":"Ada"},"deceasedBoolean":false,"deceasedDateTime":"2020-01-01","telecom":[{"value":"0113 496 0000"},{}],"contact":[{"gender":"male"}]}},
        {"resource":{"resourceType":"Observation","id":"o1","status":"FINAL","code":{"coding":[{"system":"http://loinc.org","code":"29463-7"}]},"subject":{"reference":"Patient/p_1"},
          "effectiveDateTime":"2024-01-01 10:30","issued":"2024-01-01","valueQuantity":{"value":"80.5","unit":"kg","code":"kg"},"dataAbsentReason":{"text":"x"},"note":"plain words",
          "component":[{"valueString":"no code"}],"referenceRange":[{"age":{"low":{"value":1}}}],"performer":{"reference":"#gone"},"valueString":"also"}},
        {"resource":{"resourceType":"MedicationRequest","id":"m1","medicationCodeableConcept":{"coding":[{"system":"https://dmd.nhs.uk/","code":"39113311000001107"}]},"subject":"Patient/p_1","authoredOn":"2024-13-01"}},
        {"resource":{"resourceType":"AllergyIntolerance","id":"a1","code":{"coding":[{"system":"http://snomed.info/sct/83821000000107","code":"91936005"}]},"patient":{"reference":"Patient/p_1"},"criticality":"deadly"}}
        ]}
        """;
}
