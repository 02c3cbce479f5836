using Ridgeway.Codes;
using Ridgeway.Records;

namespace Ridgeway.Evaluation;

/// <summary>A way of dividing everyone in a programme into groups; each person is in exactly one group of each.</summary>
public enum Split
{
    Deprivation = 1,
    Sex = 2,
    EthnicGroup = 3,
}

/// <summary>The groups that every programme is shown by, always all of them. Quintile 1 is the most deprived fifth of England.</summary>
public enum EvaluatedGroup
{
    DeprivationQuintile1 = 11,
    DeprivationQuintile2 = 12,
    DeprivationQuintile3 = 13,
    DeprivationQuintile4 = 14,
    DeprivationQuintile5 = 15,
    DeprivationNotKnown = 19,
    Female = 21,
    Male = 22,
    OtherSex = 23,
    SexNotRecorded = 29,
    White = 31,
    Mixed = 32,
    Asian = 33,
    Black = 34,
    OtherEthnicGroup = 35,

    /// <summary>The person chose not to say.</summary>
    EthnicGroupNotStated = 38,

    /// <summary>Nobody asked, or it was lost.</summary>
    EthnicGroupNotKnown = 39,
}

public static class EvaluatedGroups
{
    private static readonly EvaluatedGroup[] Every = Enum.GetValues<EvaluatedGroup>();

    /// <summary>Every split, in the order shown.</summary>
    public static IReadOnlyList<Split> Splits { get; } = Enum.GetValues<Split>();

    /// <summary>The groups of a split, in the order shown.</summary>
    public static IReadOnlyList<EvaluatedGroup> Of(Split split) => [.. Every.Where(group => group.Split() == split)];

    public static Split Split(this EvaluatedGroup group) => (Split)((int)group / 10);

    /// <summary>The group of a split that a person counts in.</summary>
    public static EvaluatedGroup Of(Split split, PersonGroups person) => split switch
    {
        Evaluation.Split.Deprivation => person.DeprivationQuintile switch
        {
            1 => EvaluatedGroup.DeprivationQuintile1,
            2 => EvaluatedGroup.DeprivationQuintile2,
            3 => EvaluatedGroup.DeprivationQuintile3,
            4 => EvaluatedGroup.DeprivationQuintile4,
            5 => EvaluatedGroup.DeprivationQuintile5,
            _ => EvaluatedGroup.DeprivationNotKnown,
        },
        Evaluation.Split.Sex => person.Sex switch
        {
            Sex.Female => EvaluatedGroup.Female,
            Sex.Male => EvaluatedGroup.Male,
            Sex.Other => EvaluatedGroup.OtherSex,
            Sex.NotRecorded or Sex.Unknown => EvaluatedGroup.SexNotRecorded,
        },
        Evaluation.Split.EthnicGroup => person.EthnicGroup switch
        {
            EthnicGroup.White => EvaluatedGroup.White,
            EthnicGroup.Mixed => EvaluatedGroup.Mixed,
            EthnicGroup.Asian => EvaluatedGroup.Asian,
            EthnicGroup.Black => EvaluatedGroup.Black,
            EthnicGroup.Other => EvaluatedGroup.OtherEthnicGroup,
            EthnicGroup.NotStated => EvaluatedGroup.EthnicGroupNotStated,
            EthnicGroup.NotKnown => EvaluatedGroup.EthnicGroupNotKnown,
        },
    };
}
