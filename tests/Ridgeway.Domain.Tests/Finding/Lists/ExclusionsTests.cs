namespace Ridgeway.Finding.Lists;

public sealed class ExclusionsTests
{
    private static readonly InvitationRules Rules = A.InvitationRules(quiet: 90, afterNo: 180);

    [Fact]
    public void Nothing_said_and_nothing_offered_leaves_nobody_out() => Assert.Null(Why(A.Candidate(1)));

    [Fact]
    public void An_invitation_to_anything_is_followed_by_quiet_for_so_many_days()
    {
        Assert.Equal(Exclusion.InvitedRecently, Why(A.Candidate(1, offers: new OfferHistory(A.ListDay.AddDays(-89), null, null, false))));
        Assert.Null(Why(A.Candidate(1, offers: new OfferHistory(A.ListDay.AddDays(-90), null, null, false))));
    }

    [Fact]
    public void A_no_holds_for_longer()
    {
        Assert.Equal(Exclusion.DeclinedRecently, Why(A.Candidate(1, offers: new OfferHistory(null, null, A.ListDay.AddDays(-179), false))));
        Assert.Null(Why(A.Candidate(1, offers: new OfferHistory(null, null, A.ListDay.AddDays(-180), false))));
    }

    [Fact]
    public void Whoever_is_in_a_programme_is_not_asked_again() =>
        Assert.Equal(Exclusion.InProgramme, Why(A.Candidate(1, offers: new OfferHistory(A.ListDay, A.ListDay, A.ListDay, true))));

    [Fact]
    public void Whoever_asked_not_to_be_contacted_is_left_alone_whatever_else_holds() =>
        Assert.Equal(Exclusion.SaidNoToContact, Why(A.Candidate(1, offers: new OfferHistory(A.ListDay, null, null, true)) with { SaidNoToContact = true }));

    [Fact]
    public void The_dead_come_before_every_other_reason() =>
        Assert.Equal(Exclusion.Died, Why(A.Candidate(1) with { HasDied = true, SaidNoToContact = true }));

    [Fact]
    public void Another_time_in_the_content_changes_the_answer()
    {
        var invited = A.Candidate(1, offers: new OfferHistory(A.ListDay.AddDays(-40), null, null, false));
        Assert.Equal(Exclusion.InvitedRecently, Exclusions.Of(invited, Rules, A.ListDay));
        Assert.Null(Exclusions.Of(invited, Rules with { QuietDays = 30 }, A.ListDay));
    }

    private static Exclusion? Why(Candidate candidate) => Exclusions.Of(candidate, Rules, A.ListDay);
}
