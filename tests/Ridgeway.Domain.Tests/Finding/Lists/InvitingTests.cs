namespace Ridgeway.Finding.Lists;

public sealed class InvitingTests
{
    private static readonly InvitationRules Rules = A.InvitationRules();
    private static readonly ContactWishes Reachable = new() { HasAddress = true, HasMobile = true, HasEmail = true };

    [Fact]
    public void The_way_they_asked_for_is_used() =>
        Assert.Equal(new InvitationOutcome.Invited(ContactChannel.Letter), Decide(Reachable with { Preferred = ContactChannel.Letter }));

    [Fact]
    public void Where_the_way_they_asked_for_does_not_reach_them_the_first_that_does_is_used() =>
        Assert.Equal(new InvitationOutcome.Invited(ContactChannel.Email), Decide(Reachable with { Preferred = ContactChannel.Sms, HasMobile = false }));

    [Fact]
    public void Whoever_cannot_be_reached_is_said_to_be_so() =>
        Assert.IsType<InvitationOutcome.CannotBeReached>(Decide(new ContactWishes { Preferred = ContactChannel.Sms }));

    [Fact]
    public void Whoever_is_left_alone_is_not_written_to() => Assert.Equal(
        new InvitationOutcome.LeftAlone(Exclusion.SaidNoToContact),
        Inviting.Decide(A.Candidate(1) with { SaidNoToContact = true }, Reachable, Rules, A.ListDay));

    [Theory]
    [InlineData("07700 900123", true)]
    [InlineData("+44 7700 900123", true)]
    [InlineData("0044 7700 900123", true)]
    [InlineData("0113 496 0000", false)]
    [InlineData("07700 90012", false)]
    [InlineData(null, false)]
    public void A_mobile_number_is_told_from_others(string? telephone, bool isMobile) => Assert.Equal(isMobile, Inviting.IsMobile(telephone));

    [Fact]
    public void A_no_needs_its_reason() =>
        Assert.IsType<InvitationAnswer.ReasonMissing>(AnsweringInvitation.Decide(OfferStanding.Waiting, OfferStanding.Declined, null));

    [Fact]
    public void A_late_yes_counts() =>
        Assert.Equal(new InvitationAnswer.Kept(OfferStanding.Accepted, null), AnsweringInvitation.Decide(OfferStanding.NoAnswer, OfferStanding.Accepted, NoReason.NotNow));

    [Fact]
    public void A_mind_may_be_changed_but_the_same_word_twice_changes_nothing()
    {
        Assert.IsType<InvitationAnswer.Kept>(AnsweringInvitation.Decide(OfferStanding.Declined, OfferStanding.Accepted, null));
        Assert.IsType<InvitationAnswer.Kept>(AnsweringInvitation.Decide(OfferStanding.Accepted, OfferStanding.Declined, NoReason.Health));
        Assert.Equal(new InvitationAnswer.AlreadyAnswered(OfferStanding.Declined), AnsweringInvitation.Decide(OfferStanding.Declined, OfferStanding.Declined, NoReason.Health));
        Assert.Equal(new InvitationAnswer.AlreadyAnswered(OfferStanding.InProgramme), AnsweringInvitation.Decide(OfferStanding.InProgramme, OfferStanding.Declined, NoReason.Health));
    }

    [Fact]
    public void Silence_for_too_long_is_no_answer()
    {
        Assert.Equal(OfferStanding.Waiting, AnsweringInvitation.On(OfferStanding.Waiting, A.ListDay.AddDays(-28), Rules, A.ListDay));
        Assert.Equal(OfferStanding.NoAnswer, AnsweringInvitation.On(OfferStanding.Waiting, A.ListDay.AddDays(-29), Rules, A.ListDay));
    }

    private static InvitationOutcome Decide(ContactWishes wishes) => Inviting.Decide(A.Candidate(1), wishes, Rules, A.ListDay);
}
