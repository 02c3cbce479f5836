using Ridgeway.Codes;
using Ridgeway.Time;

namespace Ridgeway.Records;

/// <summary>Who a person is: everything known about them that is not a dated clinical fact. Null means "not recorded".</summary>
public sealed record Person
{
    public required PersonId Id { get; init; }

    /// <summary>Only ever a number that passes modulus 11.</summary>
    public NhsNumber? NhsNumber { get; init; }

    public NhsNumberVerification Verification { get; init; }

    public PersonName? Name { get; init; }

    public PartialDate? BirthDate { get; init; }

    /// <summary>Null while alive as far as is known; the year alone may be all that is known.</summary>
    public PartialDate? DeathDate { get; init; }

    /// <summary>True where a source says the person has died, with or without a date.</summary>
    public bool HasDied { get; init; }

    public Sex Sex { get; init; }

    public Ethnicity? Ethnicity { get; init; }

    /// <summary>Address lines as written, without the postcode.</summary>
    public string? Address { get; init; }

    public Postcode? Postcode { get; init; }

    public Lsoa? Lsoa { get; init; }

    public Deprivation? Deprivation { get; init; }

    /// <summary>The general practice the person is registered with.</summary>
    public OdsCode? Practice { get; init; }

    public string? Telephone { get; init; }

    public string? Email { get; init; }

    /// <summary>BCP 47 tag of the language the person prefers, e.g. "ur".</summary>
    public string? Language { get; init; }

    /// <summary>What is wrong or doubtful in what we were sent about this person.</summary>
    public IReadOnlyList<DataQualityFlag> Flags { get; init; } = [];

    /// <summary>The ethnic group for reporting; "not known" where nothing was recorded.</summary>
    public EthnicGroup EthnicGroup => Ethnicity?.Category.Group() ?? EthnicGroup.NotKnown;
}

/// <param name="Family">Surname, or null where only a given name or free text came.</param>
/// <param name="Given">Given names in order, separated by spaces.</param>
/// <param name="Prefix">Title: Mrs, Dr.</param>
public sealed record PersonName(string? Family, string? Given, string? Prefix = null)
{
    public string ForPeople => string.Join(' ', new[] { Prefix, Given, Family }.Where(part => !string.IsNullOrWhiteSpace(part)));

    /// <summary>As clinical lists write it: SURNAME, Given.</summary>
    public string ForLists => (Family, Given) switch
    {
        (null, null) => "Name not recorded",
        (null, var given) => given,
        (var family, null) => family.ToUpperInvariant(),
        var (family, given) => $"{family.ToUpperInvariant()}, {given}",
    };
}

/// <summary>How far an NHS number was checked against the national register (UK Core England codes 01 to 08).</summary>
public enum NhsNumberVerification
{
    NotSaid = 0,
    Verified = 1,
    NotTraced = 2,
    TraceRequired = 3,
    NoOrMultipleMatch = 4,
    NeedsResolving = 5,
    InProgress = 6,
    NotPresentNotRequired = 7,
    Postponed = 8,
}

/// <param name="Decile">1 is the most deprived tenth of England, 10 the least.</param>
/// <param name="Index">The edition of the index, e.g. "IMD 2025".</param>
public sealed record Deprivation(int Decile, string Index)
{
    /// <summary>1 is the most deprived fifth.</summary>
    public int Quintile => (Decile + 1) / 2;

    /// <summary>The most deprived 20% nationally. Source: NHS England, Core20PLUS5.</summary>
    public bool IsCore20 => Decile <= 2;
}
