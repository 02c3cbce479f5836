using System.Security.Cryptography;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Ridgeway.Content;

/// <summary>One document of a content file: the key it begins with, and its id.</summary>
internal sealed record ContentDocument(string Kind, string Id, ContentEntry Entry);

/// <summary>The YAML files under a folder, as documents.</summary>
internal static class ContentFiles
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Every document in every file, and the SHA-256 of all files in hexadecimal, whatever their line endings.</summary>
    /// <exception cref="ContentUnreadableException">There is no such folder, or nothing in it.</exception>
    public static (IReadOnlyList<ContentDocument> Documents, string Hash) Read(string folder, ContentNames names, List<ContentProblem> problems)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories) : [];
        if (files.Length == 0)
        {
            throw new ContentUnreadableException($"There are no content files (*.yaml) in {folder}.");
        }

        var documents = new List<ContentDocument>();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, name) in files.Select(path => (path, Path.GetRelativePath(folder, path).Replace('\\', '/'))).OrderBy(file => file.Item2, StringComparer.Ordinal))
        {
            if (TextOf(path, name, problems) is { } text)
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"{name}\0{text}\0"));
                documents.AddRange(Documents(name, text, names, problems));
            }
        }

        return (documents, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static string? TextOf(string path, string name, List<ContentProblem> problems)
    {
        try
        {
            return Strict.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF').ReplaceLineEndings("\n");
        }
        catch (DecoderFallbackException)
        {
            problems.Add(new ContentProblem(name, 1, 1, "The file is not UTF-8 text."));
            return null;
        }
    }

    private static List<ContentDocument> Documents(string file, string text, ContentNames names, List<ContentProblem> problems)
    {
        var documents = new List<ContentDocument>();
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException broken)
        {
            problems.Add(new ContentProblem(file, (int)broken.Start.Line, (int)broken.Start.Column, $"This is not well-formed YAML: {broken.Message}"));
            return documents;
        }

        foreach (var root in stream.Documents.Select(document => document.RootNode))
        {
            if (root is YamlMappingNode { Children.Count: > 0 } mapping
                && mapping.Children.First() is { Key: YamlScalarNode { Value: { } kind }, Value: YamlScalarNode { Value: { Length: > 0 } id } })
            {
                var entry = new ContentEntry(file, mapping, names, problems);
                documents.Add(new ContentDocument(kind, entry.Text(kind), entry));
                CheckId(kind, id, entry);
            }
            else if (root is not YamlScalarNode { Value: "" or null })
            {
                problems.Add(new ContentProblem(file, (int)root.Start.Line, (int)root.Start.Column, "A document begins with its kind and id: 'register: copd'."));
            }
        }

        return documents;
    }

    private static void CheckId(string kind, string id, ContentEntry entry)
    {
        if (!id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-') || !char.IsAsciiLetterLower(id[0]))
        {
            entry.Problem(kind, $"'{id}' is not an id: small letters, digits and hyphens, beginning with a letter.");
        }
    }
}
