using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Records.ImportFiles;
using Ridgeway.Testing;

namespace Ridgeway.Records;

/// <summary>Small FHIR files for tests of who is who, in a folder that goes with the test.</summary>
internal sealed class PatientFiles : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ridgeway-patients-").FullName;
    private int written;

    public string Folder => folder;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public string Write(string text, string ending = "ndjson")
    {
        var path = Path.Combine(folder, $"file-{++written}.{ending}");
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Imports lines as a new file, by the test's own clock.</summary>
    public async Task<ImportResult> ImportAsync(IRunningRidgeway ridgeway, string source, params string[] lines)
    {
        await using var scope = ridgeway.NewScope();
        return await scope.ServiceProvider.GetRequiredService<ImportFilesStory>().RunAsync(
            [Write(string.Join('\n', lines))], source, "test", _ => { }, TestContext.Current.CancellationToken);
    }

    /// <summary>One Patient on a line.</summary>
    public static string Patient(
        string id, string? number = null, string family = "Khan", string given = "Amina", string born = "1959-05-01", string? postcode = "LS9 7TF",
        string sex = "female", string? ethnicity = null, string practice = "A12345", string? lsoa = null, string? updated = null, string? more = null)
    {
        var parts = new List<string>
        {
            "\"resourceType\":\"Patient\"",
            $"\"id\":\"{id}\"",
            $"\"name\":[{{\"family\":\"{family}\",\"given\":[\"{given}\"]}}]",
            $"\"birthDate\":\"{born}\"",
            $"\"gender\":\"{sex}\"",
            $"\"generalPractitioner\":[{{\"identifier\":{{\"system\":\"https://fhir.nhs.uk/Id/ods-organization-code\",\"value\":\"{practice}\"}}}}]",
        };
        if (updated is not null)
        {
            parts.Add($"\"meta\":{{\"lastUpdated\":\"{updated}\"}}");
        }

        if (number is not null)
        {
            parts.Add($"\"identifier\":[{{\"system\":\"https://fhir.nhs.uk/Id/nhs-number\",\"value\":\"{number}\",\"extension\":[{{\"url\":\"https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus\",\"valueCodeableConcept\":{{\"coding\":[{{\"system\":\"https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatusEngland\",\"code\":\"01\"}}]}}}}]}}]");
        }

        if (postcode is not null)
        {
            parts.Add($"\"address\":[{{\"line\":[\"1 Test Street\"],\"postalCode\":\"{postcode}\"{(lsoa is null ? "" : $",\"extension\":[{Lsoa(lsoa)}]")}}}]");
        }

        if (ethnicity is not null)
        {
            parts.Add($"\"extension\":[{Ethnicity(ethnicity)}]");
        }

        if (more is not null)
        {
            parts.Add(more);
        }

        return $"{{{string.Join(',', parts)}}}";
    }

    /// <summary>"C" in UK Core's England coding, or "SYSTEM|CODE".</summary>
    public static string Ethnicity(string code)
    {
        var (system, value) = code.Split('|') is [var given, var rest] ? (given, rest) : ("https://fhir.hl7.org.uk/CodeSystem/UKCore-EthnicCategoryEngland", code);
        return $"{{\"url\":\"https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-EthnicCategory\",\"valueCodeableConcept\":{{\"coding\":[{{\"system\":\"{system}\",\"code\":\"{value}\"}}]}}}}";
    }

    public static string Condition(string id, string patient, string snomed, string on = "2020-01-01") =>
        $"{{\"resourceType\":\"Condition\",\"id\":\"{id}\",\"subject\":{{\"reference\":\"Patient/{patient}\"}},\"code\":{{\"coding\":[{{\"system\":\"http://snomed.info/sct\",\"code\":\"{snomed}\"}}]}},\"onsetDateTime\":\"{on}\"}}";

    private static string Lsoa(string code) =>
        $"{{\"url\":\"https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-AddressKey\",\"extension\":[{{\"url\":\"value\",\"valueString\":\"{code}\"}}]}}";
}
