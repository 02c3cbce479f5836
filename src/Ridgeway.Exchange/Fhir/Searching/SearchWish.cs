using System.Globalization;

namespace Ridgeway.Exchange.Fhir.Searching;

/// <summary>One thing a search asks for; a resource fits where any of the values does.</summary>
/// <param name="Parameter">By what.</param>
/// <param name="Modifier">"", "not", "exact", "contains", "text", "missing".</param>
/// <param name="Values">As written, one after another.</param>
public sealed record SearchWish(SearchParameter Parameter, string Modifier, IReadOnlyList<string> Values)
{
    private static readonly string[] Prefixes = ["eq", "ne", "gt", "lt", "ge", "le", "sa", "eb", "ap"];

    /// <summary>Reads "code=http://snomed.info/sct|38341003,44054006".</summary>
    /// <returns>The wish, or null and in words why it cannot be understood; null and no words where this type has no such parameter.</returns>
    public static (SearchWish? Wish, string? Problem) Read(string type, string name, string value)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var (bare, modifier) = colon < 0 ? (name, "") : (name[..colon], name[(colon + 1)..]);
        if (SearchParameters.For(type).FirstOrDefault(parameter => parameter.Name == bare) is not { } found)
        {
            return (null, null);
        }

        // "subject:Patient=1" says the type of the reference.
        if (found.Kind == SearchKind.Reference && modifier.Length > 0 && FhirTypes.NumberOf(modifier) > 0)
        {
            return (new SearchWish(found, "", [.. Split(value).Select(one => one.Contains('/', StringComparison.Ordinal) ? one : $"{modifier}/{one}")]), null);
        }

        if (modifier.Length > 0 && !ModifiersOf(found.Kind).Contains(modifier))
        {
            return (null, $"{bare} takes no modifier :{modifier}. It takes: {string.Join(", ", ModifiersOf(found.Kind).Select(one => ":" + one))}.");
        }

        var values = Split(value);
        if (values.Count == 0)
        {
            return (null, $"{bare} has no value.");
        }

        var wrong = modifier == "missing" ? values.Find(one => one is not ("true" or "false")) : values.Find(one => !IsReadable(found.Kind, one));
        return wrong is null ? (new SearchWish(found, modifier, values), null) : (null, $"{bare} cannot be searched for '{wrong}'{WordsFor(found.Kind)}.");
    }

    /// <summary>"ge2020-01-01" as its prefix and the rest; "eq" where there is none.</summary>
    public static (string Prefix, string Bare) PrefixOf(string value) =>
        value.Length > 2 && Prefixes.Contains(value[..2]) ? (value[..2], value[2..]) : ("eq", value);

    public static IReadOnlyList<string> ModifiersOf(SearchKind kind) => kind switch
    {
        SearchKind.Token => ["not", "text", "missing"],
        SearchKind.Text => ["exact", "contains", "missing"],
        SearchKind.Reference => ["identifier", "missing"],
        SearchKind.Date or SearchKind.Quantity => ["missing"],
    };

    private static bool IsReadable(SearchKind kind, string value) => kind switch
    {
        SearchKind.Date => R4.R4Order.Span(PrefixOf(value).Bare) is not null,
        SearchKind.Quantity => double.TryParse(PrefixOf(value).Bare.Split('|')[0], NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        _ => value.Length > 0,
    };

    private static string WordsFor(SearchKind kind) => kind switch
    {
        SearchKind.Date => ": a date is 2020, 2020-01, 2020-01-31 or 2020-01-31T10:00:00Z, with eq, ne, gt, lt, ge, le, sa, eb or ap before it",
        SearchKind.Quantity => ": a quantity is a number, or number|system|code, with a prefix before it if you like",
        _ => "",
    };

    /// <summary>Parts between commas; "\," is a comma.</summary>
    private static List<string> Split(string value)
    {
        var (parts, part) = (new List<string>(), new System.Text.StringBuilder());
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\' && i + 1 < value.Length && value[i + 1] is ',' or '|' or '$' or '\\')
            {
                part.Append(value[++i]);
            }
            else if (value[i] == ',')
            {
                parts.Add(part.ToString().Trim());
                part.Clear();
            }
            else
            {
                part.Append(value[i]);
            }
        }

        parts.Add(part.ToString().Trim());
        return [.. parts.Where(one => one.Length > 0)];
    }
}
