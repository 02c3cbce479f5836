using Ridgeway.Codes;
using Ridgeway.Time;

namespace Ridgeway.Records;

/// <summary>
/// The groups a person counts in on one day, and nothing else about them: what a later room may be told
/// so that it can show who gains and who is left out without being able to open the record.
/// </summary>
/// <param name="DeprivationQuintile">1 is the most deprived fifth of England; null where no deprivation is known.</param>
/// <param name="Sex">As recorded.</param>
/// <param name="EthnicGroup">Five groups; "not stated" and "not known" stay apart.</param>
/// <param name="AgeOnDay">Completed years; null where no birth date is known.</param>
public sealed record PersonGroups(int? DeprivationQuintile, Sex Sex, EthnicGroup EthnicGroup, int? AgeOnDay)
{
    /// <summary>The groups of a person on a day. Where only the year or month of birth is known, the age they have certainly reached.</summary>
    public static PersonGroups Of(Person person, DateOnly on) => new(
        person.Deprivation?.Quintile,
        person.Sex,
        person.EthnicGroup,
        person.BirthDate is { } birth ? Age.On(birth, on).Least : null);
}
