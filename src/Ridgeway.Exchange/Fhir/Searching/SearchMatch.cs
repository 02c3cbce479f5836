using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ridgeway.Exchange.Fhir.Json;
using Ridgeway.Exchange.Fhir.R4;

namespace Ridgeway.Exchange.Fhir.Searching;

/// <summary>Says whether a resource is what a search asks for.</summary>
public static class SearchMatch
{
    public static bool Fits(JsonObject resource, SearchWish wish)
    {
        var found = wish.Parameter.Paths.SelectMany(path => At(resource, path)).ToList();
        if (wish.Modifier == "missing")
        {
            return (found.Count == 0) == (wish.Values[0] == "true");
        }

        if (wish.Modifier == "not")
        {
            return !found.Exists(node => wish.Values.Any(value => Token(node, value)));
        }

        return found.Exists(node => wish.Values.Any(value => One(node, wish, value)));
    }

    /// <summary>Everything at a path; lists are gone through, "value[x]" is whichever of its types stands.</summary>
    public static IEnumerable<JsonNode> At(JsonNode? node, string path)
    {
        if (node is JsonArray list)
        {
            return list.SelectMany(one => At(one, path));
        }

        if (path.Length == 0)
        {
            return node is null ? [] : [node];
        }

        if (node is not JsonObject made)
        {
            return [];
        }

        var dot = path.IndexOf('.', StringComparison.Ordinal);
        var (name, rest) = dot < 0 ? (path, "") : (path[..dot], path[(dot + 1)..]);
        return name.EndsWith("[x]", StringComparison.Ordinal)
            ? made.Where(property => property.Key.StartsWith(name[..^3], StringComparison.Ordinal)).SelectMany(property => At(property.Value, rest))
            : At(made[name], rest);
    }

    private static bool One(JsonNode node, SearchWish wish, string value) => wish.Parameter.Kind switch
    {
        SearchKind.Token => wish.Modifier == "text" ? Words(node).Any(words => words.Contains(value, StringComparison.OrdinalIgnoreCase)) : Token(node, value),
        SearchKind.Date => Date(node, value),
        SearchKind.Text => Words(node).Any(words => wish.Modifier switch
        {
            "exact" => words == value,
            "contains" => words.Contains(value, StringComparison.OrdinalIgnoreCase),
            _ => words.StartsWith(value, StringComparison.OrdinalIgnoreCase),
        }),
        SearchKind.Reference => wish.Modifier == "identifier" ? node is JsonObject to && Token(to["identifier"] ?? JsonValue.Create("")!, value) : Reference(node, value),
        SearchKind.Quantity => Quantity(node, value),
    };

    private static bool Token(JsonNode node, string value)
    {
        var bar = value.IndexOf('|', StringComparison.Ordinal);
        var (system, code) = bar < 0 ? (null, value) : (Stored(value[..bar]), value[(bar + 1)..]);
        return Codings(node).Any(coding => (code.Length == 0 || string.Equals(coding.Code, code, StringComparison.OrdinalIgnoreCase))
            && (system is null || (system.Length == 0 ? coding.System is null : coding.System == system)));
    }

    /// <summary>A code system asked for in another spelling is the one we give out.</summary>
    private static string Stored(string system) => system.Length == 0 ? "" : new SystemNames().Find(Encoding.UTF8.GetBytes(system)).Address;

    private static IEnumerable<(string? System, string? Code)> Codings(JsonNode node) => node switch
    {
        JsonValue value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False => [(null, value.ToJsonString())],
        JsonValue value => [(null, R4Tree.Text(value))],
        JsonObject { } made when made["coding"] is JsonArray list => list.OfType<JsonObject>().Select(coding => (R4Tree.Text(coding["system"]), R4Tree.Text(coding["code"]))),
        JsonObject made => [(R4Tree.Text(made["system"]), R4Tree.Text(made["code"]) ?? R4Tree.Text(made["value"]))],
        _ => [],
    };

    private static IEnumerable<string> Words(JsonNode node) => node switch
    {
        JsonValue value => R4Tree.Text(value) is { } text ? [text] : [],
        JsonObject made => made.Where(property => property.Key is not ("use" or "system" or "extension" or "id" or "period")).SelectMany(property => property.Value is { } inner ? Words(inner) : []),
        JsonArray list => list.OfType<JsonNode>().SelectMany(Words),
        _ => [],
    };

    private static bool Reference(JsonNode node, string value)
    {
        if ((node is JsonObject made ? R4Tree.Text(made["reference"]) : R4Tree.Text(node)) is not { } reference)
        {
            return false;
        }

        // A canonical address is compared without its version unless one is asked for.
        if (node is JsonValue)
        {
            return reference == value || reference.Split('|')[0] == value;
        }

        return reference == value
            || (Giving.ReferenceRewriting.Read(value) is { Type: { } type, Id: var id } ? reference == $"{type}/{id}" : reference.EndsWith("/" + value, StringComparison.Ordinal));
    }

    private static bool Date(JsonNode node, string value)
    {
        var (prefix, rest) = SearchWish.PrefixOf(value);
        if (R4Order.Span(rest) is not var (wantedFrom, wantedTo) || SpanOf(node) is not var (from, to))
        {
            return false;
        }

        var margin = TimeSpan.FromTicks((wantedTo - wantedFrom).Ticks / 10) + TimeSpan.FromDays(1);
        return prefix switch
        {
            "eq" => from >= wantedFrom && to <= wantedTo,
            "ne" => !(from >= wantedFrom && to <= wantedTo),
            "gt" => to > wantedTo,
            "lt" => from < wantedFrom,
            "ge" => to > wantedTo || (from >= wantedFrom && to <= wantedTo) || (from < wantedTo && to > wantedFrom && to >= wantedTo),
            "le" => from < wantedFrom || (from >= wantedFrom && to <= wantedTo),
            "sa" => from >= wantedTo,
            "eb" => to <= wantedFrom,
            _ => from < wantedTo + margin && to > wantedFrom - margin,
        };
    }

    private static (DateTimeOffset From, DateTimeOffset To)? SpanOf(JsonNode node)
    {
        if (R4Tree.Text(node) is { } text)
        {
            return R4Order.Span(text);
        }

        if (node is not JsonObject period || !(period.ContainsKey("start") || period.ContainsKey("end")))
        {
            return null;
        }

        var from = R4Tree.Text(period["start"]) is { } start ? R4Order.Span(start)?.From : DateTimeOffset.MinValue;
        var to = R4Tree.Text(period["end"]) is { } end ? R4Order.Span(end)?.To : DateTimeOffset.MaxValue;
        return from is { } a && to is { } b ? (a, b) : null;
    }

    private static bool Quantity(JsonNode node, string value)
    {
        var (prefix, rest) = SearchWish.PrefixOf(value);
        var parts = rest.Split('|');
        if (node is not JsonObject made || made["value"] is not JsonValue number || !number.TryGetValue(out double held)
            || !double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var wanted)
            || (parts.Length > 2 && R4Tree.Text(made["code"]) != parts[2] && R4Tree.Text(made["unit"]) != parts[2]))
        {
            return false;
        }

        // As many digits as were written are meant: 5.4 is 5.35 to 5.45.
        var dot = parts[0].IndexOf('.', StringComparison.Ordinal);
        var half = 0.5 * Math.Pow(10, -(dot < 0 ? 0 : parts[0].Length - dot - 1));
        return prefix switch
        {
            "eq" => Math.Abs(held - wanted) <= half,
            "ne" => Math.Abs(held - wanted) > half,
            "gt" or "sa" => held > wanted,
            "lt" or "eb" => held < wanted,
            "ge" => held >= wanted,
            "le" => held <= wanted,
            _ => Math.Abs(held - wanted) <= Math.Abs(wanted) * 0.1,
        };
    }
}
