using Ridgeway.Codes;

namespace Ridgeway.Records.Synthetic;

/// <summary>A small share of synthetic people has what the pages of the wider record, duplicates and conflicts show.</summary>
public sealed class WiderLifeTests
{
    private const int Many = 20_000;
    private static readonly SyntheticPeople People = new(1, Population.Neighbourhood(), Population.Today);

    [Fact]
    public void Opt_outs_carers_and_needs_come_in_the_shares_that_are_said()
    {
        var all = People.Take(Many).ToList();
        var asked = all.Where(person => person.Draft.DeathDate is null && person.Draft.BirthDate is { } birth && birth.Year <= Population.Today.Year - 14).ToList();
        Share(asked, person => person.OptedOutOn is not null, 0.04, 0.06);
        Share(all, person => person.Draft.Details.Any(detail => detail.About == DetailKind.HasCarer), 0.002, 0.02);
        Share(all, person => person.Draft.Details.Any(detail => detail.About == DetailKind.AccessibleInformation), 0.002, 0.015);
        Share([.. all.Where(person => person.Draft.Language is not null)], person => person.Draft.Details.Any(detail => detail is { About: DetailKind.InterpreterNeeded, Code: "true" }), 0.13, 0.26);
        Share(all, person => person.Facts.Any(fact => People.Codes[fact.Code].Equals(WiderCodes.Carer.Coded)), 0.01, 0.04);
        Assert.DoesNotContain(all, person => person.OptedOutOn > Population.Today);
    }

    [Fact]
    public void A_hospital_holds_a_few_otherwise_and_a_few_twice_and_makes_them_the_same_each_time()
    {
        var held = Enumerable.Range(0, Many).Select(i => (Practice: People.Make(i), Hospital: People.MakeAtHospital(i))).Where(pair => pair.Hospital is not null).ToList();
        var twice = held.Where(pair => pair.Hospital!.Draft.NhsNumber is null && pair.Practice.Draft.NhsNumber is not null).ToList();
        var otherwise = held.Where(pair => pair.Hospital!.Draft.Ethnicity is { } said && pair.Practice.Draft.Ethnicity is { } known && said.Category != known.Category).ToList();

        Assert.InRange(twice.Count, Many / 300, Many / 220);
        Assert.InRange(otherwise.Count, Many / 160, Many / 90);
        Assert.All(otherwise, pair => Assert.Equal(pair.Practice.Draft.NhsNumber, pair.Hospital!.Draft.NhsNumber));
        Assert.All(twice, pair => Assert.NotEqual(pair.Practice.Id, pair.Hospital!.Id));
        Assert.All(held.Take(50), pair => Assert.Equal(pair.Hospital!.Draft.Name, People.MakeAtHospital(pair.Hospital.Index)!.Draft.Name));
    }

    [Fact]
    public void A_second_record_differs_from_the_first_as_those_of_registration_desks_do_and_still_looks_like_it()
    {
        var pairs = Enumerable.Range(0, Many).Select(i => (Practice: People.Make(i).Draft, Hospital: People.MakeAtHospital(i)?.Draft))
            .Where(pair => pair.Hospital is { NhsNumber: null } && pair.Practice is { Name: not null, BirthDate: not null, Postcode: not null }).ToList();
        Assert.Contains(pairs, pair => pair.Practice.BirthDate != pair.Hospital!.BirthDate);
        Assert.Contains(pairs, pair => pair.Practice.Name!.Given != pair.Hospital!.Name!.Given);
        Assert.Contains(pairs, pair => pair.Hospital!.Postcode is null);
        Assert.All(pairs, pair => Assert.Equal(pair.Practice.Name!.Family, pair.Hospital!.Name!.Family));
    }

    private static void Share(IReadOnlyCollection<SyntheticPerson> among, Func<SyntheticPerson, bool> has, double least, double most) =>
        Assert.InRange(among.Count(has) / (double)among.Count, least, most);
}
