using Ridgeway.Codes;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Exchange.Fhir.People;

/// <summary>What was read of a Patient so far.</summary>
internal sealed class PatientParts
{
    public List<string> Identifiers { get; } = [];

    public List<DataQualityFlag> Flags { get; } = [];

    public NhsNumber? NhsNumber { get; set; }

    /// <summary>The first text under the NHS number system, right or wrong; null where there was none.</summary>
    public string? NhsNumberAsWritten { get; set; }

    public NhsNumberVerification Verification { get; set; }

    public PersonName? Name { get; set; }

    public PartialDate? BirthDate { get; set; }

    public bool HasBirthDateFlag { get; set; }

    public PartialDate? DeathDate { get; set; }

    public bool HasDied { get; set; }

    public Sex Sex { get; set; }

    public bool HasSexFlag { get; set; }

    public Ethnicity? Ethnicity { get; set; }

    public List<CodedDetail> Details { get; } = [];

    public List<NhsNumber> FormerNumbers { get; } = [];

    public List<PersonLink> Links { get; } = [];

    public DateOnly? AsOf { get; set; }

    public string? Address { get; set; }

    public Postcode? Postcode { get; set; }

    public Lsoa? Lsoa { get; set; }

    public OdsCode? Practice { get; set; }

    public string? Telephone { get; set; }

    public string? Email { get; set; }

    public string? Language { get; set; }

    public void Flag(DataQuality kind, string? asWritten) => Flags.Add(new DataQualityFlag(kind, asWritten));

    /// <summary>The draft, with a flag for each thing that should be there and is not. Who may refer to it is filled in later.</summary>
    public PersonDraft ToDraft()
    {
        FlagIf(NhsNumberAsWritten is null, DataQuality.NhsNumberAbsent);
        FlagIf(BirthDate is null && !HasBirthDateFlag, DataQuality.BirthDateAbsent);
        FlagIf(Sex == Sex.NotRecorded && !HasSexFlag, DataQuality.SexAbsent);
        FlagIf(Name is null, DataQuality.NameAbsent);
        return new PersonDraft
        {
            ReferredToAs = [],
            Identifiers = Identifiers,
            NhsNumber = NhsNumber,
            Verification = Verification,
            Name = Name,
            BirthDate = BirthDate,
            DeathDate = DeathDate,
            HasDied = HasDied,
            Sex = Sex,
            Ethnicity = Ethnicity,
            Details = Details,
            FormerNumbers = [.. FormerNumbers.Where(number => number != NhsNumber)],
            Links = Links,
            AsOf = AsOf,
            Address = Address,
            Postcode = Postcode,
            Lsoa = Lsoa,
            Practice = Practice,
            Telephone = Telephone,
            Email = Email,
            Language = Language,
            Flags = Flags,
        };
    }

    private void FlagIf(bool isSo, DataQuality kind)
    {
        if (isSo)
        {
            Flag(kind, null);
        }
    }
}
