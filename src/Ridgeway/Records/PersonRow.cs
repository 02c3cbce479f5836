using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ridgeway.Codes;
using Ridgeway.Data;
using Ridgeway.Time;

namespace Ridgeway.Records;

/// <summary>A person as stored. Written by imports; read by everyone.</summary>
internal sealed class PersonRow
{
    public required PersonId PersonId { get; init; }

    public NhsNumber? NhsNumber { get; set; }

    public NhsNumberVerification Verification { get; set; }

    public string? Family { get; set; }

    public string? Given { get; set; }

    public string? Prefix { get; set; }

    /// <summary>Both names as matching writes them, to find whoever shares them by an index.</summary>
    public string? MatchNames { get; set; }

    public PartialDate? BirthDate { get; set; }

    public PartialDate? DeathDate { get; set; }

    public bool HasDied { get; set; }

    public Sex Sex { get; set; }

    public EthnicCategory? EthnicCategory { get; set; }

    public string? EthnicSourceCode { get; set; }

    public string? EthnicSourceScheme { get; set; }

    public string? Address { get; set; }

    public Postcode? Postcode { get; set; }

    public Lsoa? Lsoa { get; set; }

    public int? DeprivationDecile { get; set; }

    public string? DeprivationIndex { get; set; }

    public OdsCode? Practice { get; set; }

    public string? Telephone { get; set; }

    public string? Email { get; set; }

    public string? Language { get; set; }

    /// <summary>Data-quality flags as JSON.</summary>
    public string Flags { get; set; } = "[]";

    /// <summary>The import that last changed this row.</summary>
    public ImportId ImportId { get; set; }

    public DateTime UpdatedAtUtc { get; set; }

    public Person ToPerson() => new()
    {
        Id = PersonId,
        NhsNumber = NhsNumber,
        Verification = Verification,
        Name = Family is null && Given is null ? null : new PersonName(Family, Given, Prefix),
        BirthDate = BirthDate,
        DeathDate = DeathDate,
        HasDied = HasDied,
        Sex = Sex,
        Ethnicity = EthnicCategory is { } category ? new Ethnicity(category, EthnicSourceCode ?? "", EthnicSourceScheme ?? "") : null,
        Address = Address,
        Postcode = Postcode,
        Lsoa = Lsoa,
        Deprivation = DeprivationDecile is { } decile ? new Deprivation(decile, DeprivationIndex ?? "") : null,
        Practice = Practice,
        Telephone = Telephone,
        Email = Email,
        Language = Language,
        Flags = JsonSerializer.Deserialize<List<DataQualityFlag>>(Flags, RidgewayJson.Stored) ?? [],
    };

    public static PersonRow Of(Person person, ImportId import, DateTime atUtc) => new()
    {
        PersonId = person.Id,
        NhsNumber = person.NhsNumber,
        Verification = person.Verification,
        Family = person.Name?.Family,
        Given = person.Name?.Given,
        Prefix = person.Name?.Prefix,
        MatchNames = new Matching.MatchSubject(person).Names,
        BirthDate = person.BirthDate,
        DeathDate = person.DeathDate,
        HasDied = person.HasDied,
        Sex = person.Sex,
        EthnicCategory = person.Ethnicity?.Category,
        EthnicSourceCode = person.Ethnicity?.SourceCode,
        EthnicSourceScheme = person.Ethnicity?.SourceScheme,
        Address = person.Address,
        Postcode = person.Postcode,
        Lsoa = person.Lsoa,
        DeprivationDecile = person.Deprivation?.Decile,
        DeprivationIndex = person.Deprivation?.Index,
        Practice = person.Practice,
        Telephone = person.Telephone,
        Email = person.Email,
        Language = person.Language,
        Flags = person.Flags.Count == 0 ? "[]" : JsonSerializer.Serialize(person.Flags, RidgewayJson.Stored),
        ImportId = import,
        UpdatedAtUtc = atUtc,
    };
}

internal sealed class PersonRowMapping : IEntityTypeConfiguration<PersonRow>
{
    public void Configure(EntityTypeBuilder<PersonRow> builder)
    {
        builder.ToTable("records_person");
        builder.HasKey(row => row.PersonId);
        builder.Property(row => row.PersonId).ValueGeneratedNever();
    }
}
