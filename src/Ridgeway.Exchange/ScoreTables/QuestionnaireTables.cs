using System.Globalization;
using Ridgeway.Finding.Scores;

namespace Ridgeway.Exchange.ScoreTables;

/// <summary>AUDIT, GPPAQ and IPAQ.</summary>
internal static class QuestionnaireTables
{
    private const string Dh = "dh2009";
    private const string HealthCheck = "nhs-health-check";

    private static readonly string[] AuditItems =
        ["howOften", "typicalUnits", "sixPlus", "cannotStop", "failedObligations", "morningDrink", "guilt", "memoryLoss", "injured", "concernedRelative"];

    private static readonly Dictionary<string, int> HowOften = new(StringComparer.Ordinal)
    {
        ["never"] = 0, ["monthlyorless"] = 1, ["24month"] = 2, ["24permonth"] = 2, ["24timesamonth"] = 2, ["23week"] = 3, ["23perweek"] = 3, ["23timesaweek"] = 3, ["4week"] = 4, ["4perweek"] = 4, ["4timesaweek"] = 4, ["4ormoretimesaweek"] = 4,
    };

    private static readonly Dictionary<string, int> Units = new(StringComparer.Ordinal)
    {
        ["02"] = 0, ["12"] = 0, ["34"] = 1, ["56"] = 2, ["79"] = 3, ["10"] = 4, ["10ormore"] = 4,
    };

    private static readonly Dictionary<string, int> Events = new(StringComparer.Ordinal)
    {
        ["never"] = 0, ["lessthanmonthly"] = 1, ["monthly"] = 2, ["weekly"] = 3, ["dailyoralmost"] = 4, ["dailyoralmostdaily"] = 4,
    };

    private static readonly Dictionary<string, int> Harm = new(StringComparer.Ordinal)
    {
        ["no"] = 0, ["never"] = 0, ["yesnotpastyear"] = 2, ["yesnotinlastyear"] = 2, ["yesbutnotinthelastyear"] = 2, ["yespastyear"] = 4, ["yesduringpastyear"] = 4, ["yesduringlastyear"] = 4, ["yesduringthelastyear"] = 4,
    };

    private static readonly Dictionary<string, WorkActivity> Works = new(StringComparer.Ordinal)
    {
        ["unemployed"] = WorkActivity.NotEmployed, ["notinemployment"] = WorkActivity.NotEmployed, ["notemployed"] = WorkActivity.NotEmployed, ["retired"] = WorkActivity.NotEmployed,
        ["sitting"] = WorkActivity.Sitting, ["sedentary"] = WorkActivity.Sitting,
        ["physicallight"] = WorkActivity.Standing, ["standing"] = WorkActivity.Standing,
        ["physicalmedium"] = WorkActivity.Physical, ["physical"] = WorkActivity.Physical,
        ["physicalheavy"] = WorkActivity.HeavyManual, ["heavymanual"] = WorkActivity.HeavyManual, ["heavy"] = WorkActivity.HeavyManual,
    };

    private static readonly Dictionary<string, WeeklyHours> Hours = new(StringComparer.Ordinal)
    {
        ["none"] = WeeklyHours.None, ["0"] = WeeklyHours.None,
        ["lessthanone"] = WeeklyHours.UnderOne, ["1"] = WeeklyHours.UnderOne,
        ["betweenoneandthree"] = WeeklyHours.OneToThree, ["129"] = WeeklyHours.OneToThree, ["13"] = WeeklyHours.OneToThree,
        ["threehoursormore"] = WeeklyHours.ThreeOrMore, ["3"] = WeeklyHours.ThreeOrMore, ["threeormore"] = WeeklyHours.ThreeOrMore,
    };

    public static ScoreTable Audit { get; } = new(
        "audit",
        "AUDIT: harmful drinking, 0 to 40. WHO; bands of NHS Health Check online. For adults. A later item left empty was not asked and counts 0.",
        AuditItems,
        [new ScoreColumn("expected_score"), new ScoreColumn("expected_category")],
        cells =>
        {
            var score = Finding.Scores.Audit.Score([.. AuditItems.Select((item, number) => Points(cells, item, number))]);
            return [score.ToString(CultureInfo.InvariantCulture), Finding.Scores.Audit.Band(score).ToString()];
        });

    public static ScoreTable Gppaq { get; } = new(
        "gppaq",
        "GPPAQ physical activity index, 16 to 74 years. DH 2009 and NHS Health Check online, which is a step stricter for many: half of its own tests disagree with DH 2009. Crown copyright.",
        ["work", "exercise_hours", "cycle_hours"],
        [new ScoreColumn("nhs_hc_app_score", HealthCheck), new ScoreColumn("nhs_hc_app_category", HealthCheck), new ScoreColumn("dh2009_index_category", Dh)],
        cells =>
        {
            var answers = new GppaqAnswers(cells.OneOf("work", Works), cells.OneOf("exercise_hours", Hours), cells.OneOf("cycle_hours", Hours));
            var app = Finding.Scores.Gppaq.Score(answers, GppaqAlgorithm.NhsHealthCheck);
            return [app.Score.ToString(CultureInfo.InvariantCulture), app.Band.ToString(), Finding.Scores.Gppaq.Score(answers, GppaqAlgorithm.Dh2009).Band.ToString()];
        });

    public static ScoreTable Ipaq { get; } = new(
        "ipaq-short",
        "IPAQ short form: MET-minutes a week and category, 15 to 69 years. IPAQ scoring protocol 2005. Free to use.",
        ["vig_days", "vig_min", "mod_days", "mod_min", "walk_days", "walk_min", "truncate"],
        [new ScoreColumn("expected_total_met_min"), new ScoreColumn("expected_category")],
        cells =>
        {
            var result = IpaqShort.Score(Time(cells, "vig"), Time(cells, "mod"), Time(cells, "walk"), Cut(cells));
            if (result is null)
            {
                cells.Problem("vig_min", "The minutes of a day add up to more than 960, which the protocol does not score.");
            }

            return [result?.MetMinutes.ToString("0.####", CultureInfo.InvariantCulture) ?? "", result?.Band.ToString().ToLowerInvariant() ?? ""];
        });

    /// <summary>A later item that was not asked is 0. Of the first three only a person who never drinks may skip two.</summary>
    private static int Points(ScoreCells cells, string item, int number) => number switch
    {
        0 => cells.OneOf(item, HowOften),
        _ when cells.IsEmpty(item) && (number > 2 || (!cells.IsEmpty(AuditItems[0]) && cells.OneOf(AuditItems[0], HowOften) == 0)) => 0,
        1 => cells.OneOf(item, Units),
        8 or 9 => cells.OneOf(item, Harm),
        _ => cells.OneOf(item, Events),
    };

    private static ActivityTime Time(ScoreCells cells, string activity)
    {
        var days = cells.Whole(activity + "_days", 0, 7);
        return new ActivityTime(days, days == 0 && cells.IsEmpty(activity + "_min") ? 0 : cells.Number(activity + "_min", 0, 1440));
    }

    /// <summary>"yes (180)" is yes.</summary>
    private static bool Cut(ScoreCells cells)
    {
        var text = cells.Text("truncate");
        var said = text.StartsWith("yes", StringComparison.OrdinalIgnoreCase) || text is "1" or "true";
        if (!said && !text.StartsWith("no", StringComparison.OrdinalIgnoreCase) && text is not ("0" or "false"))
        {
            cells.Problem("truncate", $"'{text}' is neither yes nor no.");
        }

        return said;
    }
}
