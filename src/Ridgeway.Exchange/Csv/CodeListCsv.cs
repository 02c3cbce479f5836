using Ridgeway.Codes;

namespace Ridgeway.Exchange.Csv;

/// <summary>
/// Code lists as OpenCodelists and TRUD users keep them: "code,term", or "list,code,system,display" with several lists in one file.
/// Other columns are passed over. A SNOMED CT code whose check digit is wrong (a spreadsheet has rounded it, or it was mistyped) is a
/// problem and left out.
/// </summary>
public static class CodeListCsv
{
    private static readonly string[] Terms = ["term", "display", "description", "name"];

    private static readonly Dictionary<string, string> Systems = new(StringComparer.OrdinalIgnoreCase)
    {
        ["snomed"] = CodeSystem.Snomed, ["snomedct"] = CodeSystem.Snomed, [CodeSystem.Snomed] = CodeSystem.Snomed,
        ["loinc"] = CodeSystem.Loinc, [CodeSystem.Loinc] = CodeSystem.Loinc,
        ["dmd"] = CodeSystem.Dmd, ["dm+d"] = CodeSystem.Dmd, [CodeSystem.Dmd] = CodeSystem.Dmd,
        ["rxnorm"] = CodeSystem.RxNorm, [CodeSystem.RxNorm] = CodeSystem.RxNorm,
    };

    /// <param name="text">The file.</param>
    /// <param name="list">The list all codes belong to, where no column says so.</param>
    /// <param name="system">The code system, where no column says so.</param>
    public static CodeListFile Read(string text, string? list = null, string system = CodeSystem.Snomed)
    {
        var read = CsvRows.Read(text, list is null ? ["list", "code"] : ["code"]);
        var problems = read.Problems.ToList();
        var codes = new List<ListedCode>();
        var term = Terms.FirstOrDefault(name => read.Header.Contains(name, StringComparer.Ordinal));
        var hasSystem = read.Header.Contains("system", StringComparer.Ordinal);
        foreach (var row in read.Rows)
        {
            var code = row["code"].Trim();
            var said = hasSystem ? row["system"].Trim() : "";
            if (said.Length > 0 && !Systems.ContainsKey(said))
            {
                problems.Add(new CsvProblem(row.Line, "system", $"'{said}' is not a code system known here: {string.Join(", ", Systems.Keys)}."));
            }
            else if (Wrong(code, said.Length > 0 ? Systems[said] : system) is { } what)
            {
                problems.Add(new CsvProblem(row.Line, "code", what));
            }
            else
            {
                codes.Add(new ListedCode(list ?? row["list"].Trim(), new Coded(said.Length > 0 ? Systems[said] : system, code, term is null ? null : row[term].Trim())));
            }
        }

        return new CodeListFile(codes, [.. problems.OrderBy(problem => problem.Line)]);
    }

    /// <summary>The same codes as a file with one list, which <see cref="Read"/> reads again.</summary>
    public static string Write(IEnumerable<Coded> codes) =>
        CsvWriting.Write(["code", "system", "display"], codes.Select(code => new[] { code.Code, code.System, code.Display }));

    private static string? Wrong(string code, string system) =>
        code.Length == 0 ? "There is no code."
        : system == CodeSystem.Snomed && !SnomedCode.TryParse(code, out _) ? $"'{code}' is not a SNOMED CT code: its check digit is wrong. A spreadsheet may have rounded it."
        : null;
}

/// <param name="Codes">The codes that can be used, each with its list.</param>
/// <param name="Problems">What could not be read, by line.</param>
public sealed record CodeListFile(IReadOnlyList<ListedCode> Codes, IReadOnlyList<CsvProblem> Problems);

/// <param name="List">The id of the list.</param>
/// <param name="Code">The code.</param>
public readonly record struct ListedCode(string List, Coded Code);
