namespace Ridgeway.Exchange.Fhir.Searching;

/// <summary>Something a search is to bring along.</summary>
/// <param name="Type">The type whose parameter it is.</param>
/// <param name="Parameter">The reference to follow.</param>
/// <param name="Target">Only what is of this type; null for all.</param>
/// <param name="IsReverse">True for what points to the found resources, false for what they point to.</param>
public sealed record SearchInclude(string Type, SearchParameter Parameter, string? Target, bool IsReverse)
{
    /// <summary>What points to one of these is looked for: a person, and an encounter of theirs.</summary>
    private static readonly Dictionary<string, string> Reversed = new(StringComparer.Ordinal) { ["Patient"] = "patient", ["Encounter"] = "encounter" };

    /// <summary>Reads "Observation:encounter" or "Observation:subject:Patient" for a search of one type; null where that is not brought along.</summary>
    public static SearchInclude? Read(string searched, string value, bool isReverse)
    {
        if (value.Split(':') is not [var type, var name, .. var rest] || rest.Length > 1)
        {
            return null;
        }

        // "subject" is "patient" under another name.
        var wanted = isReverse && name == "subject" ? "patient" : name;
        var isOffered = isReverse ? OfferedReverse(searched).Contains($"{type}:{wanted}") : type == searched && Offered(searched).Contains($"{type}:{name}");
        return isOffered ? new SearchInclude(type, SearchParameters.For(type).First(parameter => parameter.Name == wanted), rest.FirstOrDefault(), isReverse) : null;
    }

    /// <summary>What can be brought along with this type, as the capability statement lists it.</summary>
    public static IEnumerable<string> Offered(string type) => SearchParameters.For(type)
        .Where(parameter => parameter.Kind == SearchKind.Reference && parameter.Name is not ("_profile" or "url" or "questionnaire")).Select(parameter => $"{type}:{parameter.Name}");

    /// <summary>What can be brought along that points to this type.</summary>
    public static IEnumerable<string> OfferedReverse(string type) => Reversed.TryGetValue(type, out var name)
        ? SearchParameters.Types.Where(other => other != type && SearchParameters.For(other).Any(parameter => parameter.Name == name)).Select(other => $"{other}:{name}")
        : [];
}
