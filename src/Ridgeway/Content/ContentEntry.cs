using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Ridgeway.Content;

/// <summary>
/// One mapping of a content file, read strictly: every key that is there must be asked for, and every key that is asked for
/// must be there unless it is optional. What is wrong is noted with its place; reading goes on with a harmless value,
/// and the document is left out.
/// </summary>
internal sealed partial class ContentEntry
{
    private readonly YamlMappingNode mapping;
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private readonly List<ContentEntry> inner = [];
    private int reading;

    public ContentEntry(string file, YamlMappingNode mapping, ContentNames names, List<ContentProblem> problems)
    {
        File = file;
        this.mapping = mapping;
        Names = names;
        Problems = problems;
    }

    public string File { get; }

    /// <summary>What the rest of the content declares.</summary>
    public ContentNames Names { get; }

    public int Line => (int)mapping.Start.Line;

    public IEnumerable<string> Keys => mapping.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "");

    internal List<ContentProblem> Problems { get; }

    internal YamlMappingNode Mapping => mapping;

    /// <summary>Where what is asked of this mapping is noted for the schema; null where nobody wants to know.</summary>
    internal ContentShape? Shape { get; private set; }

    /// <summary>The same, known only once it has been looked at.</summary>
    internal void IsShaped(ContentShape? shape)
    {
        Shape = shape;
        reading = shape?.Begin() ?? 0;
    }

    public bool Has(string key) => Node(key) is not null;

    /// <summary>The text of a key that must be there.</summary>
    public string Text(string key)
    {
        Needs(key);
        return OptionalText(key) ?? Missing(key, "");
    }

    public string? OptionalText(string key)
    {
        Shape?[key].AskedText();
        return TextOf(key);
    }

    private string? TextOf(string key) => Node(key) switch
    {
        null => null,
        YamlScalarNode { Value: { Length: > 0 } text } => text.Trim(),
        var other => Wrong(other, $"'{key}' should be a text.", (string?)null),
    };

    /// <summary>A list of texts; one text alone counts as a list of one.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        Shape?[key].IsTexts = true;
        return TextsOf(key);
    }

    private IReadOnlyList<string> TextsOf(string key) => Node(key) switch
    {
        null => [],
        YamlScalarNode { Value: { Length: > 0 } text } => [text.Trim()],
        YamlSequenceNode sequence => [.. sequence.Children.Select(node => node is YamlScalarNode { Value: { Length: > 0 } text }
            ? text.Trim()
            : Wrong(node, $"'{key}' should list texts.", ""))],
        var other => Wrong(other, $"'{key}' should be a list of texts.", Array.Empty<string>()),
    };

    /// <summary>A list of lists of texts.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Lists(string key) => Node(key) switch
    {
        null => [],
        YamlSequenceNode sequence => [.. sequence.Children.Select(node => node is YamlSequenceNode inside && inside.Children.All(one => one is YamlScalarNode { Value.Length: > 0 })
            ? [.. inside.Children.Select(one => ((YamlScalarNode)one).Value!.Trim())]
            : Wrong<IReadOnlyList<string>>(node, $"'{key}' should list lists of texts: - [a, b].", []))],
        var other => Wrong(other, $"'{key}' should be a list of lists.", Array.Empty<IReadOnlyList<string>>()),
    };

    /// <summary>A mapping inside this one that must be there; where it is not, an empty one that complains no further.</summary>
    public ContentEntry Entry(string key)
    {
        Needs(key);
        return OptionalEntry(key) ?? Missing(key, new ContentEntry(File, new YamlMappingNode(), Names, []));
    }

    public ContentEntry? OptionalEntry(string key)
    {
        Shape?[key].IsMapping = true;
        return EntryOf(key);
    }

    private ContentEntry? EntryOf(string key) => Node(key) switch
    {
        null => null,
        YamlMappingNode node => Inside(node, key),
        var other => Wrong(other, $"'{key}' should be a mapping: {{ key: value, ... }}.", (ContentEntry?)null),
    };

    public IReadOnlyList<ContentEntry> Entries(string key)
    {
        Shape?[key].IsMappings = true;
        return EntriesOf(key);
    }

    private IReadOnlyList<ContentEntry> EntriesOf(string key) => Node(key) switch
    {
        null => [],
        YamlSequenceNode sequence => [.. sequence.Children.Select(node => node is YamlMappingNode one
            ? Inside(one, key)
            : Wrong(node, $"'{key}' should list mappings: - {{ key: value, ... }}.", (ContentEntry?)null)).OfType<ContentEntry>()],
        var other => Wrong(other, $"'{key}' should be a list.", Array.Empty<ContentEntry>()),
    };

    /// <summary>Notes a problem at a key's value, or at the mapping where the key is not there.</summary>
    public void Problem(string key, string what, string? suggestion = null) =>
        Note(mapping.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : mapping, what, suggestion);

    /// <summary>Complains about every key that nothing asked for, here and inside.</summary>
    public void Finish()
    {
        foreach (var key in mapping.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name } || !asked.Contains(name))
            {
                Note(key, $"'{key}' is not expected here.", key is YamlScalarNode { Value: { } near } ? Nearest.To(near, asked.Where(one => !Has(one))) : null);
            }
        }

        foreach (var entry in inner)
        {
            entry.Finish();
        }
    }

    internal YamlNode? Node(string key)
    {
        asked.Add(key);
        _ = Shape?[key];
        return mapping.Children.TryGetValue(new YamlScalarNode(key), out var node) && node is not YamlScalarNode { Value: null or "" or "~" or "null" }
            ? node
            : null;
    }

    /// <summary>Notes for the schema that a key must be there.</summary>
    internal void Needs(string key) => Shape?[key].Needed(reading);

    private ContentEntry Inside(YamlMappingNode node, string key)
    {
        var entry = new ContentEntry(File, node, Names, Problems);
        entry.IsShaped(Shape?[key].Inside);
        inner.Add(entry);
        return entry;
    }

    internal void Note(YamlNode node, string what, string? suggestion = null) => Note(node.Start, what, suggestion);

    private void Note(Mark at, string what, string? suggestion) =>
        Problems.Add(new ContentProblem(File, (int)at.Line, (int)at.Column, what, suggestion));

    private T Missing<T>(string key, T instead)
    {
        Note(mapping, $"'{key}' is missing.");
        return instead;
    }

    private T Wrong<T>(YamlNode node, string what, T instead)
    {
        Note(node, what);
        return instead;
    }
}
