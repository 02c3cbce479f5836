using Ridgeway.Codes;
using Ridgeway.Time;

namespace Ridgeway.Records.Synthetic;

/// <summary>
/// What a practice has written down about a synthetic person: mostly right, sometimes missing, now and then wrong.
/// The rates of missing and wrong entries are chosen for plausibility, but for ethnicity: recorded for 78% in practice
/// records and 92% with hospital data (OpenSAFELY, BMC Medicine 2024); about 84% have one here.
/// </summary>
internal sealed class DraftMaker(ulong seed, Places places)
{
    private const string EthnicScheme = "https://fhir.hl7.org.uk/CodeSystem/UKCore-EthnicCategoryEngland";
    private const string Inward = "ABDEFGHJLNPQRSTUWXYZ";
    private readonly Dictionary<Lsoa, (string Outward, IReadOnlyList<PracticePlace> Practices)> around = Around(places);
    private readonly string prefix = $"s{seed}-";

    public PersonDraft Make(SyntheticLife life)
    {
        var dice = life.Dice(DicePart.Draft);
        var flags = new List<DataQualityFlag>();
        var id = prefix + life.Index;
        var (number, verification) = Number(dice, life, flags);
        var isAddressKnown = !dice.Chance(0.005);
        var draft = new PersonDraft
        {
            ReferredToAs = ["Patient/" + id],
            Identifiers = ["https://ridgeway.example/id/synthetic-person|" + id],
            NhsNumber = number,
            Verification = verification,
            Name = Name(dice, life, flags),
            BirthDate = Birth(dice, life, flags),
            DeathDate = life.Death is { } death ? PartialDate.On(death) : null,
            HasDied = life.Death is not null,
            Sex = RecordedSex(dice, life, flags),
            Ethnicity = Ethnicity(dice, life, flags),
            Address = isAddressKnown ? $"{dice.Between(1, 120)} {dice.Pick<string>(SyntheticNames.Streets)}, {life.Place.District}" : null,
            Postcode = isAddressKnown ? Postcode(dice, life, flags) : null,
            Lsoa = isAddressKnown ? life.Place.Code : null,
            Practice = Practice(dice, life),
            Telephone = Telephone(dice, life),
            Email = life.Age >= 16 && dice.Chance(life.Age < 65 ? 0.62 : 0.35) ? id + "@example.org" : null,
            Language = Language(dice, life),
            Flags = flags,
        };
        var details = WiderLife.Details(life, draft.Language);
        return draft with { Details = details, Language = draft.Language ?? details.FirstOrDefault(detail => detail.Code == WiderLife.SignLanguage)?.Code };
    }

    private (NhsNumber? Number, NhsNumberVerification Verification) Number(Dice dice, SyntheticLife life, List<DataQualityFlag> flags)
    {
        var number = SyntheticNhsNumbers.Of(seed, life.Index);
        switch (dice.Below(1000))
        {
            case < 10:
                flags.Add(new DataQualityFlag(DataQuality.NhsNumberAbsent, null));
                return (null, NhsNumberVerification.NotSaid);
            case < 13:
                // The last digit one out: ten digits that fail modulus 11.
                var wrong = number.Value[..9] + (char)('0' + (number.Value[9] - '0' + 1) % 10);
                flags.Add(new DataQualityFlag(DataQuality.NhsNumberFailsModulus11, wrong));
                return (null, NhsNumberVerification.TraceRequired);
            case < 14:
                flags.Add(new DataQualityFlag(DataQuality.NhsNumberNotTenDigits, number.Value[..8]));
                return (null, NhsNumberVerification.TraceRequired);
            case < 34:
                return (number, dice.Chance(0.5) ? NhsNumberVerification.NotTraced : NhsNumberVerification.TraceRequired);
            default:
                return (number, NhsNumberVerification.Verified);
        }
    }

    private static PersonName? Name(Dice dice, SyntheticLife life, List<DataQualityFlag> flags)
    {
        var names = SyntheticNames.For(life.Category, dice);
        var name = new PersonName(names.Family(dice), names.Given(dice, life.IsFemale, life.Age), Title(dice, life));
        if (dice.Chance(0.0005))
        {
            flags.Add(new DataQualityFlag(DataQuality.NameAbsent, null));
            return null;
        }

        return name;
    }

    private static string? Title(Dice dice, SyntheticLife life) => (life.Age, life.IsFemale) switch
    {
        ( < 16, _) => null,
        _ when dice.Chance(0.02) => "Dr",
        (_, false) => "Mr",
        _ => dice.Chance(life.Age / 100.0) ? "Mrs" : dice.Chance(0.5) ? "Miss" : "Ms",
    };

    private static PartialDate? Birth(Dice dice, SyntheticLife life, List<DataQualityFlag> flags)
    {
        switch (dice.Below(1000))
        {
            case < 1:
                flags.Add(new DataQualityFlag(DataQuality.BirthDateAbsent, null));
                return null;
            case < 3:
                return new PartialDate(life.Birth.Year);
            case < 5:
                return new PartialDate(life.Birth.Year, life.Birth.Month);
            default:
                return PartialDate.On(life.Birth);
        }
    }

    private static Sex RecordedSex(Dice dice, SyntheticLife life, List<DataQualityFlag> flags)
    {
        switch (dice.Below(1000))
        {
            case < 1:
                flags.Add(new DataQualityFlag(DataQuality.SexAbsent, null));
                return Sex.NotRecorded;
            case < 2:
                return Sex.Unknown;
            case < 3:
                return Sex.Other;
            default:
                return life.IsFemale ? Sex.Female : Sex.Male;
        }
    }

    private static Ethnicity? Ethnicity(Dice dice, SyntheticLife life, List<DataQualityFlag> flags)
    {
        // Nobody asked for 9% (more often young men), 3% chose not to say, 4% are "not known".
        var absent = life is { IsFemale: false, Age: >= 18 and < 45 } ? 150 : 75;
        var roll = dice.Below(1000);
        if (roll < absent)
        {
            return null;
        }

        if (roll < absent + 2)
        {
            flags.Add(new DataQualityFlag(DataQuality.EthnicCategoryUnreadable, EthnicScheme + "|9S1"));
            return null;
        }

        var category = roll < absent + 32 ? EthnicCategory.NotStated : roll < absent + 72 ? EthnicCategory.NotKnown : life.Category;
        return new Ethnicity(category, category.NationalCode(), EthnicScheme);
    }

    private Postcode? Postcode(Dice dice, SyntheticLife life, List<DataQualityFlag> flags)
    {
        var text = $"{around[life.Place.Code].Outward} {dice.Below(10)}{Inward[dice.Below(Inward.Length)]}{Inward[dice.Below(Inward.Length)]}";
        if (dice.Chance(0.001))
        {
            flags.Add(new DataQualityFlag(DataQuality.PostcodeUnreadable, text[..3]));
            return null;
        }

        return Codes.Postcode.Parse(text);
    }

    private OdsCode? Practice(Dice dice, SyntheticLife life)
    {
        var near = around[life.Place.Code].Practices;
        var choice = dice.Below(1000);
        return choice < 5 || near.Count == 0 ? null : near[choice < 150 && near.Count > 1 ? 1 : 0].Code;
    }

    /// <summary>Numbers Ofcom keeps for drama: 07700 900000–900999 and 0113 496 0000–0999.</summary>
    private static string? Telephone(Dice dice, SyntheticLife life) =>
        life.Age < 16 || dice.Chance(0.06) ? null
        : dice.Chance(life.Age < 75 ? 0.9 : 0.5) ? $"07700 900{dice.Below(1000):D3}" : $"0113 496 0{dice.Below(1000):D3}";

    private static string? Language(Dice dice, SyntheticLife life) => life.Category switch
    {
        EthnicCategory.AsianPakistani when dice.Chance(0.14) => "ur",
        EthnicCategory.AsianIndian when dice.Chance(0.1) => dice.Chance(0.5) ? "pa" : "gu",
        EthnicCategory.AsianBangladeshi when dice.Chance(0.16) => "bn",
        EthnicCategory.Chinese when dice.Chance(0.12) => "zh",
        EthnicCategory.WhiteOther when dice.Chance(0.2) => dice.Chance(0.5) ? "pl" : "ro",
        EthnicCategory.BlackAfrican when dice.Chance(0.08) => "so",
        EthnicCategory.Other when dice.Chance(0.15) => "ar",
        _ => null,
    };

    /// <summary>
    /// Outward codes that look right and cannot exist: no UK postcode begins with X (Royal Mail does not use Q, V or X first).
    /// The second letter is the district's.
    /// </summary>
    private static Dictionary<Lsoa, (string Outward, IReadOnlyList<PracticePlace> Practices)> Around(Places places)
    {
        var number = 0;
        var found = new Dictionary<Lsoa, (string, IReadOnlyList<PracticePlace>)>();
        foreach (var place in places.Lsoas)
        {
            var letter = char.IsAsciiLetter(place.Name[0]) ? char.ToUpperInvariant(place.Name[0]) : 'X';
            found[place.Code] = ($"X{letter}{number++ % 99 + 1}", places.PracticesByDistance(place));
        }

        return found;
    }
}
