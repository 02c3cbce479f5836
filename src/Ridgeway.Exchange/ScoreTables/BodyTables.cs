using System.Globalization;
using Ridgeway.Finding.Scores;

namespace Ridgeway.Exchange.ScoreTables;

/// <summary>Bands of body mass index and of blood pressure, as NHS Health Check online has them.</summary>
internal static class BodyTables
{
    private static readonly Dictionary<string, bool> AtHome = new(StringComparer.Ordinal)
    {
        ["home"] = true, ["monitor"] = true, ["athome"] = true,
        ["clinic"] = false, ["pharmacy"] = false, ["clinicpharmacy"] = false, ["surgery"] = false,
    };

    public static ScoreTable Bmi { get; } = new(
        "bmi-category-nhs-health-check",
        "Body mass index (kg/m², one decimal) and its class; lower for Asian, Black, mixed and Arab backgrounds. NICE NG246; NHS Health Check online. For adults.",
        ["height_cm", "weight_kg", "ethnicity"],
        [new ScoreColumn("expected_bmi"), new ScoreColumn("expected_class")],
        cells =>
        {
            var bmi = BodyMassIndex.Of(cells.Number("height_cm", 50, 280), cells.Number("weight_kg", 10, 700));
            var (_, lower) = Words.Background(cells, "ethnicity");
            return [bmi.ToString("F1", CultureInfo.InvariantCulture), BodyMassIndex.Band(bmi, lower).ToString()];
        });

    public static ScoreTable BloodPressure { get; } = new(
        "bp-category-nhs-health-check",
        "The band of a blood pressure reading at home or by a professional. Inferred from the tests of NHS Health Check online. For adults.",
        ["systolic", "diastolic", "setting"],
        [new ScoreColumn("expected")],
        cells => [BloodPressureBands.Of(cells.Number("systolic", 30, 350), cells.Number("diastolic", 10, 250), cells.OneOf("setting", AtHome)).ToString()]);
}
