using Ridgeway.Codes;
using Ridgeway.Records;
using static Ridgeway.Exchange.Cql.Said;

namespace Ridgeway.Exchange.Cql;

/// <summary>Who the person is, from a UK Core Patient.</summary>
internal static class DetailDefinitions
{
    public const string EarliestBirth = "Earliest birth";
    public const string LatestBirth = "Latest birth";
    public const string Sex = "Sex";
    public const string EthnicCategory = "Ethnic category";
    public const string DeprivationDecile = "Deprivation decile";
    public const string HasDied = "Has died";

    /// <summary>Where Ridgeway puts the tenth of England a person lives in, which FHIR has no element for.</summary>
    public const string DecileExtension = "https://ridgeway.example/fhir/StructureDefinition/deprivation-decile";

    private const string EthnicExtension = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-EthnicCategory";

    public static IEnumerable<(string Name, Said Expression)> All()
    {
        var born = Said.Define("Patient").At("birthDate").At("value");
        yield return (EarliestBirth, EarliestDayOf(born));
        yield return (LatestBirth, LatestDayOf(born));
        yield return (Sex, Said.Define("Patient").At("gender").At("value"));
        yield return (EthnicCategory, Category());
        yield return (DeprivationDecile, Extension(DecileExtension, Said.Of("E", "value").AsFhir("integer").At("value")).Aggregate("First"));
        yield return (HasDied, Died());
    }

    /// <summary>Completed years from the first and below the second; unknown where the birth date is not whole and could be either.</summary>
    public static Said Aged(int? from, int? below)
    {
        var old = from is { } f ? Reached(f) : Said.Of(true);
        return below is { } b ? old & !Reached(b) : old;
    }

    public static Said OfSex(Sex sex) => If(
        FirstOf(Said.Define(Sex).In(Said.List(Said.Of("female"), Said.Of("male"), Said.Of("other"))), Said.Of(false)),
        Said.Define(Sex).Is(Said.Of(sex.ToString().ToLowerInvariant())),
        Null("Boolean"));

    public static Said OfEthnicity(IReadOnlyList<EthnicCategory> categories) => If(
        Said.Define(EthnicCategory).IsNull,
        Null("Boolean"),
        Said.Define(EthnicCategory).In(Said.List([.. categories.Where(category => category != Codes.EthnicCategory.NotKnown).Select(category => Said.Of(category.NationalCode()))])));

    public static Said Deprived(int from, int to) => Said.Define(DeprivationDecile).IsAtLeast(Said.Of(from)) & Said.Define(DeprivationDecile).IsAtMost(Said.Of(to));

    /// <summary>Birthdays are counted by adding years, so that 29 February comes to 28 February in common years.</summary>
    private static Said Reached(int age)
    {
        if (age == 0)
        {
            return If(Said.Define(EarliestBirth).IsNull, Null("Boolean"), Said.Of(true));
        }

        var years = Said.Of(new Time.Window(age, Time.WindowUnit.Years));
        return If(
            (Said.Define(LatestBirth) + years).IsAtMost(Parameter(FactDefinitions.On)),
            Said.Of(true),
            If((Said.Define(EarliestBirth) + years).IsAtMost(Parameter(FactDefinitions.On)), Null("Boolean"), If(Said.Define(EarliestBirth).IsNull, Null("Boolean"), Said.Of(false))));
    }

    private static Said EarliestDayOf(Said date) => If(
        date.IsNull, Null("Date"), Date(date.Part("year"), FirstOf(date.Part("month"), Said.Of(1)), FirstOf(date.Part("day"), Said.Of(1))));

    /// <summary>The day before the first day of the next year, month or day.</summary>
    private static Said LatestDayOf(Said date)
    {
        var day = Said.Of(new Time.Window(1, Time.WindowUnit.Days));
        var untilMonth = Date(date.Part("year"), FirstOf(date.Part("month"), Said.Of(12)), Said.Of(1)) + Said.Of(new Time.Window(1, Time.WindowUnit.Months)) - day;
        return If(
            date.IsNull, Null("Date"), If(date.Part("day").IsNull, untilMonth, Date(date.Part("year"), date.Part("month"), date.Part("day"))));
    }

    private static Said Category()
    {
        var letters = Extension(EthnicExtension, Said.Of("E", "value").AsFhir("CodeableConcept").At("coding").Each("X", null, Said.Of("X", "code").At("value"))).Flattened;
        var first = letters.Aggregate("First").FirstLetter.Upper;
        var mapped = If(first.Is(Said.Of("T")), Said.Of("C"), If(first.Is(Said.Of("W")), Said.Of("S"), first));
        return If(mapped.In(Said.List([.. "ABCDEFGHJKLMNPRSZ".Select(letter => Said.Of(letter.ToString()))])), mapped, Null("String"));
    }

    private static Said Died()
    {
        var deceased = Said.Define("Patient").At("deceased");
        return FirstOf(
            Call(FactDefinitions.EarliestDay, deceased.AsFhir("dateTime").At("value")).IsAtMost(Parameter(FactDefinitions.On)),
            deceased.AsFhir("boolean").At("value"),
            Said.Of(false));
    }

    private static Said Extension(string url, Said make) => Said.Define("Patient").At("extension").Each("E", Said.Of("E", "url").At("value").Is(Said.Of(url)), make);
}
