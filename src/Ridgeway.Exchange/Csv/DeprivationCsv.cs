using System.Globalization;
using System.Text.RegularExpressions;
using Ridgeway.Codes;
using Ridgeway.Records;

namespace Ridgeway.Exchange.Csv;

/// <summary>
/// Reads the official file of the Index of Multiple Deprivation (File 7 of the English Indices, or any table of LSOAs with the
/// decile) as published. Names of columns differ by edition, so the two that matter are found by their words.
/// </summary>
public static partial class DeprivationCsv
{
    /// <summary>The areas with their deciles, the edition, and every row that was left out with its reason.</summary>
    /// <param name="text">The file.</param>
    /// <param name="index">The edition, "IMD 2025"; null to tell it from the names of the columns.</param>
    public static DeprivationText Read(string text, string? index = null)
    {
        var header = Header(text);
        var area = header.Find(name => AreaColumn().IsMatch(name));
        var decile = header.Find(name => DecileColumn().IsMatch(name));
        var edition = index ?? EditionOf(area, decile);
        if (area is null || decile is null || edition is null)
        {
            return new DeprivationText("", [], [new CsvProblem(1, "", Missing(area, decile))]);
        }

        var read = CsvRows.Read(text, area, decile);
        var (areas, problems, seen) = (new List<AreaDecile>(), new List<CsvProblem>(read.Problems), new HashSet<Lsoa>());
        foreach (var row in read.Rows)
        {
            if (!Lsoa.TryParse(row[area].Trim(), out var code))
            {
                problems.Add(new CsvProblem(row.Line, area, $"'{row[area]}' is not an LSOA code."));
            }
            else if (!int.TryParse(row[decile].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var tenth) || tenth is < 1 or > 10)
            {
                problems.Add(new CsvProblem(row.Line, decile, $"'{row[decile]}' is not a decile from 1 to 10."));
            }
            else if (!seen.Add(code))
            {
                problems.Add(new CsvProblem(row.Line, area, $"{code} is in the file already."));
            }
            else
            {
                areas.Add(new AreaDecile(code, new Deprivation(tenth, edition)));
            }
        }

        return new DeprivationText(edition, areas, problems);
    }

    private static List<string> Header(string text)
    {
        var line = text.TrimStart('\uFEFF').Split('\n').SkipWhile(one => one.StartsWith('#')).FirstOrDefault() ?? "";
        return [.. line.TrimEnd('\r').Split(',').Select(name => name.Trim('"'))];
    }

    /// <summary>The 2025 index is of the areas of 2021, the 2019 one of those of 2011 (Ministry of Housing, Communities and Local Government).</summary>
    private static string? EditionOf(string? area, string? decile) =>
        decile is not null && Year().Match(decile) is { Success: true } year ? $"IMD {year.Value}"
        : area is not null && AreasOf2021().IsMatch(area) ? "IMD 2025"
        : area is not null && AreasOf2011().IsMatch(area) ? "IMD 2019"
        : null;

    private static string Missing(string? area, string? decile) => (area, decile) switch
    {
        (null, _) => "No column holds LSOA codes: one named like 'LSOA code (2021)' is expected.",
        (_, null) => "No column holds the decile: one named like 'Index of Multiple Deprivation (IMD) Decile' is expected.",
        _ => "The names of the columns do not say which edition it is: name it with --index.",
    };

    [GeneratedRegex(@"^\s*lsoa.*code|^lsoa(11|21)(cd)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex AreaColumn();

    [GeneratedRegex(@"index of multiple deprivation.*decile|^\s*imd[ _]?(20\d\d)?[ _]?decile", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex DecileColumn();

    [GeneratedRegex(@"20\d\d", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Year();

    [GeneratedRegex(@"2021|lsoa21", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex AreasOf2021();

    [GeneratedRegex(@"2011|lsoa11", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex AreasOf2011();
}

/// <param name="Index">The edition: "IMD 2025"; empty where the file could not be read.</param>
/// <param name="Areas">Each area once.</param>
/// <param name="Problems">What was left out and why.</param>
public sealed record DeprivationText(string Index, IReadOnlyList<AreaDecile> Areas, IReadOnlyList<CsvProblem> Problems);

/// <summary>How deprived one small area is.</summary>
public sealed record AreaDecile(Lsoa Code, Deprivation Deprivation);
