namespace Ridgeway.Evaluation;

/// <summary>Whether the most deprived fifth answered the follow-up as often as everyone else.</summary>
public enum FollowUpBalance
{
    /// <summary>No difference worth a warning.</summary>
    Even = 1,

    /// <summary>A difference worth a warning, which chance could explain.</summary>
    Differs = 2,

    /// <summary>A difference that chance hardly explains.</summary>
    DiffersClearly = 3,

    /// <summary>Too few people in one of the two groups to compare.</summary>
    CannotTell = 4,
}

/// <summary>The response of the most deprived fifth beside that of the other four, from published counts.</summary>
/// <param name="Balance">What follows from the difference.</param>
/// <param name="MostDeprived">Pairs of those due in quintile 1; null where it cannot be shown.</param>
/// <param name="Others">The same of quintiles 2 to 5, those groups that can be shown.</param>
/// <param name="Difference">Most deprived less the others, percentage points.</param>
public sealed record FollowUpCheck(FollowUpBalance Balance, PublishedShare? MostDeprived, PublishedShare? Others, PublishedDifference? Difference)
{
    private static readonly FollowUpCheck Untold = new(FollowUpBalance.CannotTell, null, null, null);

    /// <param name="byQuintile">Pairs and people due, as published, quintile 1 first.</param>
    /// <param name="method">From which difference on it matters.</param>
    public static FollowUpCheck Of(IReadOnlyList<(PublishedCount Pairs, PublishedCount Due)> byQuintile, EvaluationMethod method)
    {
        var others = byQuintile.Skip(1).Where(group => group is { Pairs.IsHidden: false, Due.IsHidden: false }).ToList();
        if (byQuintile[0] is not { Pairs.Shown: { } pairs, Due.Shown: > 0 and var due } || others.Sum(group => group.Due.Shown!.Value) is not (> 0 and var othersDue))
        {
            return Untold;
        }

        var most = new Share(pairs, due);
        var rest = new Share(others.Sum(group => group.Pairs.Shown!.Value), othersDue);
        var limits = Share.DifferenceOf(most, rest, method.Confidence);
        var matters = Math.Abs(most.Value - rest.Value) * 100 >= method.UnevenFrom;
        var balance = (matters, limits.Contains(0)) switch
        {
            (false, _) => FollowUpBalance.Even,
            (true, true) => FollowUpBalance.Differs,
            (true, false) => FollowUpBalance.DiffersClearly,
        };
        var mostShown = PublishedShare.Of(most, method.Confidence);
        var restShown = PublishedShare.Of(rest, method.Confidence);
        return new FollowUpCheck(balance, mostShown, restShown, PublishedDifference.OfPercents(mostShown, restShown, limits));
    }
}
