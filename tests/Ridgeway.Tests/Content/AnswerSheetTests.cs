using Ridgeway.Codes;
using Ridgeway.Finding;
using Ridgeway.Guidance;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Content;

/// <summary>
/// Ten people and what guidance says to each, worked out by hand from the sources (NICE PH54, NG136, NG246, NG222, NG226, NG249, QS10,
/// PH38, UK CMO 2019, HEIW Motivate2Move) before the program was asked.
/// </summary>
public sealed class AnswerSheetTests
{
    private static readonly DateOnly Day = new(2026, 11, 1);

    /// <summary>A person who was seen lately: pressure and pulse taken, every safety question answered no, does not smoke.</summary>
    private static readonly string[] Seen =
    [
        "systolic-blood-pressure 132 on 2026-10-01", "diastolic-blood-pressure 78 on 2026-10-01", "resting-heart-rate 70 on 2026-10-01",
        "had smoking-not-current on 2026-01-10", "febrile-today = no on 2026-10-30", "exercise-test-pressure-drop = no on 2026-10-30",
        "low-pressure-symptoms = no on 2026-10-30", "undiagnosed-symptoms = no on 2026-10-30", "postural-drop = no on 2026-10-30",
        "relative-cardiac-problem = no on 2026-10-30",
    ];

    [Fact]
    public void Margaret_67_with_high_pressure_and_little_activity_is_offered_exercise_on_referral_for_two_reasons()
    {
        var advice = AdviceTo(
            new ExamplePerson { Born = new PartialDate(1959, 3, 1), Sex = Sex.Female, Ethnicity = EthnicCategory.WhiteBritish },
            [.. Seen, "hypertension since 2015-01-01", "weekly-active-minutes 40 on 2026-09-01", "strength-days-per-week 0 on 2026-09-01", "body-mass-index 27 on 2026-06-01", "fall-or-balance-problem = no on 2026-09-01"]);

        Assert.Equal(["exercise-referral", "blood-pressure-lifestyle-advice", "brief-advice", "strength-and-balance-advice"], Offered(advice));
        Assert.Equal(["inactive-with-condition-or-risk", "hypertension-referral-value"], Reasons(advice, "exercise-referral"));
        Assert.Equal(EvidenceGrade.NationalGuideline, advice.Advice[0].Grade);
        Assert.Empty(advice.Advice[0].Cautions);
        Assert.Empty(advice.Withheld);
        Assert.Empty(advice.Unknown);
    }

    [Fact]
    public void Daniel_35_inactive_and_otherwise_healthy_gets_brief_advice_and_no_referral()
    {
        var advice = AdviceTo(
            new ExamplePerson { Born = new PartialDate(1991, 5, 5), Sex = Sex.Male, Ethnicity = EthnicCategory.BlackAfrican },
            ["weekly-active-minutes 30 on 2026-09-01", "body-mass-index 22 on 2026-06-01", "had smoking-not-current on 2026-01-10"]);

        Assert.Equal(["brief-advice"], Offered(advice));
        Assert.Equal(["inactive-otherwise-healthy", "adults-below-guideline"], Reasons(advice, "brief-advice"));
        Assert.Empty(advice.Unknown);
    }

    [Fact]
    public void Susan_58_with_unstable_angina_is_told_nothing_about_exercise_but_to_be_reviewed()
    {
        var advice = AdviceTo(
            new ExamplePerson { Born = new PartialDate(1968, 2, 2), Sex = Sex.Female, Ethnicity = EthnicCategory.WhiteBritish },
            [.. Seen, "hypertension since 2015-01-01", "unstable-angina since 2026-09-20", "weekly-active-minutes 20 on 2026-09-01", "body-mass-index 24 on 2026-06-01"]);

        Assert.Equal(["blood-pressure-lifestyle-advice"], Offered(advice));
        Assert.Equal(["exercise-referral", "brief-advice"], advice.Withheld.Select(one => one.Intervention.Id));
        Assert.All(advice.Withheld, one => Assert.Equal("unstable-angina", Assert.Single(one.By).Contraindication.Id));
        Assert.StartsWith("Same-day review", advice.Withheld[0].By[0].Contraindication.Instead, StringComparison.Ordinal);
    }

    [Fact]
    public void George_72_breathless_with_copd_goes_to_pulmonary_rehabilitation_before_any_general_scheme()
    {
        var advice = AdviceTo(
            new ExamplePerson { Born = new PartialDate(1954, 1, 20), Sex = Sex.Male, Ethnicity = EthnicCategory.WhiteBritish },
            [.. Seen, "copd since 2018-01-01", "mrc-dyspnoea-grade 4 on 2026-05-01", "weekly-active-minutes 15 on 2026-09-01", "body-mass-index 24 on 2026-06-01", "fall-or-balance-problem = no on 2026-09-01"]);

        // COPD is not among the conditions that the NHS Health Check leaves out.
        Assert.Equal(["pulmonary-rehabilitation", "nhs-health-check", "strength-and-balance-advice"], Offered(advice));
        var waits = Assert.Single(advice.GivesWay);
        Assert.Equal(("exercise-referral", "pulmonary-rehabilitation"), (waits.Intervention.Id, waits.To.Id));
    }

    [Fact]
    public void Amina_45_at_high_risk_of_diabetes_is_offered_the_programme_and_counts_as_obese_from_27_and_a_half()
    {
        var advice = AdviceTo(
            new ExamplePerson { Born = new PartialDate(1981, 4, 12), Sex = Sex.Female, Ethnicity = EthnicCategory.AsianPakistani },
            [.. Seen, "hba1c 45 on 2026-03-01", "body-mass-index 28 on 2026-06-01", "weekly-active-minutes 60 on 2026-09-01"]);

        Assert.Equal(["diabetes-prevention-programme", "exercise-referral", "weight-management", "nhs-health-check", "brief-advice"], Offered(advice));
        Assert.Equal(["high-risk-of-type-2-diabetes", "highest-risk-of-type-2-diabetes-first"], Reasons(advice, "diabetes-prevention-programme"));
        Assert.Empty(advice.Unknown);
    }

    [Fact]
    public void Peter_60_with_less_severe_depression_is_offered_group_exercise_first()
    {
        var advice = AdviceTo(
            new ExamplePerson { Born = new PartialDate(1966, 8, 30), Sex = Sex.Male, Ethnicity = EthnicCategory.WhiteIrish },
            [.. Seen, "depression since 2025-01-01", "phq-9 12 on 2026-10-05", "phq-9-item-9 0 on 2026-10-05", "weekly-active-minutes 0 on 2026-09-01", "body-mass-index 24 on 2026-06-01"]);

        Assert.Equal(["group-exercise-for-depression", "exercise-referral", "nhs-health-check", "brief-advice"], Offered(advice));
        Assert.Equal(["adults-below-guideline", "depression-any-activity", "dementia-risk-in-mid-life"], Reasons(advice, "brief-advice"));
    }

    [Fact]
    public void Rose_81_who_fell_and_has_osteoporosis_is_offered_falls_prevention_with_care_for_her_bones()
    {
        var advice = AdviceTo(
            new ExamplePerson { Born = new PartialDate(1945, 6, 1), Sex = Sex.Female, Ethnicity = EthnicCategory.WhiteBritish },
            [.. Seen, "falls since 2026-05-01", "osteoporosis since 2019-01-01", "weekly-active-minutes 200 on 2026-09-01", "strength-days-per-week 3 on 2026-09-01", "body-mass-index 22 on 2026-06-01"]);

        Assert.Equal(["falls-prevention-exercise"], Offered(advice));
        Assert.Equal(["fragile-bones", "high-falls-risk"], advice.Advice[0].Cautions.OfType<Caution.Holds>().Select(caution => caution.Contraindication.Id));
        Assert.Empty(advice.Unknown);
    }

    [Fact]
    public void Tom_54_three_months_after_a_heart_attack_goes_to_cardiac_rehabilitation_and_not_to_the_gym()
    {
        var advice = AdviceTo(
            new ExamplePerson { Born = new PartialDate(1972, 9, 9), Sex = Sex.Male, Ethnicity = EthnicCategory.AsianIndian },
            [.. Seen, "myocardial-infarction since 2026-07-20", "taking statins since 2026-07-25", "weekly-active-minutes 10 on 2026-09-01", "body-mass-index 22 on 2026-06-01"]);

        Assert.Equal(["cardiac-rehabilitation", "brief-advice"], Offered(advice));
        Assert.Equal(["exercise-referral"], advice.GivesWay.Select(one => one.Intervention.Id));
        Assert.Empty(advice.Withheld);
    }

    [Fact]
    public void Grace_39_with_me_cfs_is_kept_from_activity_programmes_of_every_kind()
    {
        var advice = AdviceTo(
            new ExamplePerson { Born = new PartialDate(1987, 3, 3), Sex = Sex.Female, Ethnicity = EthnicCategory.WhiteBritish },
            [.. Seen, "chronic-fatigue-syndrome since 2022-01-01", "weekly-active-minutes 0 on 2026-09-01", "body-mass-index 22 on 2026-06-01"]);

        Assert.Equal(["energy-management"], Offered(advice));
        var withheld = Assert.Single(advice.Withheld);
        Assert.Equal(("brief-advice", "me-cfs-incremental-exercise"), (withheld.Intervention.Id, withheld.By[0].Contraindication.Id));
        Assert.StartsWith("Energy management only", withheld.By[0].Contraindication.Instead, StringComparison.Ordinal);
    }

    [Fact]
    public void Ian_50_with_nothing_recorded_but_high_pressure_is_asked_and_never_met_with_silence()
    {
        var advice = AdviceTo(
            new ExamplePerson { Born = new PartialDate(1976, 10, 10), Sex = Sex.Male, Ethnicity = EthnicCategory.WhiteBritish },
            ["hypertension since 2015-01-01"]);

        Assert.Equal(["blood-pressure-lifestyle-advice"], Offered(advice));
        Assert.Equal(["weekly-active-minutes", "body-mass-index", "smoking-current"], advice.Unknown.Select(one => one.Ask.What));
        Assert.Equal(
            ["adults-below-guideline", "dementia-risk-in-mid-life", "hypertension-referral-value", "inactive-with-condition-or-risk"],
            advice.Unknown.Single(one => one.Ask.What == "weekly-active-minutes").Rules.Select(rule => rule.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void With_only_a_condition_and_inactivity_known_the_safety_questions_are_asked_before_the_programme()
    {
        var advice = AdviceTo(
            new ExamplePerson { Born = new PartialDate(1976, 10, 10), Sex = Sex.Male, Ethnicity = EthnicCategory.WhiteBritish },
            ["hypertension since 2015-01-01", "weekly-active-minutes 40 on 2026-09-01", "body-mass-index 24 on 2026-06-01", "had smoking-not-current on 2026-01-10"]);

        var asked = advice.Advice.Single(one => one.Intervention.Id == "exercise-referral").Cautions.OfType<Caution.AskFirst>().Select(caution => caution.Contraindication.Id);
        Assert.Equal(
            ["resting-blood-pressure-high", "exercise-test-pressure-drop", "resting-heart-rate-high", "febrile-illness", "low-blood-pressure-symptoms", "blood-pressure-very-high", "undiagnosed-symptoms"],
            asked);
        Assert.Empty(advice.Advice.Single(one => one.Intervention.Id == "brief-advice").Cautions);
        Assert.Equal(AskKind.Reading, advice.Unknown.Single(one => one.Ask.What == "systolic-blood-pressure").Ask.Kind);
        Assert.Equal(AskKind.Question, advice.Unknown.Single(one => one.Ask.What == "febrile-today").Ask.Kind);
    }

    [Fact]
    public void A_bleeding_disorder_goes_with_the_advice_as_a_word_of_the_haematologist_first()
    {
        var advice = AdviceTo(
            new ExamplePerson { Born = new PartialDate(1976, 10, 10), Sex = Sex.Male, Ethnicity = EthnicCategory.WhiteBritish },
            [.. Seen, "bleeding-disorder since 1980-01-01", "hypertension since 2015-01-01", "weekly-active-minutes 40 on 2026-09-01", "body-mass-index 24 on 2026-06-01"]);

        var caution = Assert.IsType<Caution.Holds>(Assert.Single(advice.Advice[0].Cautions));
        Assert.Equal(("bleeding-disorder", ContraindicationLevel.Relative), (caution.Contraindication.Id, caution.Contraindication.Level));
    }

    [Fact]
    public void The_dead_are_offered_nothing()
    {
        var advice = AdviceTo(new ExamplePerson { Born = new PartialDate(1940), Died = new PartialDate(2026, 10, 31) }, ["hypertension since 2015-01-01"]);

        Assert.True(advice.HasDied);
        Assert.Empty(advice.Advice);
        Assert.Empty(advice.Unknown);
    }

    [Fact]
    public void Advice_carries_the_hash_of_its_content_and_the_day_until_which_it_stands()
    {
        var advice = AdviceTo(
            new ExamplePerson { Born = new PartialDate(1991, 5, 5), Sex = Sex.Male, Ethnicity = EthnicCategory.BlackAfrican },
            ["weekly-active-minutes 30 on 2026-09-01", "body-mass-index 22 on 2026-06-01", "had smoking-not-current on 2026-01-10"]);

        Assert.Equal(Shipped.Pack.Head.Hash, advice.PackHash);
        Assert.Equal(new DateOnly(2027, 9, 2), advice.Until);
    }

    private static AdviceForPerson AdviceTo(ExamplePerson person, string[] facts)
    {
        var pack = Shipped.Pack;
        var told = person with { Facts = [.. facts.Select(text => ExampleFact.TryParse(text, out var fact) ? fact : throw new FormatException(text))] };
        return Advise.For(told.ToRecord(pack.Lists), Day, pack.Finding, pack.Guidance);
    }

    private static IEnumerable<string> Offered(AdviceForPerson advice) => advice.Advice.Select(one => one.Intervention.Id);

    private static IEnumerable<string> Reasons(AdviceForPerson advice, string intervention) =>
        advice.Advice.Single(one => one.Intervention.Id == intervention).Because.Select(reason => reason.Rule.Id);
}
