using Ridgeway.Codes;

namespace Ridgeway.Records.Synthetic;

/// <summary>Who a synthetic person is: where they live, how old they are, their sex and background.</summary>
internal static class Demographics
{
    /// <summary>
    /// People per thousand by five-year age band (0–4 to 85–89, then 90 and over) and deprivation fifth, most deprived first.
    /// England, mid-2020 (ONS estimates for integrated care boards by IMD 2019 fifth, summed and rounded).
    /// </summary>
    private static readonly int[][] Ages =
    [
        [71, 76, 71, 61, 67, 78, 78, 72, 61, 60, 63, 59, 49, 39, 35, 24, 18, 11, 6],
        [60, 63, 59, 55, 71, 79, 79, 72, 62, 62, 65, 62, 52, 44, 42, 30, 22, 13, 8],
        [54, 58, 56, 52, 63, 68, 69, 67, 61, 64, 69, 68, 58, 51, 52, 37, 27, 16, 10],
        [51, 57, 56, 52, 55, 59, 60, 62, 61, 66, 72, 71, 62, 55, 59, 42, 30, 18, 11],
        [49, 59, 61, 56, 49, 49, 51, 57, 63, 70, 75, 73, 62, 56, 61, 45, 32, 20, 12],
    ];

    /// <summary>
    /// White, Mixed, Asian (Chinese included), Black and other people per thousand by deprivation fifth, most deprived first.
    /// England, Census 2021 by IMD 2025 fifth, summed and rounded.
    /// </summary>
    private static readonly int[][] Groups =
    [
        [690, 35, 162, 79, 34],
        [756, 34, 117, 64, 29],
        [842, 28, 78, 33, 19],
        [880, 25, 61, 20, 14],
        [888, 25, 61, 13, 13],
    ];

    private static readonly EthnicCategory[][] Categories =
    [
        [EthnicCategory.WhiteBritish, EthnicCategory.WhiteIrish, EthnicCategory.WhiteOther],
        [EthnicCategory.MixedWhiteAndBlackCaribbean, EthnicCategory.MixedWhiteAndBlackAfrican, EthnicCategory.MixedWhiteAndAsian, EthnicCategory.MixedOther],
        [EthnicCategory.AsianIndian, EthnicCategory.AsianPakistani, EthnicCategory.AsianBangladeshi, EthnicCategory.Chinese, EthnicCategory.AsianOther],
        [EthnicCategory.BlackAfrican, EthnicCategory.BlackCaribbean, EthnicCategory.BlackOther],
        [EthnicCategory.Other],
    ];

    /// <summary>
    /// Shares within a group, per hundred. Near the Census 2021 totals for England, from general knowledge and not read again;
    /// the difference between poorer and richer areas within Asian backgrounds is chosen for plausibility.
    /// </summary>
    private static readonly int[][] CategoryWeights = [[91, 1, 8], [30, 14, 28, 28], [34, 29, 11, 8, 18], [62, 26, 12], [1]];

    private static readonly int[] AsianInPoorerAreas = [20, 40, 16, 6, 18];

    private static readonly int[] AsianInRicherAreas = [46, 17, 5, 14, 18];

    public static SyntheticLife Make(ulong seed, long index, Places places, DateOnly today)
    {
        var dice = new Dice(seed, index, DicePart.Who);
        var trait = SyntheticTraits.Of(seed, index);
        var place = places.Lsoas[dice.Below(places.Lsoas.Count)];
        var age = Age(dice, place.Deprivation.Quintile, trait);
        var birth = Birth(dice, age, today);
        var isFemale = trait.IsPregnancy() || dice.Chance(FemaleShare(age));
        var category = Category(dice, age, place.Deprivation.Quintile);
        var death = Death(dice, age, today, trait);
        return new SyntheticLife
        {
            Index = index,
            Seed = seed,
            Until = death ?? today,
            Birth = birth,
            Death = death,
            Age = Time.Age.On(birth, death ?? today),
            IsFemale = isFemale,
            Category = category,
            Place = place,
            Trait = trait,
        };
    }

    private static int Age(Dice dice, int quintile, SyntheticTrait trait)
    {
        var (from, to) = trait.Ages();
        for (var tries = 0; tries < 40; tries++)
        {
            var band = dice.Weighted(Ages[quintile - 1]);
            var age = band < 18 ? band * 5 + dice.Below(5) : 90 + Math.Min(dice.Below(7), dice.Below(16));
            if (age >= from && age <= to)
            {
                return age;
            }
        }

        return from;
    }

    /// <summary>A day on which someone of this age could have been born.</summary>
    private static DateOnly Birth(Dice dice, int age, DateOnly today)
    {
        var last = today.AddYears(-age);
        var first = today.AddYears(-age - 1).AddDays(1);
        return first.AddDays(dice.Below(last.DayNumber - first.DayNumber + 1));
    }

    /// <summary>The share of women rises in later life; the figures follow the shape of the national estimates from general knowledge, not read again.</summary>
    private static double FemaleShare(int age) => age switch
    {
        < 20 => 0.487,
        < 65 => 0.505,
        < 80 => 0.525,
        < 90 => 0.575,
        _ => 0.67,
    };

    private static EthnicCategory Category(Dice dice, int age, int quintile)
    {
        // Older people are more often White than their neighbours; the size of the difference is chosen for plausibility.
        var weights = Groups[quintile - 1];
        var white = age switch { < 18 => 0.7, < 65 => 1.0, _ => 2.4 };
        var group = dice.Weighted([(int)(weights[0] * white), weights[1], weights[2], weights[3], weights[4]]);
        var within = (group, quintile) switch
        {
            (2, <= 2) => AsianInPoorerAreas,
            (2, >= 4) => AsianInRicherAreas,
            _ => CategoryWeights[group],
        };
        return Categories[group][dice.Weighted(within)];
    }

    /// <summary>Extracts hold some people who have died since: chosen for plausibility, within the last two years.</summary>
    private static DateOnly? Death(Dice dice, int age, DateOnly today, SyntheticTrait trait)
    {
        var chance = age switch { < 50 => 0.0002, < 65 => 0.002, < 75 => 0.008, < 85 => 0.02, _ => 0.06 };
        return trait == SyntheticTrait.None && dice.Chance(chance) ? today.AddDays(-dice.Between(10, 730)) : null;
    }
}
