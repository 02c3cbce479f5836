using System.Text.Json;

namespace Ridgeway.Records.BulkSubmit;

/// <summary>What a Parameters resource asked for. Source: HL7 Bulk Data 4.0.0-ballot, $bulk-submit.</summary>
internal sealed record SubmitRequest(string? Submitter, string? SubmissionId, string? ManifestUrl, string? FhirBaseUrl, string? Status, string? ReplacesManifestUrl)
{
    /// <summary>What was asked for, or why it cannot be told.</summary>
    public static (SubmitRequest? Request, string? Trouble) Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || Text(body, "resourceType") != "Parameters" || !body.TryGetProperty("parameter", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return (null, "The body must be a Parameters resource with a list of parameters.");
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parameter in list.EnumerateArray())
        {
            if (Text(parameter, "name") is { } name && ValueOf(parameter) is { Length: > 0 } value && !values.TryAdd(name, value))
            {
                return (null, $"'{name}' is given twice.");
            }
        }

        var request = new SubmitRequest(
            values.GetValueOrDefault("submitter"), values.GetValueOrDefault("submissionId"), values.GetValueOrDefault("manifestUrl"),
            values.GetValueOrDefault("fhirBaseUrl"), values.GetValueOrDefault("submissionStatus"), values.GetValueOrDefault("replacesManifestUrl"));
        return request.Submitter is null || request.SubmissionId is null ? (null, "'submitter' and 'submissionId' are needed.") : (request, null);
    }

    private static string? ValueOf(JsonElement parameter)
    {
        foreach (var property in parameter.EnumerateObject().Where(property => property.Name.StartsWith("value", StringComparison.Ordinal)))
        {
            return property.Value.ValueKind switch
            {
                JsonValueKind.String => property.Value.GetString(),
                JsonValueKind.Object when property.Name == "valueIdentifier" => $"{Text(property.Value, "system")}|{Text(property.Value, "value")}",
                JsonValueKind.Object when property.Name == "valueCoding" => Text(property.Value, "code"),
                _ => null,
            };
        }

        return null;
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
