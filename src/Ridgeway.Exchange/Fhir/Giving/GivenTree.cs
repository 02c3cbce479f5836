using System.Text.Json.Nodes;
using Ridgeway.Exchange.Fhir.R4;

namespace Ridgeway.Exchange.Fhir.Giving;

/// <summary>Resources as trees, for those who put them together.</summary>
public static class GivenTree
{
    /// <summary>The resource as a tree that can be changed, or null where the bytes are not one JSON object.</summary>
    public static JsonObject? Parse(ReadOnlySpan<byte> json) => R4Json.Parse(json);

    /// <summary>The text of a string value; null for anything else.</summary>
    public static string? Text(JsonNode? node) => R4Tree.Text(node);

    /// <summary>Every "Type/id" the resource refers to.</summary>
    public static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject made => (R4Tree.Text(made["reference"]) is { } reference ? [reference] : Array.Empty<string>()).Concat(made.SelectMany(property => References(property.Value))),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };
}
