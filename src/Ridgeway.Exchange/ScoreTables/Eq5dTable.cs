using System.Globalization;
using Ridgeway.Finding.Scores;

namespace Ridgeway.Exchange.ScoreTables;

/// <summary>EQ-5D values by the method that the row names.</summary>
internal static class Eq5dTable
{
    private const string Index = "age_band_index_";

    private static readonly Dictionary<string, Method> Methods = new(StringComparer.Ordinal)
    {
        ["3ltto"] = new(3, "uk", (state, _) => Shown(Eq5d.Uk3LTimeTradeOff(state), 3)),
        ["3lvas"] = new(3, "uk", (state, _) => Shown(Eq5d.Uk3LVisualScale(state), 3)),
        ["5lcrosswalkvanhout"] = new(5, "uk", (state, _) => Shown(Eq5dLookup.Crosswalk(state), 3)),
        ["5lenglanddevlin2018"] = new(5, "england", (state, _) => Shown(Eq5d.England(state), 3)),
        ["nicedsumapfrom5l"] = new(5, "uk", Mapped),
    };

    public static ScoreTable Table { get; } = new(
        "eq5d",
        "EQ-5D values: UK 3L by time trade-off (3L-TTO) and by visual scale (3L-VAS), UK crosswalk from 5L (5L-crosswalk-vanHout), the NICE DSU's mapping from 5L by age and sex (NICE-DSU-map-from-5L), England 5L (5L-England-Devlin2018, not recommended by NICE). Scoring only: the questions are © EuroQol and each use is to be registered there.",
        ["state", "method", "country", "age", "sex"],
        [new ScoreColumn("expected")],
        cells =>
        {
            var name = cells.Text("method");
            if (!Methods.TryGetValue(Words.Plain(name), out var method))
            {
                cells.Problem("method", $"The method '{name}' is not worked out here; there are 3L-TTO, 3L-VAS, 5L-crosswalk-vanHout, NICE-DSU-map-from-5L and 5L-England-Devlin2018. The mapping from 3L and the reverse crosswalk need tables that are not shipped.");
                return [""];
            }

            var country = cells.Text("country");
            if (Words.Plain(country) != method.Country)
            {
                cells.Problem("country", $"'{country}' has no values by '{name}' here; only {method.Country} has.");
            }

            var text = cells.Text("state");
            if (!Eq5dState.TryParse(text, method.Levels, out var state))
            {
                cells.Problem("state", $"'{text}' is not five digits from 1 to {method.Levels}.");
                return [""];
            }

            return [method.Value(state, cells)];
        });

    /// <summary>The age in years, or the place of its band from 1 ("age_band_index_5"), for which the table's own decimals are given.</summary>
    private static string Mapped(Eq5dState state, ScoreCells cells)
    {
        var (age, male) = (cells.Text("age"), cells.OneOf("sex", Words.Sexes));
        if (age.StartsWith(Index, StringComparison.Ordinal))
        {
            if (int.TryParse(age[Index.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place is >= 1 and <= 5)
            {
                return Shown(Eq5dLookup.NiceMapping(state, place - 1, male), 6);
            }

            cells.Problem("age", $"'{age}' is not {Index}1 to {Index}5.");
            return "";
        }

        var years = cells.Number("age", 18, 120);
        return cells.IsSound ? Shown(Eq5dLookup.NiceMapping(state, Eq5dLookup.BandOf(years), male), 3) : "";
    }

    private static string Shown(double value, int decimals) =>
        value.Equals(1.0) ? "1" : Math.Round(value, decimals, MidpointRounding.AwayFromZero).ToString($"F{decimals}", CultureInfo.InvariantCulture);

    /// <param name="Levels">3 or 5.</param>
    /// <param name="Country">The country whose values they are.</param>
    /// <param name="Value">The value, shown.</param>
    private sealed record Method(int Levels, string Country, Func<Eq5dState, ScoreCells, string> Value);
}
