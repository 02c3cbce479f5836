using System.Security.Cryptography;
using System.Text;
using Ridgeway.Codes;
using Ridgeway.Exchange.Csv;

namespace Ridgeway.Content;

/// <summary>
/// Codes that the user of this Ridgeway has imported, one CSV file a list in a folder of their own. They are added to the concise
/// lists that ship, and the hash of the content changes with them.
/// </summary>
internal sealed class LocalCodes
{
    private readonly Dictionary<string, IReadOnlyList<Coded>> lists;

    private readonly string hashed;

    private LocalCodes(Dictionary<string, IReadOnlyList<Coded>> lists, string hashed) => (this.lists, this.hashed) = (lists, hashed);

    public static LocalCodes None { get; } = new([], "");

    public IReadOnlyList<Coded> Of(string list) => lists.GetValueOrDefault(list, []);

    /// <summary>The shipped codes and then the imported ones that are not among them.</summary>
    public IReadOnlyList<Coded> Joined(string list, IReadOnlyList<Coded> shipped)
    {
        if (!lists.TryGetValue(list, out var imported))
        {
            return shipped;
        }

        var known = shipped.ToHashSet();
        return [.. shipped, .. imported.Where(known.Add)];
    }

    /// <summary>The hash of the content as it ships together with what was imported; as it was where nothing was.</summary>
    public string HashWith(string shipped) => hashed.Length == 0 ? shipped : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{shipped}\0{hashed}")));

    /// <summary>Imported lists that the content no longer has: their codes would silently be used for nothing.</summary>
    public IEnumerable<ContentProblem> Strangers(ContentNames names) =>
        lists.Keys.Where(id => !names.Declares("codelist", id)).Select(id => new ContentProblem(
            id + ".csv", 1, 1, $"Codes were imported for '{id}', and there is no such code list. Import them for another, or take the file away.", Nearest.To(id, names.Of("codelist"))));

    /// <summary>Reads the folder; a file that cannot be read whole is a problem.</summary>
    public static LocalCodes Read(string? folder, List<ContentProblem> problems)
    {
        if (folder is null || !Directory.Exists(folder))
        {
            return None;
        }

        var found = new Dictionary<string, IReadOnlyList<Coded>>(StringComparer.Ordinal);
        var texts = new StringBuilder();
        foreach (var path in Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal))
        {
            var (id, text) = (Path.GetFileNameWithoutExtension(path), File.ReadAllText(path).ReplaceLineEndings("\n"));
            var read = CodeListCsv.Read(text, id);
            problems.AddRange(read.Problems.Select(problem => new ContentProblem(path, problem.Line, 1, problem.What)));
            found.Add(id, [.. read.Codes.Select(code => code.Code).Distinct()]);
            texts.Append(id).Append('\0').Append(text).Append('\0');
        }

        return new LocalCodes(found, texts.ToString());
    }

    /// <summary>Keeps the codes of a list, in place of those imported for it before.</summary>
    public static void Keep(string folder, string list, IEnumerable<Coded> codes)
    {
        Directory.CreateDirectory(folder);
        var (path, waiting) = (Path.Combine(folder, list + ".csv"), Path.Combine(folder, list + ".waiting"));
        File.WriteAllText(waiting, CodeListCsv.Write(codes));
        File.Move(waiting, path, overwrite: true);
    }
}
