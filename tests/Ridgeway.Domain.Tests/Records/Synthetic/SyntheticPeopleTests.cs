using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ridgeway.Codes;

namespace Ridgeway.Records.Synthetic;

public sealed class SyntheticPeopleTests
{
    private static SyntheticPeople People(ulong seed = 1) => new(seed, Population.Neighbourhood(), Population.Today);

    [Fact]
    public void The_same_seed_makes_the_same_people()
    {
        Assert.Equal(People().Take(200).Select(Written), People().Take(200).Select(Written));
    }

    [Fact]
    public void Person_17_is_the_same_whatever_the_size_of_the_population()
    {
        Assert.Equal(Written(People().Take(18).Last()), Written(People().Make(17)));
    }

    [Fact]
    public void Person_17_is_the_same_whoever_was_made_before()
    {
        var people = People();
        var backwards = Enumerable.Range(0, 40).Reverse().Select(i => people.Make(i)).First(person => person.Index == 17);
        Assert.Equal(Written(People().Make(17)), Written(backwards));
    }

    [Fact]
    public void People_made_on_many_threads_are_the_people_made_on_one()
    {
        var people = People();
        var many = new string[400];
        Parallel.For(0, many.Length, i => many[i] = Written(people.Make(i)));
        Assert.Equal(People().Take(400).Select(Written), many);
    }

    [Fact]
    public void People_of_a_given_number_of_facts_are_the_same_people_with_earlier_readings_of_what_is_measured_in_them()
    {
        var (plain, full) = (People(), new SyntheticPeople(1, Population.Neighbourhood(), Population.Today, facts: 200));
        foreach (var (one, other) in plain.Take(100).Zip(full.Take(100)))
        {
            Assert.InRange(other.Facts.Length, 200, Math.Max(201, one.Facts.Length));
            Assert.Equal(one.Draft.NhsNumber, other.Draft.NhsNumber);
            Assert.Subset(other.Facts.ToHashSet(), one.Facts.ToHashSet());
            Assert.Equal(other.Facts.Select(fact => fact.Day).Order(), other.Facts.Select(fact => fact.Day));
            Assert.All(other.Facts.Except(one.Facts), fact => Assert.Equal(FactKind.Measure, fact.Kind));
        }
    }

    [Fact]
    public void Another_seed_makes_other_people_with_other_ids()
    {
        var (one, two) = (People(1).Take(100).ToList(), People(2).Take(100).ToList());
        Assert.Empty(one.Select(person => person.Id).Intersect(two.Select(person => person.Id)));
        Assert.True(one.Zip(two).Count(pair => pair.First.Draft.BirthDate == pair.Second.Draft.BirthDate) < 5);
    }

    /// <summary>Guards the promise that a seed means the same people on every machine. A change to the generator changes it: say so in CHANGELOG.</summary>
    [Fact]
    public void Seed_1_is_these_people()
    {
        var all = string.Join('\n', People().Take(500).Select(Written));
        Assert.Equal("f7c3a3fe3d8cf583", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..16]);
    }

    [Fact]
    public void NHS_numbers_are_valid_different_and_from_the_range_kept_for_tests()
    {
        var numbers = People().Take(20_000).Select(person => person.Draft.NhsNumber).OfType<NhsNumber>().Select(number => number.Value).ToList();
        Assert.True(numbers.Count > 19_500);
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        Assert.All(numbers, number => Assert.True(number.StartsWith("999", StringComparison.Ordinal) && NhsNumber.TryParse(number, out _)));
    }

    [Fact]
    public void Beyond_900_000_people_numbers_go_on_below_the_test_range_and_stay_different()
    {
        var people = People();
        long[] edges = [0, 899_999, 900_000, 900_001, 1_799_999, 1_800_000, 89_999_999];
        var numbers = edges.Select(i => people.Make(i).Draft.NhsNumber?.Value).OfType<string>().ToList();
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        Assert.StartsWith("998", people.Make(900_001).Draft.NhsNumber!.Value.Value, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => people.Make(90_000_000));
    }

    [Fact]
    public void No_postcode_or_telephone_number_can_be_a_real_one()
    {
        var drafts = People().Take(3000).Select(person => person.Draft).ToList();
        Assert.All(drafts.Select(draft => draft.Postcode).OfType<Postcode>(), postcode => Assert.Equal('X', postcode.Value[0]));
        Assert.All(drafts.Select(draft => draft.Telephone).OfType<string>(),
            number => Assert.True(number.StartsWith("07700 900", StringComparison.Ordinal) || number.StartsWith("0113 496 0", StringComparison.Ordinal)));
        Assert.All(drafts.Select(draft => draft.Email).OfType<string>(), email => Assert.EndsWith("@example.org", email, StringComparison.Ordinal));
    }

    [Fact]
    public void Two_thousand_people_hold_four_of_each_trait_and_show_it()
    {
        var people = People();
        var carriers = people.Take(2000).Where(person => person.Trait != SyntheticTrait.None).ToLookup(person => person.Trait);
        foreach (var trait in Enum.GetValues<SyntheticTrait>().Where(trait => trait != SyntheticTrait.None))
        {
            Assert.Equal(4, carriers[trait].Count());
            Assert.All(carriers[trait], person => Assert.True(Shows(person, people.Codes), $"{trait} {person.Id}"));
        }
    }

    [Fact]
    public void Somewhere_to_live_is_needed()
    {
        Assert.Throws<ArgumentException>(() => new SyntheticPeople(1, new Places([], []), Population.Today));
    }

    /// <summary>What a rule would look for, read from the facts alone.</summary>
    private static bool Shows(SyntheticPerson person, CodeBook codes)
    {
        double? Last(SyntheticCode code) => person.Facts.LastOrDefault(fact => codes[fact.Code].Equals(code.Coded)) is { Code: > 0 } fact ? fact.Value : null;
        bool Within(int days, params ReadOnlySpan<SyntheticCode> of)
        {
            foreach (var fact in person.Facts)
            {
                foreach (var code in of)
                {
                    if (codes[fact.Code].Equals(code.Coded) && !fact.IsOver && fact.Day >= Population.Today.DayNumber - days)
                    {
                        return true;
                    }
                }
            }

            return false;
        }

        return person.Trait switch
        {
            SyntheticTrait.SevereHypertension => Last(MeasureCodes.Systolic) >= 180,
            SyntheticTrait.UnstableAngina => Within(21, ConditionCodes.UnstableAngina),
            SyntheticTrait.Febrile => Last(MeasureCodes.Temperature) >= 38,
            SyntheticTrait.RestingTachycardia => Last(MeasureCodes.HeartRate) > 100,
            SyntheticTrait.FastAtrialFibrillation => Last(MeasureCodes.HeartRate) > 110 && Within(40_000, ConditionCodes.AtrialFibrillation),
            SyntheticTrait.AcuteHeartFailure => Within(21, ConditionCodes.AcuteHeartFailure),
            SyntheticTrait.UnstableDiabetes => Last(MeasureCodes.Hba1c) > 97 && Within(60, ConditionCodes.UncontrolledDiabetes),
            SyntheticTrait.RecentInfarction => Within(4, ConditionCodes.StemiInfarction, ConditionCodes.NonStemiInfarction),
            SyntheticTrait.AorticStenosis => Within(2000, ConditionCodes.AorticStenosis),
            SyntheticTrait.RecentThrombosis => Within(21, ConditionCodes.PulmonaryEmbolism, ConditionCodes.DeepVeinThrombosis),
            SyntheticTrait.ChronicFatigueSyndrome => Within(4000, ConditionCodes.ChronicFatigueSyndrome),
            SyntheticTrait.BleedingDisorder => Within(9000, ConditionCodes.HaemophiliaA, ConditionCodes.VonWillebrand),
            SyntheticTrait.Pregnancy => Within(270, ConditionCodes.Pregnancy),
            SyntheticTrait.PregnancyWithPreEclampsia => Within(270, ConditionCodes.Pregnancy) && Within(40, ConditionCodes.PreEclampsia),
            SyntheticTrait.BoneMetastases => Within(400, ConditionCodes.BoneMetastasis),
            SyntheticTrait.InsulinTreatedDiabetes => Within(10_000, CareCodes.InsulinGlargine),
            SyntheticTrait.ProliferativeRetinopathy => Within(1600, ConditionCodes.ProliferativeRetinopathy),
            SyntheticTrait.UnexplainedChestPain => Within(14, ConditionCodes.ChestPain),
            SyntheticTrait.FrequentFaller => person.Facts.Count(fact => codes[fact.Code].Equals(ConditionCodes.Fall.Coded) && fact.Day > Population.Today.DayNumber - 366) >= 3,
            SyntheticTrait.PosturalDrop => Last(MeasureCodes.Systolic) < 90 && Within(3, ConditionCodes.PosturalDrop),
            _ => false,
        };
    }

    private static string Written(SyntheticPerson person)
    {
        var text = new StringBuilder();
        var draft = person.Draft;
        text.Append(CultureInfo.InvariantCulture, $"{person.Id} {draft.NhsNumber} {draft.Verification} {draft.Name?.ForPeople} {draft.BirthDate} {draft.DeathDate} {draft.Sex}");
        text.Append(CultureInfo.InvariantCulture, $" {draft.Ethnicity?.SourceCode} {draft.Address} {draft.Postcode} {draft.Lsoa} {draft.Practice} {draft.Telephone} {draft.Email} {draft.Language}");
        text.AppendJoin(' ', draft.Flags);
        foreach (var fact in person.Facts)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{fact.Kind} {fact.Code} {fact.Date} {fact.EndDay} {fact.IsOver} {fact.RawValue} {fact.Unit} {fact.Answer}");
        }

        return text.ToString();
    }
}
