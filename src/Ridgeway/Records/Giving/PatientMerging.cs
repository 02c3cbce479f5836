using System.Text.Json.Nodes;
using Ridgeway.Exchange.Fhir.Giving;
using Ridgeway.Records.Sources;

namespace Ridgeway.Records.Giving;

/// <summary>Makes one Patient of those that several systems sent of one person: the latest, with what only the others said and with every identifier.</summary>
internal static class PatientMerging
{
    public static JsonObject? Merged(IReadOnlyList<KeptResource> patients)
    {
        var trees = patients.OrderByDescending(one => one.Import.Value).ThenByDescending(one => one.Part)
            .Select(one => GivenTree.Parse(one.Json.Span)).OfType<JsonObject>().ToList();
        if (trees.Count < 2)
        {
            return trees.FirstOrDefault();
        }

        var merged = trees[0];
        foreach (var older in trees.Skip(1))
        {
            foreach (var property in older.Where(property => property.Value is not null && property.Key is not ("id" or "meta" or "text" or "contained")))
            {
                // A newer death is not undone by an older "alive", and an older name is not a second name.
                if (!merged.Any(has => Stem(has.Key) == Stem(property.Key)))
                {
                    merged[property.Key] = property.Value!.DeepClone();
                }
                else if (property.Key == "identifier" && merged["identifier"] is JsonArray all && property.Value is JsonArray more)
                {
                    Add(all, more);
                }
            }
        }

        return merged;
    }

    /// <summary>True where a Patient is marked restricted: PDS gives such people out without address or telephone.</summary>
    public static bool IsRestricted(ReadOnlySpan<byte> patient) =>
        patient.IndexOf("\"security\""u8) >= 0 && GivenTree.Parse(patient)?["meta"] is JsonObject { } meta && meta["security"] is JsonArray labels
        && labels.OfType<JsonObject>().Any(label => label["code"] is JsonValue code && code.TryGetValue(out string? said) && said is "R" or "V");

    private static void Add(JsonArray all, JsonArray more)
    {
        foreach (var one in more.OfType<JsonObject>().Where(one => !all.OfType<JsonObject>().Any(has => Same(has, one))))
        {
            all.Add(one.DeepClone());
        }
    }

    private static bool Same(JsonObject one, JsonObject other) =>
        JsonNode.DeepEquals(one["value"], other["value"]) && string.Equals(one["system"]?.ToString(), other["system"]?.ToString(), StringComparison.OrdinalIgnoreCase);

    private static string Stem(string key) => key switch
    {
        _ when key.TrimStart('_').StartsWith("deceased", StringComparison.Ordinal) => "deceased",
        _ when key.TrimStart('_').StartsWith("multipleBirth", StringComparison.Ordinal) => "multipleBirth",
        _ => key.TrimStart('_'),
    };
}
