using System.Security.Cryptography;
using System.Text;
using Ridgeway.Codes;
using Ridgeway.Content;
using Ridgeway.Exchange.Csv.Extracts;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Ridgeway.Records.Extracts;

/// <summary>A mapping file: what it says, and its text and hash, so that it can be kept with what it was used on.</summary>
internal sealed record ExtractMapping(ExtractMap Map, string Text, string Hash)
{
    private static readonly Dictionary<string, string> Systems = new(StringComparer.Ordinal)
    {
        ["snomed"] = CodeSystem.Snomed,
        ["dmd"] = CodeSystem.Dmd,
        ["loinc"] = CodeSystem.Loinc,
        ["read2"] = "http://read.info/readv2",
        ["ctv3"] = "http://read.info/ctv3",
        ["reasonable-adjustment"] = CodeSystem.ReasonableAdjustment,
        ["ridgeway"] = CodeSystem.Ridgeway,
    };

    private static readonly Dictionary<string, char> Delimiters = new(StringComparer.Ordinal) { ["comma"] = ',', ["semicolon"] = ';', ["tab"] = '\t', ["bar"] = '|' };
    private static readonly Dictionary<string, char> Decimals = new(StringComparer.Ordinal) { ["point"] = '.', ["comma"] = ',' };
    private static readonly Dictionary<string, bool> Encodings = new(StringComparer.Ordinal) { ["utf-8"] = false, ["windows-1252"] = true };

    /// <summary>Reads a mapping file.</summary>
    /// <exception cref="ContentUnreadableException">It is wrong; the message says every place.</exception>
    public static ExtractMapping Read(string path) => Parse(Path.GetFileName(path), File.ReadAllText(path));

    /// <inheritdoc cref="Read"/>
    public static ExtractMapping Parse(string name, string text)
    {
        var problems = new List<ContentProblem>();
        var map = Root(name, text, problems) is { } root ? MapOf(new ContentEntry(name, root, new ContentNames(), problems)) : null;
        return problems.Count == 0 && map is not null
            ? new ExtractMapping(map, text, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))))
            : throw new ContentUnreadableException("The mapping cannot be used:\n" + string.Join('\n', problems.OrderBy(problem => problem.Line).Select(problem => "  " + problem)));
    }

    private static YamlMappingNode? Root(string name, string text, List<ContentProblem> problems)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
            {
                return root;
            }

            problems.Add(new ContentProblem(name, 1, 1, "A mapping is one YAML document that begins with 'extract: name'."));
        }
        catch (YamlException broken)
        {
            problems.Add(new ContentProblem(name, (int)broken.Start.Line, (int)broken.Start.Column, $"This is not well-formed YAML: {broken.Message}"));
        }

        return null;
    }

    private static ExtractMap MapOf(ContentEntry entry)
    {
        var name = entry.Text("extract");
        var files = entry.Entries("files").Select(File).ToList();
        if (files.Count == 0)
        {
            entry.Problem("files", "A mapping needs 'files': which files there are and what their columns mean.");
        }

        entry.Finish();
        return new ExtractMap(name, files);

        ExtractFile File(ContentEntry file) => new()
        {
            Name = file.Text("name"),
            Delimiter = file.Has("delimiter") ? file.OneOf("delimiter", Delimiters) : null,
            Decimal = file.Has("decimal") ? file.OneOf("decimal", Decimals) : '.',
            IsWindows1252 = file.Has("encoding") && file.OneOf("encoding", Encodings),
            Dates = Dates(file),
            Empty = file.Has("empty") ? file.Texts("empty") : ["NULL", "N/A"],
            Person = ExtractMappingParts.Person(file.Entry("person")),
            Events = [.. file.Entries("events").Select(one => ExtractMappingParts.Event(one, Systems))],
        };
    }

    private static IReadOnlyList<string> Dates(ContentEntry file)
    {
        if (!file.Has("dates"))
        {
            return ["yyyy-MM-dd", "dd/MM/yyyy"];
        }

        var patterns = file.Texts("dates");
        foreach (var pattern in patterns.Where(pattern => !pattern.Contains('d', StringComparison.Ordinal) || !pattern.Contains('M', StringComparison.Ordinal) || !pattern.Contains('y', StringComparison.Ordinal)))
        {
            file.Problem("dates", $"'{pattern}' is not a date pattern: it needs a day (d), a month (M, a capital) and a year (y), as in dd/MM/yyyy.");
        }

        return patterns;
    }
}
