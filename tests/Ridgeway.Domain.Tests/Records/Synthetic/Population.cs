using Ridgeway.Codes;

namespace Ridgeway.Records.Synthetic;

/// <summary>20,000 people of one fixed seed, made once for all the tests of what a population looks like.</summary>
public sealed class Population
{
    public const int Size = 20_000;

    public static readonly DateOnly Today = new(2026, 8, 1);

    public Population()
    {
        Generator = new SyntheticPeople(seed: 1, Neighbourhood(), Today);
        People = [.. Generator.Take(Size)];
        Adults = [.. People.Where(person => Age(person) >= 18)];
    }

    public SyntheticPeople Generator { get; }

    public IReadOnlyList<SyntheticPerson> People { get; }

    public IReadOnlyList<SyntheticPerson> Adults { get; }

    public CodeBook Codes => Generator.Codes;

    /// <summary>Ten areas, one of each decile, and three practices.</summary>
    public static Places Neighbourhood() => new(
        [.. Enumerable.Range(1, 10).Select(decile => new LsoaPlace(
            Lsoa.Parse($"E010000{decile:D2}"), $"Testwick 00{decile % 10}A", new Deprivation(decile, "IMD 2025"), 53.7 + decile / 100.0, -1.6))],
        [.. Enumerable.Range(1, 3).Select(n => new PracticePlace(OdsCode.Parse($"Y9900{n}"), $"Practice {n}", 53.7 + n / 30.0, -1.6))]);

    public static int Age(SyntheticPerson person) =>
        person.Draft.BirthDate is { } birth ? Time.Age.On(birth.Earliest, Today) : -1;

    /// <summary>1 is the most deprived fifth; 0 where no address was recorded.</summary>
    public static int Quintile(SyntheticPerson person) =>
        person.Draft.Lsoa is { } lsoa ? (int.Parse(lsoa.Value[^2..]) + 1) / 2 : 0;

    public bool Has(SyntheticPerson person, params ReadOnlySpan<SyntheticCode> codes)
    {
        foreach (var fact in person.Facts)
        {
            foreach (var code in codes)
            {
                if (Codes[fact.Code].Equals(code.Coded) && !fact.IsOver)
                {
                    return true;
                }
            }
        }

        return false;
    }

    public double Share(IReadOnlyCollection<SyntheticPerson> of, Func<SyntheticPerson, bool> which) => of.Count(which) / (double)of.Count;

    public double? Latest(SyntheticPerson person, SyntheticCode code) =>
        person.Facts.LastOrDefault(fact => Codes[fact.Code].Equals(code.Coded)) is { Code: > 0 } fact ? fact.Value : null;
}
