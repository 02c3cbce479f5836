using System.Text.Json;
using System.Text.Json.Nodes;
using Ridgeway.Testing;
using YamlDotNet.RepresentationModel;

namespace Ridgeway.Content;

/// <summary>The published schema, used as an editor uses it: by another program (npm ajv) that knows nothing of the reader.</summary>
public sealed class SchemaTests
{
    private static readonly string Schema = SchemaCommand.Schema(Shipped.Folder, Shipped.RoomKinds());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_schema_in_the_documents_is_the_one_the_reader_makes()
    {
        var published = await File.ReadAllTextAsync(Repository.At("docs", "content.schema.json"), Cancel);

        Assert.True(published.ReplaceLineEndings("\n") == Schema, "Run: ridgeway content schema > docs/content.schema.json");
    }

    [Fact]
    public async Task Every_shipped_document_is_valid()
    {
        var documents = Directory.EnumerateFiles(Shipped.Folder, "*.yaml", SearchOption.AllDirectories).SelectMany(file => Documents(File.ReadAllText(file))).ToList();

        var wrong = (await ValidateAsync(documents)).Where(one => !one.IsValid);

        Assert.True(documents.Count > 200);
        Assert.Empty(wrong.Select(one => $"{one.Document.ToJsonString()[..80]}: {one.Says}"));
    }

    [Theory]
    [InlineData("has: hypertension\n  withn: 12 months")]
    [InlineData("has: hypertension\n  status: now")]
    [InlineData("has: hypertension\n  within: a year")]
    [InlineData("has: hypertension\n  taking: statins")]
    [InlineData("has: [hypertension]")]
    [InlineData("hass: hypertension")]
    [InlineData("had: falls\n  times: twice")]
    [InlineData("measure: hba1c\n  of: latst\n  at-least: 42 mmol/mol")]
    [InlineData("age: 40")]
    [InlineData("age: { at-least: 200 }")]
    [InlineData("sex: woman")]
    [InlineData("deprivation: { decile-at-most: 11 }")]
    [InlineData("life-stage: middle-age")]
    [InlineData("all: { has: hypertension }")]
    [InlineData("any: [ { not: { has: hypertension, within: soon } } ]")]
    [InlineData("at-least: many\n  of: [ { has: hypertension } ]")]
    [InlineData("has: hypertension\n  if-unknown: maybe")]
    public async Task A_broken_criterion_is_rejected_and_a_sound_one_is_not(string who)
    {
        var checkedTogether = await ValidateAsync([.. Documents(Register(who)), .. Documents(Register("has: hypertension\n  within: 12 months"))]);

        Assert.Equal([false, true], checkedTogether.Select(one => one.IsValid));
    }

    [Theory]
    [InlineData("group: need", "group: nedd")]
    [InlineData("group: need", "")]
    [InlineData("version: 1", "version: 1\ncolour: blue")]
    [InlineData("flag: U", "flag: X")]
    [InlineData("register: a", "regster: a")]
    public async Task A_broken_document_is_rejected(string sound, string broken)
    {
        var document = Register("has: hypertension").Replace(sound, broken, StringComparison.Ordinal);

        Assert.False(Assert.Single(await ValidateAsync([.. Documents(document)])).IsValid);
    }

    private static string Register(string who) =>
        $"register: a\nname: x\nversion: 1\ngroup: need\ndefinition: x\nwho:\n  {who}\nsource: {{ ref: x, flag: U }}\n";

    private static async Task<IReadOnlyList<(JsonNode Document, bool IsValid, string Says)>> ValidateAsync(IReadOnlyList<JsonNode> documents)
    {
        var node = await NodeScripts.FindAsync(Cancel);
        var folder = Directory.CreateTempSubdirectory("ridgeway-schema-test-").FullName;
        try
        {
            var (schema, lines) = (Path.Combine(folder, "schema.json"), Path.Combine(folder, "documents.ndjson"));
            await File.WriteAllTextAsync(schema, Schema, Cancel);
            await File.WriteAllLinesAsync(lines, documents.Select(document => document.ToJsonString()), Cancel);
            var said = (await node.RunAsync("validate.cjs", [schema, lines], Cancel)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(documents.Count, said.Length);
            return [.. documents.Zip(said, (document, says) => (document, says == "valid", says))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<JsonNode> Documents(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return stream.Documents.Select(document => Json(document.RootNode)).OfType<JsonObject>();
    }

    /// <summary>As an editor reads YAML: plain words that are numbers or true and false are that, and everything else is text.</summary>
    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Json(pair.Value)))),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(Json)]),
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: { } plain } => Plain(plain),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => null,
    };

    private static JsonNode? Plain(string text) => text switch
    {
        "" or "~" or "null" => null,
        "true" => JsonValue.Create(true),
        "false" => JsonValue.Create(false),
        _ when double.TryParse(text, System.Globalization.NumberStyles.AllowDecimalPoint | System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out _)
            => JsonNode.Parse(text.TrimStart('+').TrimStart('0') is { Length: > 0 } and not ['.', ..] ? JsonSerializer.Serialize(decimal.Parse(text)) : text),
        _ => JsonValue.Create(text),
    };
}
