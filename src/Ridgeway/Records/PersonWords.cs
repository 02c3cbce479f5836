using Ridgeway.Time;

namespace Ridgeway.Records;

/// <summary>A person's details in words for people. "Not recorded" is said, never left blank.</summary>
internal static class PersonWords
{
    public static string Of(Sex sex) => sex switch
    {
        Sex.NotRecorded => "Not recorded",
        Sex.Female => "Female",
        Sex.Male => "Male",
        Sex.Other => "Other",
        Sex.Unknown => "Unknown",
    };

    /// <summary>"1 May 1959", "May 1959" or "1959": as exactly as it is known.</summary>
    public static string Date(PartialDate date) => (date.Month, date.Day) switch
    {
        (null, _) => date.ToString(),
        (_, null) => date.Earliest.ToString("MMMM yyyy"),
        _ => date.Earliest.ToString("d MMMM yyyy"),
    };

    /// <summary>Completed years; two where only the year or month of birth is known.</summary>
    public static string AgeOn(Person person, DateOnly day)
    {
        if (person.BirthDate is not { } birth)
        {
            return "Not recorded";
        }

        var (least, most) = Age.On(birth, day);
        return least == most ? $"{least}" : $"{least} or {most}";
    }

    /// <summary>The stage of life with its ages; where only the year of birth is known and it lies on a border, both.</summary>
    public static string LifeStageOn(Person person, DateOnly day)
    {
        if (person.BirthDate is not { } birth)
        {
            return "Not known: no birth date";
        }

        var (least, most) = Age.On(birth, day);
        return string.Join(" or ", new[] { least, most }.Select(Stage).Distinct().Select(Of));
    }

    private static LifeStage Stage(int age) => Enum.GetValues<LifeStage>().First(stage => stage.Ages().Below is not { } below || age < below);

    private static string Of(LifeStage stage) => stage switch
    {
        LifeStage.EarlyYears => "Early years (under 5)",
        LifeStage.SchoolAge => "School age (5 to 18)",
        LifeStage.WorkingAge => "Working age (19 to 64)",
        LifeStage.LaterLife => "Later life (65 and over)",
    };

    public static string Of(DataQualityFlag flag) => flag.Kind switch
    {
        DataQuality.NhsNumberAbsent => "No NHS number was sent",
        DataQuality.NhsNumberNotTenDigits => $"The NHS number sent, '{flag.AsWritten}', is not ten digits",
        DataQuality.NhsNumberFailsModulus11 => $"The NHS number sent, '{flag.AsWritten}', fails its check digit",
        DataQuality.NhsNumberHeldByAnother => $"NHS number {flag.AsWritten} is also held by somebody else here",
        DataQuality.BirthDateAbsent => "No birth date was sent",
        DataQuality.BirthDateUnreadable => $"The birth date sent, '{flag.AsWritten}', cannot be read",
        DataQuality.BirthDateInFuture => $"The birth date sent, {flag.AsWritten}, is in the future",
        DataQuality.PostcodeUnreadable => $"The postcode sent, '{flag.AsWritten}', is not a UK postcode",
        DataQuality.EthnicCategoryUnreadable => $"The ethnic category sent, '{flag.AsWritten}', is not a national one",
        DataQuality.PracticeUnreadable => $"The practice sent, '{flag.AsWritten}', is not an ODS code",
        DataQuality.SexUnreadable => $"The sex sent, '{flag.AsWritten}', cannot be read",
        DataQuality.SexAbsent => "No sex was sent",
        DataQuality.NameAbsent => "No name was sent",
    };
}
