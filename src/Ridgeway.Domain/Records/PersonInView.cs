using Ridgeway.Codes;
using Ridgeway.Time;

namespace Ridgeway.Records;

/// <summary>
/// One person as a walk through everyone sees them: what criteria ask about, and every fact in date order (undated first).
/// One object is filled again and again, so a walk makes no garbage; what it says is good only until the walk goes on.
/// </summary>
public sealed class PersonInView
{
    private Fact[] facts = new Fact[256];
    private int count;

    public PersonId Id { get; private set; }

    public PartialDate? BirthDate { get; set; }

    public PartialDate? DeathDate { get; set; }

    /// <summary>True where a source says the person has died, with or without a date.</summary>
    public bool HasDied { get; set; }

    public Sex Sex { get; set; }

    /// <summary>Null where nothing was recorded.</summary>
    public EthnicCategory? EthnicCategory { get; set; }

    /// <summary>1 is the most deprived tenth of England; null where it is not known.</summary>
    public int? DeprivationDecile { get; set; }

    public OdsCode? Practice { get; set; }

    public Lsoa? Lsoa { get; set; }

    /// <summary>In date order, undated first. Good until the next person.</summary>
    public ReadOnlySpan<Fact> Facts => facts.AsSpan(0, count);

    /// <summary>Begins the next person: everything known about the last one is forgotten.</summary>
    public void Begin(PersonId id)
    {
        Id = id;
        (BirthDate, DeathDate, HasDied, Sex) = (null, null, false, Sex.NotRecorded);
        (EthnicCategory, DeprivationDecile, Practice, Lsoa) = (null, null, null, null);
        count = 0;
    }

    /// <summary>Room for the person's facts, to be filled in date order by whoever reads them.</summary>
    public Span<Fact> FactsToFill(int howMany)
    {
        if (howMany > facts.Length)
        {
            facts = new Fact[Math.Max(howMany, facts.Length * 2)];
        }

        count = howMany;
        return facts.AsSpan(0, howMany);
    }

    /// <summary>The room was for more than there are.</summary>
    public void KeepFirst(int howMany) => count = Math.Min(count, howMany);

    /// <summary>The person as a record of their own, good after the walk has gone on.</summary>
    public PersonRecord ToRecord() => new(
        new Person
        {
            Id = Id,
            BirthDate = BirthDate,
            DeathDate = DeathDate,
            HasDied = HasDied,
            Sex = Sex,
            Ethnicity = EthnicCategory is { } category ? new Ethnicity(category, "", "") : null,
            Deprivation = DeprivationDecile is { } decile ? new Deprivation(decile, "") : null,
            Practice = Practice,
            Lsoa = Lsoa,
        },
        [.. Facts]);

    /// <summary>Shows a record that is already in memory.</summary>
    public void Show(PersonRecord record)
    {
        Begin(record.Person.Id);
        var person = record.Person;
        (BirthDate, DeathDate, HasDied, Sex) = (person.BirthDate, person.DeathDate, person.HasDied, person.Sex);
        (EthnicCategory, DeprivationDecile, Practice, Lsoa) = (person.Ethnicity?.Category, person.Deprivation?.Decile, person.Practice, person.Lsoa);
        record.Facts.CopyTo(FactsToFill(record.Count));
    }
}
