using System.Security.Cryptography;
using System.Text;
using YamlDotNet.RepresentationModel;

namespace Ridgeway.Content;

/// <summary>
/// The fingerprint of a document: SHA-256 of what it says, its approval left out, and of the fingerprints of everything it names
/// that can change what it means. So an approval ends when a threshold, a code list or a register behind the rule changes,
/// and not when a comment does.
/// </summary>
internal sealed class Fingerprints
{
    private static readonly string[] Named = ["codelist", "table", "score", "register", "intervention"];

    private readonly Dictionary<string, List<ContentDocument>> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<ContentDocument, string> made = [];
    private readonly HashSet<ContentDocument> underWay = [];

    private readonly LocalCodes local;

    public Fingerprints(IEnumerable<ContentDocument> documents, LocalCodes? local = null)
    {
        this.local = local ?? LocalCodes.None;
        foreach (var document in documents.Where(document => Named.Contains(document.Kind)))
        {
            if (!byId.TryGetValue(document.Id, out var same))
            {
                byId.Add(document.Id, same = []);
            }

            same.Add(document);
        }
    }

    public string Of(ContentDocument document)
    {
        if (made.TryGetValue(document, out var known))
        {
            return known;
        }

        underWay.Add(document);
        var text = new StringBuilder();
        var names = new SortedSet<string>(StringComparer.Ordinal);
        Write(document.Entry.Mapping, text, names, isTop: true);
        // Two that name each other are told apart by everything else they say.
        foreach (var other in names.SelectMany(name => byId.TryGetValue(name, out var same) ? same : []).Where(other => !underWay.Contains(other)))
        {
            text.Append('\n').Append(other.Kind).Append(' ').Append(other.Id).Append(' ').Append(Of(other));
        }

        // Codes imported over a list are part of what it means.
        text.AppendJoin(' ', document.Kind == "codelist" ? local.Of(document.Id).Select(code => code.Code) : []);
        underWay.Remove(document);
        var print = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        if (underWay.Count == 0)
        {
            made.Add(document, print);
        }

        return print;
    }

    private static void Write(YamlNode node, StringBuilder text, SortedSet<string> names, bool isTop)
    {
        switch (node)
        {
            case YamlMappingNode mapping:
                text.Append('{');
                foreach (var (key, value) in mapping.Children.Where(pair => !isTop || pair.Key is not YamlScalarNode { Value: "approval" }))
                {
                    Write(key, text, names, isTop: false);
                    text.Append(':');
                    Write(value, text, names, isTop: false);
                    text.Append(',');
                }

                text.Append('}');
                break;
            case YamlSequenceNode sequence:
                text.Append('[');
                foreach (var one in sequence.Children)
                {
                    Write(one, text, names, isTop: false);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case YamlScalarNode { Value: { } value }:
                names.Add(value);
                text.Append('"').Append(value.Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
                break;
        }
    }
}
