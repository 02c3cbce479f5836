using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Events;
using Ridgeway.Finding.AnswerInvitations;
using Ridgeway.Finding.InvitePeople;
using Ridgeway.Finding.Lists;
using Ridgeway.Records;
using Ridgeway.Referrals;
using Ridgeway.Testing;

namespace Ridgeway.Finding;

public sealed class InvitePeopleTests
{
    private static readonly Access.Viewer Viewer = A.Clinician(A.ListPractice);

    [Theory]
    [EveryEngine]
    internal async Task Somebody_invited_is_written_to_by_their_way_and_left_alone_for_the_quiet_period_on_every_list(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var person = await ridgeway.ListedAsync(change: one => one with { Telephone = "07700 900123" });
        await ridgeway.DoAsync<ContactWishesStory>(story => story.KeepAsync(person.Id, new SaidWishes(ContactChannel.Letter, false, true, true, "Hearing loop"), "Staff", TestContext.Current.CancellationToken));
        var (list, other) = (await ridgeway.SavedListAsync(Viewer), await ridgeway.SavedListAsync(Viewer, A.Core20 with { Intervention = "weight-management" }));

        var done = await ridgeway.InviteAsync(Viewer, list, people: person.Id);

        Assert.Equal(1, done.Invited);
        var row = await ridgeway.Db.Set<OfferRow>().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((ContactChannel.Letter, true, OfferStanding.Waiting, list), (row.Channel!.Value, row.IsEasyRead, row.Standing, row.ListId!.Value));
        Assert.Contains("Dear Mrs Aisha Khan", row.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("{", row.Subject + row.Body, StringComparison.Ordinal);
        foreach (var either in new[] { list, other })
        {
            var opened = await ridgeway.OpenListAsync(either, Viewer);
            Assert.Equal(Exclusion.InvitedRecently, Assert.Single(opened!.Document.People).LeftOut);
            Assert.Equal(0, opened.Document.MayBeInvited);
            Assert.Contains("Needs an interpreter", opened.Document.People[0].Barriers);
        }

        Assert.Equal(new InvitationOutcome.LeftAlone(Exclusion.InvitedRecently), Assert.Single((await ridgeway.InviteAsync(Viewer, other, "weight-management", person.Id)).People).Outcome);
        ridgeway.Clock.PassDays(90);
        Assert.Equal(1, (await ridgeway.InviteAsync(Viewer, other, "weight-management", person.Id)).Invited);
    }

    [Theory]
    [EveryEngine]
    internal async Task Nobody_is_written_to_who_asked_not_to_be_whatever_list_they_are_on(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var (silent, gone) = (await ridgeway.ListedAsync(), await ridgeway.ListedAsync(change: one => one with { HasDied = true }));
        await ridgeway.DoAsync<ContactWishesStory>(story => story.KeepAsync(silent.Id, new SaidWishes(null, true, false, null, null), "The person", TestContext.Current.CancellationToken));
        var list = await ridgeway.SavedListAsync(Viewer);

        var done = await ridgeway.InviteAsync(Viewer, list, people: [silent.Id, gone.Id]);

        Assert.Null(done.Batch);
        Assert.Equal([Exclusion.SaidNoToContact, Exclusion.Died], done.People.Select(person => ((InvitationOutcome.LeftAlone)person.Outcome).Why));
        Assert.Empty(await ridgeway.Db.Set<OfferRow>().ToListAsync(TestContext.Current.CancellationToken));
        var opened = await ridgeway.OpenListAsync(list, Viewer);
        Assert.Equal([(Exclusion.SaidNoToContact, 1)], opened!.Document.LeftOut.Where(one => one.Count > 0).Select(one => (one.Why, one.Count)));
    }

    [Fact]
    public async Task An_invitation_is_told_to_later_rooms_with_the_person_found_before_it()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        var person = await ridgeway.ListedAsync();
        await ridgeway.InviteAsync(Viewer, await ridgeway.SavedListAsync(Viewer), people: person.Id);

        var told = await ridgeway.Db.Set<OutboxRow>().OrderBy(row => row.Position).Select(row => row.Kind).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([typeof(PersonFound).FullName!, typeof(PersonInvited).FullName!], told);
    }

    [Theory]
    [EveryEngine]
    internal async Task A_no_keeps_its_reason_shows_on_the_list_and_holds_its_time(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var person = await ridgeway.ListedAsync();
        var list = await ridgeway.SavedListAsync(Viewer);
        await ridgeway.InviteAsync(Viewer, list, people: person.Id);
        var offer = (await ridgeway.Db.Set<OfferRow>().AsNoTracking().SingleAsync(TestContext.Current.CancellationToken)).OfferId;

        Assert.IsType<InvitationAnswer.ReasonMissing>(await AnswerAsync(ridgeway, person.Id, offer, OfferStanding.Declined, null));
        Assert.IsType<InvitationAnswer.Kept>(await AnswerAsync(ridgeway, person.Id, offer, OfferStanding.Declined, NoReason.CostOrTravel));

        ridgeway.Clock.PassDays(100);
        var shown = Assert.Single((await ridgeway.OpenListAsync(list, Viewer))!.Document.People);
        Assert.Equal((OfferStanding.Declined, NoReason.CostOrTravel, Exclusion.DeclinedRecently), (shown.LastOffer!.Standing, shown.LastOffer.Reason!.Value, shown.LeftOut!.Value));
        ridgeway.Clock.PassDays(80);
        Assert.Null(Assert.Single((await ridgeway.OpenListAsync(list, Viewer))!.Document.People).LeftOut);
    }

    [Theory]
    [EveryEngine]
    internal async Task What_sources_say_of_interpreters_and_information_is_a_barrier_where_nothing_else_was_said(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var (told, asked) = (await ridgeway.ListedAsync(change: one => one with { Language = "ur" }), await ridgeway.ListedAsync());
        foreach (var (person, code) in new[] { (told, "false"), (told, "true"), (asked, "true") })
        {
            ridgeway.Clock.Pass(TimeSpan.FromMinutes(1));
            ridgeway.Db.Add(new DetailRow
            {
                PersonId = person.Id, DetailId = Guid.CreateVersion7(ridgeway.Clock.GetUtcNow()), About = DetailKind.InterpreterNeeded, Source = "gp", HeardAtUtc = ridgeway.Clock.GetUtcNow().UtcDateTime, Scheme = "", Code = code,
            });
        }

        await ridgeway.Db.SaveChangesAsync(TestContext.Current.CancellationToken);
        await ridgeway.DoAsync<ContactWishesStory>(story => story.KeepAsync(asked.Id, new SaidWishes(null, false, false, false, null), "The person", TestContext.Current.CancellationToken));

        var people = (await ridgeway.OpenListAsync(await ridgeway.SavedListAsync(Viewer), Viewer))!.Document.People.ToDictionary(person => person.Person, person => person.Barriers);

        Assert.Equal(["Prefers Urdu", "Needs an interpreter"], people[told.Id]);
        Assert.Empty(people[asked.Id]);
    }

    [Fact]
    public async Task An_answer_is_taken_only_for_the_persons_own_invitation()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        var (person, other) = (await ridgeway.ListedAsync(), await ridgeway.ListedAsync());
        await ridgeway.InviteAsync(Viewer, null, people: person.Id);
        var offer = (await ridgeway.Db.Set<OfferRow>().AsNoTracking().SingleAsync(TestContext.Current.CancellationToken)).OfferId;

        await ridgeway.DoAsync<AnswerInvitationStory>(async story => Assert.IsType<AnsweringOutcome.NoSuchInvitation>(
            await story.RunAsync(other.Id, offer, OfferStanding.Accepted, null, "Somebody else", TestContext.Current.CancellationToken)));
    }

    [Theory]
    [EveryEngine]
    internal async Task A_referral_that_is_heard_of_answers_the_invitation_and_keeps_the_person_off_the_list_until_it_ends(Engine engine)
    {
        await using var ridgeway = await A.ReferringAsync(engine);
        var service = Assert.Single(await ridgeway.ServicesAsync(A.ServiceEntry("s-1", "Gym")));
        var person = await ridgeway.ListedAsync();
        var list = await ridgeway.SavedListAsync(Viewer);
        await ridgeway.InviteAsync(Viewer, list, people: person.Id);
        await ridgeway.SentAsync(person, service.Id);
        await ridgeway.DeliverAsync();

        var shown = Assert.Single((await ridgeway.OpenListAsync(list, Viewer))!.Document.People);

        Assert.Equal((Exclusion.InProgramme, OfferStanding.InProgramme), (shown.LeftOut!.Value, shown.LastOffer!.Standing));
        var invitation = await ridgeway.Db.Set<OfferRow>().AsNoTracking().SingleAsync(row => row.Kind == OfferKind.Invitation, TestContext.Current.CancellationToken);
        Assert.Equal(OfferStanding.Accepted, invitation.Standing);
    }

    private static async Task<InvitationAnswer> AnswerAsync(TestRidgeway ridgeway, PersonId person, ListOfferId offer, OfferStanding said, NoReason? reason)
    {
        InvitationAnswer? answer = null;
        await ridgeway.DoAsync<AnswerInvitationStory>(async story => answer = Assert.IsType<AnsweringOutcome.Decided>(
            await story.RunAsync(person, offer, said, reason, "Staff", TestContext.Current.CancellationToken)).Answer);
        return answer!;
    }
}
