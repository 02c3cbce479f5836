namespace Ridgeway.Records;

/// <summary>
/// Brings what a source says into what is known of a person. The latest word wins; saying nothing changes nothing.
/// Only the ethnic category waits: where several sources say one, <see cref="Ethnicities.EthnicConsensus"/> decides.
/// </summary>
public static class PersonUpdate
{
    public static Person First(PersonId id, PersonDraft draft, Deprivation? deprivation) =>
        With(new Person { Id = id }, draft, deprivation);

    public static Person With(Person known, PersonDraft draft, Deprivation? deprivation) => known with
    {
        NhsNumber = draft.NhsNumber ?? known.NhsNumber,
        Verification = draft.NhsNumber is null ? known.Verification : draft.Verification,
        Name = draft.Name ?? known.Name,
        BirthDate = draft.BirthDate ?? known.BirthDate,
        DeathDate = draft.DeathDate ?? known.DeathDate,
        HasDied = draft.HasDied || known.HasDied,
        Sex = draft.Sex == Sex.NotRecorded ? known.Sex : draft.Sex,
        Ethnicity = known.Ethnicity ?? draft.Ethnicity,
        Address = draft.Address ?? known.Address,
        Postcode = draft.Postcode ?? known.Postcode,
        Lsoa = draft.Lsoa ?? known.Lsoa,
        Deprivation = deprivation ?? known.Deprivation,
        Practice = draft.Practice ?? known.Practice,
        Telephone = draft.Telephone ?? known.Telephone,
        Email = draft.Email ?? known.Email,
        Language = draft.Language ?? known.Language,
        Flags = draft.Flags,
    };
}
