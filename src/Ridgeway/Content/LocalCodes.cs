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

    private LocalCodes(Dictionary<string, IReadOnlyList<Coded>> lists, string hashed) => (this.lists, Hashed) = (lists, hashed);

    public static LocalCodes None { get; } = new([], "");

    /// <summary>The ids that codes were imported for.</summary>
    public IEnumerable<string> Ids => lists.Keys;

    /// <summary>What goes into the hash of the content; nothing where nothing was imported.</summary>
    public string Hashed { get; }

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

    /// <summary>Reads the folder; a file that cannot be read whole is a problem.</summary>
    public static LocalCodes Read(string? folder, List<ContentProblem> problems)
    {
        if (folder is null || !Directory.Exists(folder))
        {
            return None;
        }

        var lists = new Dictionary<string, IReadOnlyList<Coded>>(StringComparer.Ordinal);
        var hashed = new StringBuilder();
        foreach (var path in Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal))
        {
            var (id, text) = (Path.GetFileNameWithoutExtension(path), File.ReadAllText(path).ReplaceLineEndings("\n"));
            var read = CodeListCsv.Read(text, id);
            problems.AddRange(read.Problems.Select(problem => new ContentProblem(path, problem.Line, 1, problem.What)));
            lists.Add(id, [.. read.Codes.Select(code => code.Code).Distinct()]);
            hashed.Append(id).Append('\0').Append(text).Append('\0');
        }

        return new LocalCodes(lists, hashed.ToString());
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
