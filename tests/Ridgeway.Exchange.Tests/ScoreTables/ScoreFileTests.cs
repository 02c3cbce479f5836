using System.Globalization;
using Ridgeway.Exchange.Csv;

namespace Ridgeway.Exchange.ScoreTables;

/// <summary>Scores of a file of cases: published vectors, rows of our own that cite where they come from, and bad cells.</summary>
public sealed class ScoreFileTests
{
    [Theory]
    [InlineData("audit", 7)]
    [InlineData("bmi-category-nhs-health-check", 10)]
    [InlineData("bp-category-nhs-health-check", 18)]
    [InlineData("charlson-icd10", 27)]
    [InlineData("gppaq", 6)]
    [InlineData("ipaq-short", 2)]
    [InlineData("leicester", 3)]
    [InlineData("score2-diabetes", 14)]
    [InlineData("score2", 14)]
    public void The_published_vectors_come_out_as_published(string name, int rows)
    {
        var scored = Run(name, Vectors(name));

        Assert.Empty(scored.Problems);
        Assert.True(scored.Scored >= rows, $"only {scored.Scored} rows were scored");
        Assert.Empty(Disagreements(scored));
    }

    [Fact]
    public void The_published_vectors_of_EQ_5D_come_out_as_published_where_the_method_is_worked_out_here()
    {
        var scored = Run("eq5d", Vectors("eq5d"));

        Assert.Empty(Disagreements(scored));
        Assert.All(scored.Problems, problem => Assert.Equal("method", problem.Column));
        Assert.True(scored.Scored >= 19, $"only {scored.Scored} rows were scored");
    }

    // NHS Health Check online, unit tests of its score calculator: the answers of the alcohol journey.
    [Theory]
    [InlineData("2-3/week,5-6,Monthly,,,,,,,", "7", "LowRisk")]
    [InlineData("2-3/week,3-4,DailyOrAlmost,,Monthly,,,,YesNotPastYear,YesPastYear", "16", "HighRisk")]
    [InlineData("MonthlyOrLess,5-6,LessThanMonthly,Never,Monthly,DailyOrAlmost,DailyOrAlmost,Weekly,YesPastYear,YesNotPastYear", "23", "PossibleDependency")]
    [InlineData("Never,,,,,,,,,", "0", "NoRisk")]
    public void AUDIT(string answers, string score, string band) => Assert.Equal(
        [score, band],
        Results("audit", "howOften,typicalUnits,sixPlus,cannotStop,failedObligations,morningDrink,guilt,memoryLoss,injured,concernedRelative", answers));

    // The same service's physical activity journey, with the band of DH 2009 by its matrix (columns 0, under 1, 1 to 3, 3 or more hours).
    [Theory]
    [InlineData("Sitting,LessThanOne,LessThanOne", "3", "ModeratelyInactive", "ModeratelyActive")]
    [InlineData("PhysicalMedium,None,BetweenOneAndThree", "5", "Active", "Active")]
    [InlineData("Sitting,None,None", "1", "Inactive", "Inactive")]
    [InlineData("PhysicalLight,None,None", "2", "Inactive", "ModeratelyInactive")]
    [InlineData("PhysicalMedium,None,None", "3", "ModeratelyInactive", "ModeratelyActive")]
    public void GPPAQ_in_both_versions(string answers, string score, string strict, string dh) =>
        Assert.Equal([score, strict, dh], Results("gppaq", "work,exercise_hours,cycle_hours", answers));

    // The same service: an Arab man of 28 with 34.0 kg/m², whose family history is not known, has 21 there and 18 by the published table.
    [Theory]
    [InlineData("Male,Arab,Unknown,100,180,110,1995-01-01,2024-01-01,no", "21", "High", "18")]
    [InlineData("Male,Arab,Yes,110,180,125,1950-01-01,2024-01-01,yes", "47", "VeryHigh", "47")]
    [InlineData("Female,WhiteBritish,No,89.9,170,72,1974-01-02,2024-01-01,No", "0", "Low", "0")]
    [InlineData("Female,WhiteBritish,No,89.9,170,72,1974-01-01,2024-01-01,No", "5", "Low", "5")]
    public void Leicester_in_both_variants(string answers, string score, string band, string published) => Assert.Equal(
        [score, band, published],
        Results("leicester", "sex,ethnicity,family_history,waist_cm,height_cm,weight_kg,date_of_birth,reference_date,treated_hypertension", answers));

    // The same service's body mass index tests.
    [Theory]
    [InlineData("187,80,African", "22.9", "Healthy")]
    [InlineData("180,125,Arab", "38.6", "Obese3")]
    [InlineData("187,82,PreferNotToSay", "23.4", "Healthy")]
    [InlineData("180,130,OtherEthnicGroup", "40.1", "Obese3")]
    [InlineData("203.1,83.2,Pakistani", "20.2", "Healthy")]
    [InlineData("170,70,White and Black Caribbean", "24.2", "Overweight")]
    [InlineData("170,70,Any other White background", "24.2", "Healthy")]
    [InlineData("170,70,Asian Indian", "24.2", "Overweight")]
    [InlineData("170,70,K", "24.2", "Overweight")]
    public void Body_mass_index_by_family_background(string cells, string bmi, string band) =>
        Assert.Equal([bmi, band], Results("bmi-category-nhs-health-check", "height_cm,weight_kg,ethnicity", cells));

    // The same service's blood pressure tests.
    [Theory]
    [InlineData("90,60,home", "Healthy")]
    [InlineData("90,81,home", "SlightlyRaised")]
    [InlineData("134,84,home", "SlightlyRaised")]
    [InlineData("140,90,clinic/pharmacy", "High")]
    [InlineData("160,53,home", "High")]
    [InlineData("181,58,clinic/pharmacy", "VeryHigh")]
    [InlineData("171,101,home", "VeryHigh")]
    public void Blood_pressure_by_where_it_was_taken(string cells, string band) =>
        Assert.Equal([band], Results("bp-category-nhs-health-check", "systolic,diastolic,setting", cells));

    // Charlson: Quan 2005 and 2011, added up by hand. The graver of a pair silences the milder.
    [Theory]
    [InlineData("I21.0;I50.9", "2", "2", "mi;chf")]
    [InlineData("E11.9;E11.2", "2", "1", "diabwc")]
    [InlineData("K74.6;K76.6", "3", "4", "msld")]
    [InlineData("C50.9;C78.7;b24", "12", "10", "metacanc;aids")]
    [InlineData("J06.9", "0", "0", "")]
    public void Charlson_by_both_sets_of_weights(string codes, string old, string updated, string groups) =>
        Assert.Equal([old, updated, groups], Results("charlson-icd10", "icd10_codes", codes));

    // IPAQ scoring protocol 2005: its definitions, worked by hand.
    [Theory]
    [InlineData("3,60,0,0,1,15,no", "1489.5", "moderate")]
    [InlineData("3,60,0,0,1,30,no", "1539", "high")]
    [InlineData("0,0,0,0,5,30,no", "495", "moderate")]
    [InlineData("0,0,3,9,4,9,no", "0", "low")]
    [InlineData("0,0,0,0,7,200,yes (180)", "4158", "high")]
    public void IPAQ(string cells, string total, string band) =>
        Assert.Equal([total, band], Results("ipaq-short", "vig_days,vig_min,mod_days,mod_min,walk_days,walk_min,truncate", cells));

    // MVH: 22222 by time trade-off is 1 - 0.081 - 0.104 - 0.036 - 0.123 - 0.071 - 0.069; Devlin 2018: 55555 is -0.285.
    [Theory]
    [InlineData("22222,3L-TTO,UK,,", "0.516")]
    [InlineData("21111,3L-VAS,UK,,", "0.774")]
    [InlineData("55555,5L-England-Devlin2018,England,,", "-0.285")]
    [InlineData("11111,3L-TTO,UK,,", "1")]
    [InlineData("55555,5L-crosswalk-vanHout,UK,,", "-0.594")]
    [InlineData("11111,NICE-DSU-map-from-5L,UK,70,male", "0.989")]
    public void EQ_5D(string cells, string value) => Assert.Equal([value], Results("eq5d", "state,method,country,age,sex", cells));

    [Fact]
    public void A_bad_cell_is_said_with_its_line_and_column_and_the_good_rows_are_kept()
    {
        var scored = Run("score2", """
            id,region,age,sex,smoker,sbp,diabetes,tc_mmol,hdl_mmol,expected_percent,expected_class,note
            1,Low,50,male,1,140,0,6.3,1.4,6.3,Moderate risk,"with, a comma"
            2,Low,fifty,male,1,140,0,,1.4,,,
            3,Low,39,male,maybe,140,0,6.3,1.4,,,
            4,Low,50,female,1,140,0,6.3,1.4,4.3,Low risk,
            5,Low,50
            """);

        Assert.Equal(2, scored.Scored);
        Assert.Equal(
            ["id", "region", "age", "sex", "smoker", "sbp", "diabetes", "tc_mmol", "hdl_mmol", "expected_percent", "computed_percent", "expected_class", "computed_class", "note"],
            scored.Header);
        Assert.Equal(["6.3", "6.3", "Moderate risk", "Moderate risk", "with, a comma"], scored.Rows[0].Skip(9));
        Assert.Equal(["", ""], [scored.Rows[1][10], scored.Rows[1][12]]);
        Assert.Equal([(3, "age"), (3, "tc_mmol"), (4, "age"), (4, "smoker"), (6, "")], scored.Problems.Select(problem => (problem.Line, problem.Column)));
        Assert.Contains("40 to 89", scored.Problems[2].What, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_columns_of_expected_results_the_results_come_last() =>
        Assert.Equal(["systolic", "diastolic", "setting", "computed_expected"], Run("bp-category-nhs-health-check", "systolic,diastolic,setting\n120,70,home\n").Header);

    [Fact]
    public void A_version_asked_for_is_given_alone() => Assert.Equal(
        ["work", "exercise_hours", "cycle_hours", "computed_dh2009_index_category"],
        ScoreFile.Run("work,exercise_hours,cycle_hours\nSitting,None,None\n", Table("gppaq"), "dh2009").Header);

    private static IEnumerable<string> Disagreements(ScoredFile scored)
    {
        for (var column = 0; column < scored.Header.Count; column++)
        {
            var beside = scored.Header[column].StartsWith("computed_", StringComparison.Ordinal) ? column - 1 : -1;
            foreach (var row in scored.Rows.Where(row => beside >= 0 && row[beside].Length > 0 && row[column].Length > 0 && !Same(row[beside], row[column])))
            {
                yield return $"{scored.Header[beside]} {row[beside]}, {row[column]}: {string.Join(',', row)}";
            }
        }
    }

    private static bool Same(string expected, string computed) => expected == computed
        || (double.TryParse(expected, CultureInfo.InvariantCulture, out var one) && double.TryParse(computed, CultureInfo.InvariantCulture, out var other) && Math.Abs(one - other) < 0.000001);

    private static IEnumerable<string> Results(string name, string header, string cells)
    {
        var scored = Run(name, $"{header}\n{cells}\n");
        Assert.Empty(scored.Problems);
        return scored.Rows[0].Skip(header.Split(',').Length);
    }

    private static ScoredFile Run(string name, string text) => ScoreFile.Run(text.ReplaceLineEndings("\n"), Table(name));

    private static ScoreTable Table(string name) => AllScoreTables.TryFind(name, out var table) ? table : throw new ArgumentException(name, nameof(name));

    private static string Vectors(string name) => File.ReadAllText(Checkout.Shared("clinical", "score-vectors", name + ".csv"));
}
