namespace Ridgeway.Records.Matching;

/// <summary>One person out of two records: what the kept one does not say, the other fills in.</summary>
public static class MergedPerson
{
    public static Person Of(Person kept, Person gone) => kept with
    {
        NhsNumber = kept.NhsNumber ?? gone.NhsNumber,
        Verification = kept.NhsNumber is null ? gone.Verification : kept.Verification,
        Name = kept.Name ?? gone.Name,
        BirthDate = kept.BirthDate is { IsWhole: true } ? kept.BirthDate : gone.BirthDate ?? kept.BirthDate,
        DeathDate = kept.DeathDate ?? gone.DeathDate,
        HasDied = kept.HasDied || gone.HasDied,
        Sex = kept.Sex == Sex.NotRecorded ? gone.Sex : kept.Sex,
        Ethnicity = kept.Ethnicity ?? gone.Ethnicity,
        Address = kept.Address ?? gone.Address,
        Postcode = kept.Postcode ?? gone.Postcode,
        Lsoa = kept.Lsoa ?? gone.Lsoa,
        Deprivation = kept.Deprivation ?? gone.Deprivation,
        Practice = kept.Practice ?? gone.Practice,
        Telephone = kept.Telephone ?? gone.Telephone,
        Email = kept.Email ?? gone.Email,
        Language = kept.Language ?? gone.Language,
    };

    /// <summary>
    /// Which of the two stays: the one whose NHS number is verified, else the one that has a number, else the one known longer.
    /// </summary>
    public static (Person Kept, Person Gone) Choose(Person a, Person b)
    {
        var (rankA, rankB) = (Rank(a), Rank(b));
        var keepsA = rankA != rankB ? rankA > rankB : a.Id.CompareTo(b.Id) < 0;
        return keepsA ? (a, b) : (b, a);
    }

    private static int Rank(Person person) => person.NhsNumber is null ? 0 : person.Verification == NhsNumberVerification.Verified ? 2 : 1;
}
