using System.Text.Json.Nodes;
using Ridgeway.Exchange.Fhir.R4;

namespace Ridgeway.Exchange.Fhir.Giving;

/// <summary>What a reference means here.</summary>
/// <param name="Type">The type it names; null for "urn:uuid:…".</param>
/// <param name="Id">The id it names.</param>
/// <param name="IsElsewhere">True where it is an address of another server.</param>
public readonly record struct WrittenReference(string? Type, string Id, bool IsElsewhere = false);

/// <summary>Turns the references of a resource into ones that can be read here.</summary>
internal static class ReferenceRewriting
{
    /// <param name="node">The resource.</param>
    /// <param name="find">"Observation/7" for a written reference; null where it is known to nobody here and stays as it is.</param>
    public static void Rewrite(JsonNode? node, Func<WrittenReference, string?> find)
    {
        switch (node)
        {
            case JsonObject made:
                if (R4Tree.Text(made["reference"]) is { Length: > 0 } written)
                {
                    One(made, written, find);
                }

                foreach (var property in made)
                {
                    Rewrite(property.Value, find);
                }

                break;
            case JsonArray list:
                foreach (var one in list)
                {
                    Rewrite(one, find);
                }

                break;
        }
    }

    /// <summary>The type and id of "Patient/1", "https://x/fhir/Patient/1/_history/2" or "urn:uuid:…"; null for anything else.</summary>
    public static WrittenReference? Read(string written)
    {
        if (written.StartsWith("urn:uuid:", StringComparison.OrdinalIgnoreCase))
        {
            return new WrittenReference(null, written[9..]);
        }

        var history = written.IndexOf("/_history/", StringComparison.Ordinal);
        var parts = (history < 0 ? written : written[..history]).Split('/');
        return parts.Length >= 2 && parts[^1].Length > 0 && !parts[^1].Contains('?', StringComparison.Ordinal) && FhirTypes.NumberOf(parts[^2]) > 0
            ? new WrittenReference(parts[^2], parts[^1], parts.Length > 2)
            : null;
    }

    private static void One(JsonObject made, string written, Func<WrittenReference, string?> find)
    {
        if (written.StartsWith('#'))
        {
            return;
        }

        if (Read(written) is { } read)
        {
            if (find(read) is { } found)
            {
                made["reference"] = found;
            }

            return;
        }

        // "Practitioner?identifier=system|value" means something only inside a transaction; outside it is an identifier.
        var question = written.IndexOf("?identifier=", StringComparison.Ordinal);
        var type = question > 0 ? written[..question].Split('/')[^1] : "";
        var bar = written.IndexOf('|', StringComparison.Ordinal);
        if (FhirTypes.NumberOf(type) == 0 || bar < question)
        {
            return;
        }

        made.Remove("reference");
        made["type"] = type;
        made["identifier"] ??= new JsonObject
        {
            ["system"] = Uri.UnescapeDataString(written[(question + 12)..bar]),
            ["value"] = Uri.UnescapeDataString(written[(bar + 1)..]),
        };
    }
}
