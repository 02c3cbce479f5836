using System.Globalization;
using Ridgeway.Finding.Scores;
using Ridgeway.Time;

namespace Ridgeway.Exchange.ScoreTables;

/// <summary>Charlson from ICD-10 codes, and the Leicester diabetes risk score in both its variants.</summary>
internal static class DiseaseTables
{
    private const string Published = "published";
    private const string HealthCheck = "nhs-health-check";

    private static readonly Dictionary<string, bool> FamilyHistory = new(Words.YesAndNo, StringComparer.Ordinal)
    {
        // NHS Health Check online gives no points where the person does not know.
        ["unknown"] = false, ["dontknow"] = false, ["notknown"] = false, ["notsure"] = false,
    };

    public static ScoreTable Charlson { get; } = new(
        "charlson-icd10",
        "Charlson comorbidity index from ICD-10 codes (Quan 2005), with the weights of 1987 and of 2011. Published facts.",
        ["icd10_codes"],
        [new ScoreColumn("charlson1987"), new ScoreColumn("quan2011"), new ScoreColumn("flags")],
        cells =>
        {
            var codes = cells.Text("icd10_codes").Split([';', ',', '|', ' '], StringSplitOptions.RemoveEmptyEntries);
            foreach (var wrong in codes.Where(code => !Finding.Scores.Charlson.IsCode(code)))
            {
                cells.Problem("icd10_codes", $"'{wrong}' is not an ICD-10 code.");
            }

            var groups = Finding.Scores.Charlson.GroupsOf(codes);
            return
            [
                Shown(Finding.Scores.Charlson.Score(groups, CharlsonWeights.Charlson1987)),
                Shown(Finding.Scores.Charlson.Score(groups, CharlsonWeights.Quan2011)),
                string.Join(';', groups.Select(group => group.Id)),
            ];
        });

    public static ScoreTable Leicester { get; } = new(
        "leicester",
        "Leicester diabetes risk score, 0 to 47, for 25 years and over without diabetes. Published table and NHS Health Check online, which bands body mass index by family background: the two disagree there. Points are facts; the form's wording is © Diabetes UK and the University of Leicester.",
        ["sex", "ethnicity", "family_history", "waist_cm", "height_cm", "weight_kg", "date_of_birth", "reference_date", "treated_hypertension"],
        [new ScoreColumn("expected_score_app", HealthCheck), new ScoreColumn("expected_category_app", HealthCheck), new ScoreColumn("published_table_score", Published)],
        cells =>
        {
            var answers = Read(cells);
            var app = Finding.Scores.Leicester.Score(answers, LeicesterVariant.NhsHealthCheck);
            return [Shown(app), InApp(Finding.Scores.Leicester.Band(app)), Shown(Finding.Scores.Leicester.Score(answers, LeicesterVariant.Published))];
        });

    private static LeicesterAnswers Read(ScoreCells cells)
    {
        var (born, on) = (cells.Day("date_of_birth"), cells.Day("reference_date"));
        if (born > on)
        {
            cells.Problem("date_of_birth", "The person is born after the reference date.");
        }

        var (white, lower) = Words.Background(cells, "ethnicity");
        return new LeicesterAnswers(
            Age.On(born, on),
            cells.OneOf("sex", Words.Sexes),
            white,
            lower,
            cells.OneOf("family_history", FamilyHistory),
            cells.Number("waist_cm", 30, 300),
            BodyMassIndex.Of(cells.Number("height_cm", 50, 280), cells.Number("weight_kg", 10, 700)),
            cells.YesOrNo("treated_hypertension"));
    }

    /// <summary>The words NHS Health Check online has for the four bands.</summary>
    private static string InApp(LeicesterBand band) => band switch
    {
        LeicesterBand.Low => "Low",
        LeicesterBand.Increased => "Medium",
        LeicesterBand.Moderate => "High",
        LeicesterBand.High => "VeryHigh",
    };

    private static string Shown(int score) => score.ToString(CultureInfo.InvariantCulture);
}
