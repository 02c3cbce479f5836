using Ridgeway.Codes;

namespace Ridgeway.Records.Synthetic;

/// <summary>One synthetic person: what a practice would send about them.</summary>
/// <param name="Index">Their place in the population, from 0.</param>
/// <param name="Id">An id no other person of any seed has: "s1-42".</param>
/// <param name="Draft">Who they are, as written down.</param>
/// <param name="Facts">10 to 200 facts, or as many more as were asked for, in date order; the two pressures of a reading are neighbours, systolic first.</param>
/// <param name="Trait">What they were made to carry, if anything.</param>
/// <param name="LongTermCount">How many of the 24 long-term conditions they have now, resolved ones left out.</param>
/// <param name="OptedOutOn">The day they refused uses of their record beyond their own care, or null.</param>
public sealed record SyntheticPerson(
    long Index, string Id, PersonDraft Draft, Fact[] Facts, SyntheticTrait Trait, int LongTermCount, DateOnly? OptedOutOn = null);

/// <summary>
/// A population that never lived. Person <c>i</c> depends on the seed, the places, the day and <c>i</c> alone, so it is the
/// same in a population of any size and may be made on any thread. Nothing in it is copied from a real person.
/// </summary>
public sealed class SyntheticPeople
{
    private readonly ulong seed;
    private readonly Places places;
    private readonly DateOnly today;
    private readonly int facts;
    private readonly DraftMaker drafts;
    private readonly int[] numbers;

    /// <param name="seed">Two seeds give two populations with nothing in common, ids included.</param>
    /// <param name="places">Where they live; at least one area.</param>
    /// <param name="today">The last day anything is dated.</param>
    /// <param name="codes">The book the facts' codes are numbered in; a new one where null.</param>
    /// <param name="facts">At least so many facts a person: those who have fewer have earlier readings as well. 0 adds none.</param>
    /// <exception cref="ArgumentException">There is no area to live in.</exception>
    public SyntheticPeople(ulong seed, Places places, DateOnly today, CodeBook? codes = null, int facts = 0)
    {
        if (places.Lsoas.Count == 0)
        {
            throw new ArgumentException("There is no area to live in.", nameof(places));
        }

        this.seed = seed;
        this.places = places;
        this.today = today;
        this.facts = facts;
        Codes = codes ?? new CodeBook();
        drafts = new DraftMaker(seed, places);
        numbers = new int[SyntheticCodes.All.Max(code => code.Ordinal) + 1];
        foreach (var code in SyntheticCodes.All)
        {
            numbers[code.Ordinal] = Codes.Add(code.Coded);
        }
    }

    /// <summary>The codes the facts are numbered in.</summary>
    public CodeBook Codes { get; }

    /// <summary>The first <paramref name="count"/> people, made one at a time as they are asked for.</summary>
    public IEnumerable<SyntheticPerson> Take(long count)
    {
        for (var i = 0L; i < count; i++)
        {
            yield return Make(i);
        }
    }

    /// <summary>One person. Safe to call from many threads at once.</summary>
    public SyntheticPerson Make(long index)
    {
        var life = Demographics.Make(seed, index, places, today);
        Health.Decide(life);
        var sheet = new FactSheet(numbers, life);
        Diagnoses.Write(life, sheet, life.Dice(DicePart.Diagnoses));
        Reviews.Write(life, sheet, life.Dice(DicePart.Reviews));
        Medicines.Write(life, sheet, life.Dice(DicePart.Medicines));
        TraitFacts.Write(life, sheet, life.Dice(DicePart.Trait));
        Episodes.Write(life, sheet, life.Dice(DicePart.Episodes));
        WiderLife.Write(life, sheet, life.Dice(DicePart.WiderFacts));
        OlderReadings.Write(life, sheet, life.Dice(DicePart.Older), facts);
        return new SyntheticPerson(index, $"s{seed}-{index}", drafts.Make(life), sheet.InOrder(), life.Trait, life.LongTermCount, WiderLife.OptedOutOn(life));
    }

    /// <summary>
    /// What a hospital holds of the same person, for the few of whom it holds anything: of 500 people five whose ethnic group it wrote down
    /// otherwise, and two whom it could not tell from others and made a record of their own, without an NHS number. Null for everyone else.
    /// </summary>
    public SyntheticPerson? MakeAtHospital(long index)
    {
        if (HospitalRecord.KindOf(seed, index) is not { } kind)
        {
            return null;
        }

        var life = Demographics.Make(seed, index, places, today);
        if (life.Death is not null)
        {
            return null;
        }

        Health.Decide(life);
        var sheet = new FactSheet(numbers, life);
        var dice = life.Dice(DicePart.Hospital);
        sheet.BloodPressure(life.Until.AddDays(-dice.Between(20, 400)), dice.Between(108, 152), dice.Between(62, 94));
        return new SyntheticPerson(index, $"s{seed}-{index}-h", HospitalRecord.Of(drafts.Make(life), kind, dice), sheet.InOrder(), SyntheticTrait.None, life.LongTermCount);
    }
}
