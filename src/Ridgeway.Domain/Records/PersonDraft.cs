using Ridgeway.Codes;
using Ridgeway.Time;

namespace Ridgeway.Records;

/// <summary>
/// What one source says about one person, before anyone has decided which person in this Ridgeway it is.
/// Null means the source said nothing; what it said badly is in <see cref="Flags"/> as well.
/// </summary>
public sealed record PersonDraft
{
    /// <summary>Every text by which other resources of the same source may refer to this one: "Patient/123", a fullUrl. Never empty.</summary>
    public required IReadOnlyList<string> ReferredToAs { get; init; }

    /// <summary>Business identifiers as "system|value", the NHS number left out.</summary>
    public IReadOnlyList<string> Identifiers { get; init; } = [];

    public NhsNumber? NhsNumber { get; init; }

    public NhsNumberVerification Verification { get; init; }

    public PersonName? Name { get; init; }

    public PartialDate? BirthDate { get; init; }

    public PartialDate? DeathDate { get; init; }

    public bool HasDied { get; init; }

    public Sex Sex { get; init; }

    public Ethnicity? Ethnicity { get; init; }

    /// <summary>What was said of the person's details in codes, as written: every coding, whether or not anything here can read it.</summary>
    public IReadOnlyList<CodedDetail> Details { get; init; } = [];

    /// <summary>NHS numbers the source says the person had before.</summary>
    public IReadOnlyList<NhsNumber> FormerNumbers { get; init; } = [];

    /// <summary>Other records the source says are this person's: one replaced the other.</summary>
    public IReadOnlyList<PersonLink> Links { get; init; } = [];

    /// <summary>When the source last changed what it says, or null.</summary>
    public DateOnly? AsOf { get; init; }

    public string? Address { get; init; }

    public Postcode? Postcode { get; init; }

    public Lsoa? Lsoa { get; init; }

    public OdsCode? Practice { get; init; }

    public string? Telephone { get; init; }

    public string? Email { get; init; }

    public string? Language { get; init; }

    public IReadOnlyList<DataQualityFlag> Flags { get; init; } = [];
}

/// <summary>That a source says two of its records are one person's (FHIR R4, Patient.link).</summary>
/// <param name="Reference">The other record, as the source refers to it.</param>
/// <param name="IsReplacedBy">True where the other stands in place of this one, false where this one stands in place of the other.</param>
public sealed record PersonLink(string Reference, bool IsReplacedBy);
