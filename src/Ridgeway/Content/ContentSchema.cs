using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ridgeway.Content;

/// <summary>
/// The content language as a JSON Schema (draft 7), so that editors complete and check a file while it is typed. Made from what the
/// reader asks for; what a schema cannot see (ids that must exist, units, circles) is left to content check.
/// </summary>
internal static class ContentSchema
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(ContentShapes shapes)
    {
        var definitions = new JsonObject();
        foreach (var (kind, shape) in shapes.Documents)
        {
            definitions[$"document-{kind}"] = Mapping(shape, kind);
        }

        foreach (var (verb, shape) in shapes.Verbs)
        {
            definitions[$"criterion-{verb}"] = Mapping(shape, verb);
        }

        definitions["criterion"] = new JsonObject { ["oneOf"] = References(shapes.Verbs.Keys.Select(verb => $"criterion-{verb}")) };
        return new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "Ridgeway content",
            ["description"] = "One document of a content file. See content/england/README.md; 'ridgeway content check' checks what a schema cannot.",
            ["oneOf"] = References(shapes.Documents.Keys.Select(kind => $"document-{kind}")),
            ["definitions"] = definitions,
        }.ToJsonString(Written).ReplaceLineEndings("\n") + "\n";
    }

    private static JsonObject Mapping(ContentShape shape, string? itself = null)
    {
        var properties = new JsonObject();
        foreach (var (key, asked) in shape.Keys)
        {
            properties[key] = Value(asked);
        }

        var needed = shape.Keys.Keys.Where(key => key == itself || shape.Needs(key)).ToList();
        var mapping = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (needed.Count > 0)
        {
            mapping["required"] = new JsonArray([.. needed.Select(key => JsonValue.Create(key))]);
        }

        return mapping;
    }

    private static JsonObject Value(AskedKey asked)
    {
        var forms = Forms(asked).ToList();
        return forms.Count switch
        {
            0 => [],
            1 => forms[0],
            _ => new JsonObject { ["anyOf"] = new JsonArray([.. forms]) },
        };
    }

    private static IEnumerable<JsonObject> Forms(AskedKey asked)
    {
        if (asked.Words.Count > 0)
        {
            yield return new JsonObject { ["enum"] = new JsonArray([.. asked.Words.Select(Word)]) };
        }

        if (asked.Whole is { } whole)
        {
            yield return new JsonObject { ["type"] = "integer", ["minimum"] = whole.From, ["maximum"] = whole.To };
        }

        if (asked.IsNumber)
        {
            yield return new JsonObject { ["type"] = "number" };
        }

        if (asked.IsDay)
        {
            yield return new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" };
        }

        if (asked.IsWindow)
        {
            yield return new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]+ (day|week|month|year)s?$" };
        }

        if (asked.IsAnyText)
        {
            yield return Text();
        }

        if (asked.IsTexts)
        {
            yield return Text();
            yield return new JsonObject { ["type"] = "array", ["items"] = Text() };
        }

        if (asked.IsMapping)
        {
            yield return Inside(asked);
        }

        if (asked.IsMappings)
        {
            yield return new JsonObject { ["type"] = "array", ["items"] = Inside(asked) };
        }
    }

    private static JsonObject Inside(AskedKey asked) => asked.IsCriterion ? Reference("criterion")
        : asked.HasInside && asked.Inside.Readings > 0 ? Mapping(asked.Inside)
        : new JsonObject { ["type"] = "object" };

    private static JsonObject Text() => new() { ["type"] = new JsonArray("string", "number", "boolean") };

    private static JsonValue Word(string word) => word switch { "true" => JsonValue.Create(true), "false" => JsonValue.Create(false), _ => JsonValue.Create(word) };

    private static JsonArray References(IEnumerable<string> names) => new([.. names.Select(Reference)]);

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"#/definitions/{name}" };
}
