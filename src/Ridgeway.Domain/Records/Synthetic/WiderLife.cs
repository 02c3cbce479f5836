using static Ridgeway.Records.Synthetic.WiderCodes;

namespace Ridgeway.Records.Synthetic;

/// <summary>
/// What a practice knows of how a synthetic person lives: a small share of each, so that the pages for it have somebody to show.
/// Shares with a source: of people with another main language one in five cannot speak English well (ONS, 2011 Census: 3.3 of 4.2 million
/// can); 8.8% of those of 5 and over give unpaid care (ONS, Census 2021, TS039, England), of whom a third are known to their practice, which
/// is chosen; 4.97% have opted out nationally (BJGP Open 2024;8(3), June 2021). Every other share is chosen for the demonstration.
/// </summary>
internal static class WiderLife
{
    private const string UkCore = "https://fhir.hl7.org.uk/CodeSystem/UKCore-";

    /// <summary>British Sign Language in BCP 47.</summary>
    public const string SignLanguage = "bfi";

    /// <summary>Details a Patient carries.</summary>
    public static IReadOnlyList<CodedDetail> Details(SyntheticLife life, string? language)
    {
        var dice = life.Dice(DicePart.WiderDetails);
        var details = new List<CodedDetail>();
        if (language is not null && dice.Chance(0.9))
        {
            details.Add(new CodedDetail(DetailKind.InterpreterNeeded, "", dice.Chance(0.21) ? "true" : "false", null));
        }

        if (dice.Chance(life.Age >= 75 ? 0.03 : 0.002))
        {
            details.Add(new CodedDetail(DetailKind.AccessibleInformation, UkCore + "PreferredWrittenCommunicationFormat", dice.Chance(0.9) ? "11" : "12", null));
        }

        if (dice.Chance(0.001))
        {
            details.Add(new CodedDetail(DetailKind.AccessibleInformation, "urn:ietf:bcp:47", SignLanguage, null));
        }

        if (dice.Chance(life.Age >= 75 || life.Has(LongTerm.Dementia) ? 0.08 : 0.002))
        {
            details.Add(new CodedDetail(DetailKind.HasCarer, UkCore + "AdditionalPersonRelationshipRole", "Carer", null));
        }

        return details;
    }

    /// <summary>The day the person opted out of uses beyond their care, or null.</summary>
    public static DateOnly? OptedOutOn(SyntheticLife life)
    {
        var dice = life.Dice(DicePart.OptOut);
        return life.Age >= 13 && life.Death is null && dice.Chance(0.0497) ? life.Until.AddDays(-dice.Between(30, 1800)) : null;
    }

    /// <summary>Coded facts: work, caring, and now and then the answers of a GPPAQ.</summary>
    public static void Write(SyntheticLife life, FactSheet sheet, Dice dice)
    {
        var on = life.Until.AddDays(-dice.Between(5, 700));
        if (life.Age >= 18 && dice.Chance(0.088 / 3))
        {
            sheet.Finding(Carer, on);
        }

        if (life.Age is >= 19 and < 65 && dice.Chance(0.1))
        {
            sheet.Finding(EmploymentStatus, on, dice.Weighted([60, 22, 18]) switch { 0 => FullTime, 1 => PartTime, _ => Unemployed });
        }

        if (life.Age is >= 19 and < 75 && dice.Chance(0.04))
        {
            var asked = life.Until.AddDays(-dice.Between(5, 300));
            sheet.Measure(GppaqWork, asked, life.Age >= 65 ? 0 : dice.Weighted([20, 35, 25, 15, 5]), MeasureCodes.Score);
            sheet.Measure(GppaqExercise, asked, life.ActiveMinutes switch { < 15 => 0, < 60 => 1, < 180 => 2, _ => 3 }, MeasureCodes.Score);
            sheet.Measure(GppaqCycling, asked, dice.Weighted([85, 7, 5, 3]), MeasureCodes.Score);
        }
    }
}
