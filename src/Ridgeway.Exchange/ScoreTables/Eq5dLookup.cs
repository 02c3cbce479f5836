using System.Collections.Frozen;
using System.Globalization;
using Ridgeway.Finding.Scores;

namespace Ridgeway.Exchange.ScoreTables;

/// <summary>
/// Published values of the 3,125 states of EQ-5D-5L for the UK that no short equation gives: the crosswalk of van Hout 2012, and the
/// mapping of the NICE Decision Support Unit by age and sex, which NICE asks for. From cran/eq5d 0.16.0 (MIT).
/// </summary>
internal static class Eq5dLookup
{
    private const int Ages = 5;

    private static readonly int[] AgeFrom = [18, 35, 45, 55, 65];

    private static readonly Lazy<FrozenDictionary<string, int[]>> Rows = new(() =>
    {
        using var resource = typeof(Eq5dLookup).Assembly.GetManifestResourceStream("eq5d-5l-uk.csv")!;
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => char.IsAsciiDigit(line[0]))
            .Select(line => line.TrimEnd('\r').Split(','))
            .ToFrozenDictionary(cells => cells[0], cells => Array.ConvertAll(cells[1..], cell => int.Parse(cell, CultureInfo.InvariantCulture)), StringComparer.Ordinal);
    });

    /// <summary>By the crosswalk, to three decimals.</summary>
    public static double Crosswalk(Eq5dState state) => Rows.Value[state.ToString()][0] / 1000.0;

    /// <summary>By the mapping of the NICE DSU, to six decimals.</summary>
    /// <param name="state">A 5L state.</param>
    /// <param name="band">The age band, from 0.</param>
    /// <param name="male">True for men.</param>
    public static double NiceMapping(Eq5dState state, int band, bool male) => Rows.Value[state.ToString()][1 + band + (male ? 0 : Ages)] / 1_000_000.0;

    /// <summary>The band of an age in years, from 0; -1 under 18.</summary>
    public static int BandOf(double age) => Array.FindLastIndex(AgeFrom, from => age >= from);
}
