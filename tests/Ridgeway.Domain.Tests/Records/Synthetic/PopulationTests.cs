using Ridgeway.Codes;

namespace Ridgeway.Records.Synthetic;

/// <summary>What a population of 20,000 looks like. The bands are wide enough for another seed, and narrow enough to notice a mistake.</summary>
public sealed class PopulationTests(Population population) : IClassFixture<Population>
{
    [Fact]
    public void About_one_person_in_five_is_65_or_over_and_half_are_women()
    {
        Assert.InRange(population.Share(population.People, person => Population.Age(person) >= 65), 0.17, 0.22);
        Assert.InRange(population.Share(population.People, person => person.Draft.Sex == Sex.Female), 0.49, 0.53);
        Assert.InRange(population.Share(population.People, person => Population.Age(person) is >= 0 and < 18), 0.18, 0.24);
    }

    [Fact]
    public void About_one_adult_in_four_has_two_or_more_long_term_conditions()
    {
        Assert.InRange(population.Share(population.Adults, person => person.LongTermCount >= 2), 0.23, 0.29);
    }

    [Fact]
    public void Having_two_or_more_conditions_rises_with_every_step_of_age()
    {
        var byAge = Enumerable.Range(2, 6).Select(decade => Multimorbid(person => Population.Age(person) / 10 == decade)).ToList();
        Assert.Equal(byAge.Order(), byAge);
        Assert.True(byAge[^1] > 5 * byAge[0], string.Join(", ", byAge));
    }

    [Fact]
    public void At_the_same_age_deprived_places_have_more_people_with_two_or_more_conditions()
    {
        var deprived = Multimorbid(person => Population.Age(person) is >= 40 and < 70 && Population.Quintile(person) == 1);
        var comfortable = Multimorbid(person => Population.Age(person) is >= 40 and < 70 && Population.Quintile(person) == 5);
        Assert.True(deprived > 1.2 * comfortable, $"{deprived:P1} and {comfortable:P1}");
    }

    [Theory]
    [InlineData("hypertension, everyone", 0.13, 0.18)]
    [InlineData("type 2 diabetes, adults", 0.055, 0.09)]
    [InlineData("coronary heart disease, everyone", 0.024, 0.042)]
    [InlineData("COPD, everyone", 0.014, 0.026)]
    [InlineData("asthma, everyone", 0.05, 0.08)]
    [InlineData("depression, adults", 0.1, 0.16)]
    [InlineData("dementia, 65 and over", 0.03, 0.055)]
    [InlineData("cancer, everyone", 0.025, 0.05)]
    public void The_registers_are_near_the_national_ones(string register, double least, double most)
    {
        var (codes, of) = register.Split(", ") switch
        {
            ["hypertension", _] => (new[] { ConditionCodes.Hypertension, ConditionCodes.HypertensiveDisorder }, population.People),
            ["type 2 diabetes", _] => ([ConditionCodes.Type2Diabetes, ConditionCodes.Type2DiabetesOnInsulin], population.Adults),
            ["coronary heart disease", _] =>
                ([ConditionCodes.CoronaryHeartDisease, ConditionCodes.IschaemicHeartDisease, ConditionCodes.Angina, ConditionCodes.MyocardialInfarction], population.People),
            ["COPD", _] => ([ConditionCodes.Copd, ConditionCodes.Emphysema], population.People),
            ["asthma", _] => ([ConditionCodes.Asthma], population.People),
            ["depression", _] => ([ConditionCodes.Depression, ConditionCodes.MajorDepression, ConditionCodes.AnxietyWithDepression], population.Adults),
            ["dementia", _] => ([ConditionCodes.Alzheimers, ConditionCodes.VascularDementia, ConditionCodes.Dementia],
                [.. population.People.Where(person => Population.Age(person) >= 65)]),
            _ => ([ConditionCodes.BreastCancer, ConditionCodes.ProstateCancer, ConditionCodes.ColonCancer, ConditionCodes.LungCancer, ConditionCodes.Melanoma, ConditionCodes.Leukaemia],
                population.People),
        };
        Assert.InRange(population.Share(of, person => population.Has(person, codes)), least, most);
    }

    [Fact]
    public void Diabetes_hypertension_and_heart_disease_go_together_and_so_do_depression_anxiety_and_pain()
    {
        Assert.True(Lift([ConditionCodes.Type2Diabetes], [ConditionCodes.Hypertension]) > 1.4);
        Assert.True(Lift([ConditionCodes.Hypertension], [ConditionCodes.CoronaryHeartDisease, ConditionCodes.Angina, ConditionCodes.MyocardialInfarction]) > 1.4);
        Assert.True(Lift([ConditionCodes.Depression, ConditionCodes.MajorDepression], [ConditionCodes.Anxiety, ConditionCodes.GeneralisedAnxiety]) > 2);
        Assert.True(Lift([ConditionCodes.Depression, ConditionCodes.MajorDepression], [ConditionCodes.LowBackPain, ConditionCodes.ChronicPain]) > 1.6);
    }

    [Fact]
    public void Obesity_smoking_and_inactivity_are_near_the_national_levels()
    {
        var bmi = population.Adults.Select(person => population.Latest(person, MeasureCodes.BodyMassIndex)).OfType<double>().ToList();
        Assert.InRange(bmi.Count / (double)population.Adults.Count, 0.85, 0.98);
        Assert.InRange(bmi.Count(value => value >= 30) / (double)bmi.Count, 0.25, 0.34);
        Assert.InRange(population.Share(population.Adults, person => population.Has(person, MeasureCodes.Smoker)), 0.09, 0.17);

        var minutes = population.Adults.Select(person => population.Latest(person, MeasureCodes.ActivityMinutesPerWeek)).OfType<double>().ToList();
        Assert.InRange(minutes.Count / (double)population.Adults.Count, 0.6, 0.72);
        Assert.InRange(minutes.Count(value => value < 30) / (double)minutes.Count, 0.2, 0.32);
    }

    [Fact]
    public void Activity_is_recorded_less_often_in_deprived_places()
    {
        double Recorded(int quintile) => population.Share(
            [.. population.Adults.Where(person => Population.Quintile(person) == quintile)],
            person => population.Latest(person, MeasureCodes.ActivityMinutesPerWeek) is not null);
        Assert.True(Recorded(1) < Recorded(5) - 0.08, $"{Recorded(1):P1} and {Recorded(5):P1}");
    }

    [Fact]
    public void Ethnicity_is_sometimes_absent_not_stated_or_not_known_and_more_mixed_where_places_are_deprived()
    {
        Assert.InRange(population.Share(population.People, person => person.Draft.Ethnicity is null), 0.06, 0.12);
        Assert.InRange(population.Share(population.People, person => person.Draft.Ethnicity?.Category == EthnicCategory.NotStated), 0.02, 0.045);
        Assert.InRange(population.Share(population.People, person => person.Draft.Ethnicity?.Category == EthnicCategory.NotKnown), 0.03, 0.055);

        double NotWhite(int quintile) => population.Share(
            [.. population.People.Where(person => Population.Quintile(person) == quintile && Group(person) < EthnicGroup.NotStated)],
            person => Group(person) != EthnicGroup.White);
        Assert.InRange(NotWhite(1), 0.25, 0.37);
        Assert.InRange(NotWhite(5), 0.08, 0.16);
        Assert.Equal(18, population.People.Select(person => person.Draft.Ethnicity?.Category).Where(category => category is not null).Distinct().Count());
    }

    [Fact]
    public void Some_entries_are_missing_or_wrong_and_each_wrong_one_is_flagged_as_it_was_written()
    {
        Assert.InRange(Flagged(DataQuality.NhsNumberAbsent), 120, 290);
        Assert.InRange(Flagged(DataQuality.NhsNumberFailsModulus11), 25, 110);
        Assert.InRange(Flagged(DataQuality.NhsNumberNotTenDigits), 5, 50);
        Assert.InRange(Flagged(DataQuality.BirthDateAbsent), 5, 50);
        Assert.InRange(population.People.Count(person => person.Draft.BirthDate is { IsWhole: false }), 40, 130);
        Assert.All(population.People.SelectMany(person => person.Draft.Flags).Where(flag => flag.Kind == DataQuality.NhsNumberFailsModulus11),
            flag => Assert.Equal(NhsNumberCheck.FailsModulus11, NhsNumber.Check(flag.AsWritten, out _)));
        Assert.All(population.People.SelectMany(person => person.Draft.Flags).Where(flag => flag.Kind == DataQuality.PostcodeUnreadable),
            flag => Assert.False(Postcode.TryParse(flag.AsWritten, out _)));
    }

    [Fact]
    public void Everyone_has_10_to_200_facts_in_order_and_none_before_birth_or_after_death_or_today()
    {
        Assert.All(population.People, person =>
        {
            Assert.InRange(person.Facts.Length, 10, 200);
            Assert.Equal(person.Facts.Select(fact => fact.Day).Order(), person.Facts.Select(fact => fact.Day));
            var born = person.Draft.BirthDate?.Earliest ?? DateOnly.MinValue;
            var last = person.Draft.DeathDate?.Earliest ?? Population.Today;
            Assert.All(person.Facts, fact =>
            {
                Assert.InRange(fact.On!.Value, born, last);
                Assert.True(fact.EndDay < 0 || (fact.IsOver && fact.EndDay >= fact.Day && fact.EndDay <= last.DayNumber));
            });
        });
        Assert.True(population.People.Max(person => person.Facts.Length) > 120);
    }

    [Fact]
    public void The_two_pressures_of_a_reading_are_neighbours_systolic_first_and_higher()
    {
        var (upper, lower) = (population.Codes.Find(CodeSystem.Snomed, "72313002"), population.Codes.Find(CodeSystem.Snomed, "1091811000000102"));
        foreach (var facts in population.People.Select(person => person.Facts))
        {
            for (var i = 0; i < facts.Length; i++)
            {
                if (facts[i].Code == upper)
                {
                    Assert.Equal((lower, facts[i].Day), (facts[i + 1].Code, facts[i + 1].Day));
                    Assert.True(facts[i].RawValue > facts[i + 1].RawValue);
                    i++;
                }
                else
                {
                    Assert.NotEqual(lower, facts[i].Code);
                }
            }
        }
    }

    [Fact]
    public void Values_are_possible_and_in_United_Kingdom_units()
    {
        (SyntheticCode Code, string Unit, double Least, double Most)[] possible =
        [
            (MeasureCodes.Systolic, "mm[Hg]", 80, 205), (MeasureCodes.Diastolic, "mm[Hg]", 45, 115), (MeasureCodes.HeartRate, "/min", 45, 145),
            (MeasureCodes.BodyMassIndex, "kg/m2", 11, 60), (MeasureCodes.Weight, "kg", 1.5, 230), (MeasureCodes.Height, "cm", 45, 210),
            (MeasureCodes.Hba1c, "mmol/mol", 25, 131), (MeasureCodes.Cholesterol, "mmol/L", 2, 10), (MeasureCodes.HdlCholesterol, "mmol/L", 0.5, 3.5),
            (MeasureCodes.Egfr, "mL/min/{1.73_m2}", 15, 90), (MeasureCodes.AuditC, "{score}", 0, 12), (MeasureCodes.Phq9, "{score}", 0, 27),
            (MeasureCodes.Gad7, "{score}", 0, 21), (MeasureCodes.ActivityMinutesPerWeek, "min/wk", 0, 1000), (MeasureCodes.Qrisk3, "%", 0, 60),
        ];
        foreach (var (code, unit, least, most) in possible)
        {
            var facts = population.People.SelectMany(person => person.Facts).Where(fact => population.Codes[fact.Code].Equals(code.Coded)).ToList();
            Assert.NotEmpty(facts);
            Assert.All(facts, fact => Assert.InRange(fact.RawValue, least, most));
            Assert.Equal([unit], facts.Select(fact => population.Codes[fact.Unit].Code).Distinct());
        }
    }

    private double Multimorbid(Func<SyntheticPerson, bool> whom) =>
        population.Share([.. population.Adults.Where(whom)], person => person.LongTermCount >= 2);

    /// <summary>How many times likelier the second is for those with the first, at 50 to 79.</summary>
    private double Lift(SyntheticCode[] first, SyntheticCode[] second)
    {
        var of = population.Adults.Where(person => Population.Age(person) is >= 50 and < 80).ToList();
        var with = of.Where(person => population.Has(person, first)).ToList();
        var without = of.Where(person => !population.Has(person, first)).ToList();
        return population.Share(with, person => population.Has(person, second)) / population.Share(without, person => population.Has(person, second));
    }

    private int Flagged(DataQuality kind) => population.People.Count(person => person.Draft.Flags.Any(flag => flag.Kind == kind));

    private static EthnicGroup Group(SyntheticPerson person) => person.Draft.Ethnicity?.Category.Group() ?? EthnicGroup.NotKnown;
}
