using System.Globalization;
using Ridgeway.Finding.Scores;

namespace Ridgeway.Exchange.ScoreTables;

/// <summary>EQ-5D values by the method that the row names.</summary>
internal static class Eq5dTable
{
    private static readonly Dictionary<string, (int Levels, string[] Countries, Func<Eq5dState, double> Value)> Methods = new(StringComparer.Ordinal)
    {
        ["3ltto"] = (3, ["uk"], Eq5d.Uk3LTimeTradeOff),
        ["3lvas"] = (3, ["uk"], Eq5d.Uk3LVisualScale),
        ["5lenglanddevlin2018"] = (5, ["england"], Eq5d.England),
    };

    public static ScoreTable Table { get; } = new(
        "eq5d",
        "EQ-5D values: UK 3L by time trade-off and by visual scale, UK crosswalk from 5L (van Hout 2012), England 5L (Devlin 2018, not recommended by NICE). Scoring only: the questions are © EuroQol and each use is to be registered there.",
        ["state", "method", "country", "age", "sex"],
        [new ScoreColumn("expected")],
        cells =>
        {
            var method = cells.Text("method");
            if (!Methods.TryGetValue(Words.Plain(method), out var how))
            {
                cells.Problem("method", $"The method '{method}' is not worked out here; there are 3L-TTO, 3L-VAS, 5L-crosswalk-vanHout and 5L-England-Devlin2018. The mappings of the NICE DSU and the reverse crosswalk need tables that are not shipped.");
                return [""];
            }

            if (!how.Countries.Contains(Words.Plain(cells.Text("country")), StringComparer.Ordinal))
            {
                cells.Problem("country", $"'{cells.Text("country")}' has no values by '{method}' here; only {string.Join(", ", how.Countries)} does.");
            }

            var text = cells.Text("state");
            if (!Eq5dState.TryParse(text, how.Levels, out var state))
            {
                cells.Problem("state", $"'{text}' is not five digits from 1 to {how.Levels}.");
                return [""];
            }

            return [how.Value(state) is var value && value.Equals(1.0) ? "1" : how.Value(state).ToString("F3", CultureInfo.InvariantCulture)];
        });
}
