using Ridgeway.Codes;

namespace Ridgeway.Records.Ethnicities;

/// <summary>How completely the ethnic group of a practice's living people is recorded. Four ways of being recorded that are never mixed.</summary>
/// <param name="Practice">The practice; null for people with none.</param>
/// <param name="Stated">People whose record says which group.</param>
/// <param name="NotStated">People who were asked and chose not to say (Z).</param>
/// <param name="NotKnown">People whose record says that it is not known (99).</param>
/// <param name="NotAsked">People of whom no source says anything that can be read.</param>
/// <param name="InConflict">Of the stated, those whose sources disagree.</param>
public sealed record EthnicCompleteness(OdsCode? Practice, int Stated, int NotStated, int NotKnown, int NotAsked, int InConflict)
{
    public int People => Stated + NotStated + NotKnown + NotAsked;

    /// <summary>The percentage whose record says which group, to one decimal; null where there is nobody.</summary>
    public decimal? PercentStated => PercentOf(Stated);

    /// <summary>The percentage who were asked: they said, or chose not to.</summary>
    public decimal? PercentAsked => PercentOf(Stated + NotStated);

    /// <summary>Everyone together.</summary>
    public static EthnicCompleteness Sum(IEnumerable<EthnicCompleteness> practices) => practices.Aggregate(
        new EthnicCompleteness(null, 0, 0, 0, 0, 0),
        (sum, one) => sum with
        {
            Stated = sum.Stated + one.Stated,
            NotStated = sum.NotStated + one.NotStated,
            NotKnown = sum.NotKnown + one.NotKnown,
            NotAsked = sum.NotAsked + one.NotAsked,
            InConflict = sum.InConflict + one.InConflict,
        });

    private decimal? PercentOf(int count) => People == 0 ? null : Math.Round(100m * count / People, 1, MidpointRounding.AwayFromZero);
}
