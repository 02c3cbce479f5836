using Ridgeway.Providers;

namespace Ridgeway.Referrals;

/// <summary>What Referrals goes by, from content: dated, with its source, and the same for everyone.</summary>
/// <param name="Clock">How long each step may take. Its named person is a stand-in until the sending team is known.</param>
/// <param name="Ranking">How services are put in order.</param>
internal sealed record ReferralParameters(ClockParameters Clock, RankingParameters Ranking)
{
    /// <summary>The clock for one referral: escalations go to the coordinator of the team that sent it.</summary>
    public ClockParameters ClockFor(Referrer referrer) =>
        Clock with { EscalateTo = new Owner(OwnerKind.Coordinator, referrer.Key, Clock.EscalateTo.Name) };
}
