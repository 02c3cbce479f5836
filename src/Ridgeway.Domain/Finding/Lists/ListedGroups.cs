using Ridgeway.Codes;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Finding.Lists;

/// <summary>The groups a person counts in when a list is looked at for fairness. Null means not known, never "none".</summary>
/// <param name="Decile">1 is the most deprived tenth of England.</param>
/// <param name="Sex">As recorded.</param>
/// <param name="EthnicGroup">Five groups; "not stated" and "not known" stay apart.</param>
/// <param name="Age">Completed years; where only the year or month of birth is known, counted from its first day.</param>
public readonly record struct ListedGroups(int? Decile, Sex Sex, EthnicGroup EthnicGroup, int? Age)
{
    /// <summary>1 is the most deprived fifth of England.</summary>
    public int? Fifth => (Decile + 1) / 2;

    public static ListedGroups Of(Person person, DateOnly on) => new(
        person.Deprivation?.Decile, person.Sex, person.EthnicGroup, person.BirthDate is { } birth ? Time.Age.On(birth.Earliest, on) : null);
}
