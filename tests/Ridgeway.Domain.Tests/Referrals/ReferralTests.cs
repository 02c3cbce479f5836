namespace Ridgeway.Referrals;

public sealed class ReferralTests
{
    private static readonly Referral.Open Open = A.Referral(A.Service().Alone);

    [Fact]
    public void An_open_referral_without_an_owner_cannot_be_written_down()
    {
        Assert.Throws<ArgumentNullException>(() => Open with { Owner = null! });
        Assert.Throws<ArgumentException>(() => new Owner(OwnerKind.Provider, "key", " "));
        Assert.Throws<ArgumentException>(() => new Owner(OwnerKind.Provider, "", "Name"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Owner(default, "key", "Name"));
    }

    [Fact]
    public void An_open_referral_without_a_next_step_or_a_day_or_a_stage_cannot_be_written_down()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Open with { NextStep = default });
        Assert.Throws<ArgumentOutOfRangeException>(() => Open with { Due = default });
        Assert.Throws<ArgumentOutOfRangeException>(() => Open with { Stage = default });
    }

    [Fact]
    public void Its_last_day_is_in_time_and_the_next_is_not()
    {
        Assert.False(Open.IsOverdue(Open.Due));
        Assert.True(Open.IsOverdue(Open.Due.AddDays(1)));
    }

    [Fact]
    public void A_clock_that_never_waits_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClockParameters(1, 0, 1, 1, 1, 1, 1, A.Coordinator));
}
