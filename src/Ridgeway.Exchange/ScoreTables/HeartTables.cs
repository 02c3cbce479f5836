using System.Globalization;
using Ridgeway.Finding.Scores;

namespace Ridgeway.Exchange.ScoreTables;

/// <summary>SCORE2, SCORE2-OP and SCORE2-Diabetes.</summary>
internal static class HeartTables
{
    private static readonly Dictionary<string, RiskRegion> Regions = new(StringComparer.Ordinal)
    {
        ["low"] = RiskRegion.Low,
        ["moderate"] = RiskRegion.Moderate,
        ["high"] = RiskRegion.High,
        ["veryhigh"] = RiskRegion.VeryHigh,
    };

    public static ScoreTable Score2 { get; } = new(
        "score2",
        "SCORE2 (40 to 69 years) and SCORE2-OP (70 to 89): ten-year risk of a heart attack or stroke, per cent. Eur Heart J 2021;42:2439 and 2455. Openly published. Not made for people with diabetes.",
        ["region", "age", "sex", "smoker", "sbp", "diabetes", "tc_mmol", "hdl_mmol"],
        [new ScoreColumn("expected_percent"), new ScoreColumn("expected_class")],
        cells =>
        {
            var age = cells.Number("age", Finding.Scores.Score2.FirstAge, Finding.Scores.Score2.LastAge);
            var percent = Finding.Scores.Score2.Percent(
                cells.OneOf("region", Regions), age, cells.OneOf("sex", Words.Sexes), cells.YesOrNo("smoker"), cells.Number("sbp", 50, 300),
                cells.YesOrNo("diabetes"), cells.Number("tc_mmol", 0.5, 30), cells.Number("hdl_mmol", 0.1, 10)) ?? 0;
            return [Shown(percent), Finding.Scores.Score2.Band(age, percent)];
        });

    public static ScoreTable Score2Diabetes { get; } = new(
        "score2-diabetes",
        "SCORE2-Diabetes (40 to 69 years, type 2 diabetes): ten-year risk of a heart attack or stroke, per cent. Eur Heart J 2023;44:2544. Openly published.",
        ["region", "age", "sex", "smoker", "sbp", "tc", "hdl", "diabetes", "diabetes_age", "hba1c_mmol_mol", "egfr"],
        [new ScoreColumn("expected_percent")],
        cells =>
        {
            var age = cells.Number("age", Finding.Scores.Score2Diabetes.FirstAge, Finding.Scores.Score2Diabetes.LastAge);
            double? diagnosed = cells.YesOrNo("diabetes") ? cells.Number("diabetes_age", 0, 120) : null;
            if (diagnosed > age)
            {
                cells.Problem("diabetes_age", "Diabetes cannot be diagnosed later than the person's age.");
            }

            return
            [
                Shown(Finding.Scores.Score2Diabetes.Percent(
                    cells.OneOf("region", Regions), age, cells.OneOf("sex", Words.Sexes), cells.YesOrNo("smoker"), cells.Number("sbp", 50, 300),
                    cells.Number("tc", 0.5, 30), cells.Number("hdl", 0.1, 10), diagnosed, cells.Number("hba1c_mmol_mol", 10, 250), cells.Number("egfr", 1, 250)) ?? 0),
            ];
        });

    private static string Shown(double percent) => percent.ToString("F1", CultureInfo.InvariantCulture);
}
