namespace Ridgeway.Records;

/// <summary>Something wrong or doubtful in what a source sent. It never stops a person being kept.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="AsWritten">The value as it came, or null where the trouble is that nothing came.</param>
public sealed record DataQualityFlag(DataQuality Kind, string? AsWritten);

public enum DataQuality
{
    NhsNumberAbsent = 1,
    NhsNumberNotTenDigits = 2,
    NhsNumberFailsModulus11 = 3,
    NhsNumberHeldByAnother = 4,
    BirthDateAbsent = 5,
    BirthDateUnreadable = 6,
    BirthDateInFuture = 7,
    PostcodeUnreadable = 8,
    EthnicCategoryUnreadable = 9,
    PracticeUnreadable = 10,
    SexUnreadable = 11,
    SexAbsent = 12,
    NameAbsent = 13,
}
