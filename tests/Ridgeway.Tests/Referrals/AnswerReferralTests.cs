using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Data;
using Ridgeway.Events;
using Ridgeway.Providers;
using Ridgeway.Referrals.AnswerReferral;
using Ridgeway.Referrals.SendReferral;
using Ridgeway.Referrals.Withdraw;
using Ridgeway.Testing;

namespace Ridgeway.Referrals;

public sealed class AnswerReferralTests
{
    [Theory]
    [EveryEngine]
    internal async Task A_yes_is_kept_told_and_written_to_both(Engine engine)
    {
        await using var ridgeway = await A.ReferringAsync(engine);
        var gym = Assert.Single(await ridgeway.ServicesAsync(A.ServiceEntry("s-1", "Gym")));
        var sent = await ridgeway.SentAsync(await ridgeway.PersonAsync());
        var startsOn = ridgeway.Today().AddDays(5);

        var outcome = await ridgeway.AnswerAsync((story, cancel) => story.AcceptAsync(sent.Id, gym.Provider, startsOn, cancel));

        Assert.IsType<AnswerOutcome.Accepted>(outcome);
        var now = Assert.IsType<Referral.Open>(await ridgeway.NowAsync(sent.Id));
        Assert.Equal((ReferralStage.Accepted, startsOn, startsOn), (now.Stage, now.Due, now.Current.StartsOn!.Value));
        Assert.Equal([Recipient.Referrer, Recipient.Person], (await LettersAsync(ridgeway, sent.Id)).Select(letter => letter.ToWhom).Order());
        Assert.True(await ridgeway.Db.Set<OutboxRow>().AnyAsync(row => row.Kind.EndsWith(nameof(ReferralAccepted)), TestContext.Current.CancellationToken));
    }

    [Theory]
    [EveryEngine]
    internal async Task A_no_goes_back_with_its_reason_and_two_alternatives_to_referrer_and_person(Engine engine)
    {
        await using var ridgeway = await A.ReferringAsync(engine);
        var services = await ridgeway.ServicesAsync(
            A.ServiceEntry("s-1", "Gym"), A.ServiceEntry("s-2", "Walk", organisation: "org-2"), A.ServiceEntry("s-3", "Swim", organisation: "org-3"));
        var sent = await ridgeway.SentAsync(await ridgeway.PersonAsync(), services.Single(s => s.Name == "Gym").Id, request => request with { ThenAsk = [] });

        await ridgeway.AnswerAsync((story, cancel) => story.RefuseAsync(sent.Id, sent.Current.Provider, RefusalReason.NoRoom, "Back in May", cancel));

        var now = Assert.IsType<Referral.Open>(await ridgeway.NowAsync(sent.Id));
        Assert.Equal((ReferralStage.Returned, NextStep.ChooseAgain, "P88001"), (now.Stage, now.NextStep, now.Owner.Key));
        var letters = await LettersAsync(ridgeway, sent.Id);
        Assert.Equal(2, letters.Count);
        Assert.All(letters, letter => Assert.Contains("No room at the moment", letter.Body));
        Assert.All(letters, letter => Assert.Contains("Walk", letter.Body));
        Assert.All(letters, letter => Assert.Contains("Swim", letter.Body));
        Assert.All(letters, letter => Assert.DoesNotContain("Gym, Org", letter.Body));
        Assert.Contains("Back in May", letters.Single(letter => letter.ToWhom == Recipient.Referrer).Body);
    }

    [Theory]
    [EveryEngine]
    internal async Task A_no_for_want_of_room_asks_the_next_choice_and_moves_the_place_with_it(Engine engine)
    {
        await using var ridgeway = await A.ReferringAsync(engine);
        var services = await ridgeway.ServicesAsync(A.ServiceEntry("s-1", "Gym"), A.ServiceEntry("s-2", "Walk", organisation: "org-2"));
        var (gym, walk) = (services.Single(s => s.Name == "Gym"), services.Single(s => s.Name == "Walk"));
        var sent = await ridgeway.SentAsync(await ridgeway.PersonAsync(), gym.Id);

        await ridgeway.AnswerAsync((story, cancel) => story.RefuseAsync(sent.Id, gym.Provider, RefusalReason.NoRoom, null, cancel));

        var now = Assert.IsType<Referral.Open>(await ridgeway.NowAsync(sent.Id));
        Assert.Equal((ReferralStage.AwaitingAnswer, walk.Id), (now.Stage, now.Current.Service));
        Assert.Equal((10, 9), (await LeftAsync(ridgeway, gym.Id), await LeftAsync(ridgeway, walk.Id)));
    }

    [Fact]
    public async Task A_yes_is_not_taken_when_the_record_now_forbids_it()
    {
        var guidance = new PlayedGuidance();
        await using var ridgeway = await A.ReferringAsync(Engine.Sqlite, guidance);
        var gym = Assert.Single(await ridgeway.ServicesAsync(A.ServiceEntry("s-1", "Gym")));
        var sent = await ridgeway.SentAsync(await ridgeway.PersonAsync());
        guidance.Forbids.Add("Unstable angina");

        var outcome = await ridgeway.AnswerAsync((story, cancel) => story.AcceptAsync(sent.Id, gym.Provider, ridgeway.Today(), cancel));

        Assert.Equal(["Unstable angina"], Assert.IsType<AnswerOutcome.NotSafe>(outcome).Because);
        Assert.Equal(ReferralStage.Returned, Assert.IsType<Referral.Open>(await ridgeway.NowAsync(sent.Id)).Stage);
        var letters = await LettersAsync(ridgeway, sent.Id);
        Assert.Contains("Unstable angina", letters.Single(letter => letter.ToWhom == Recipient.Referrer).Body);
        Assert.Contains("999", letters.Single(letter => letter.ToWhom == Recipient.Person).Body);
        Assert.Equal(10, await LeftAsync(ridgeway, gym.Id));
    }

    [Theory]
    [EveryEngine]
    internal async Task Two_answers_at_once_are_one_answer(Engine engine)
    {
        await using var ridgeway = await A.ReferringAsync(engine);
        var gym = Assert.Single(await ridgeway.ServicesAsync(A.ServiceEntry("s-1", "Gym")));
        var sent = await ridgeway.SentAsync(await ridgeway.PersonAsync());

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
            ridgeway.AnswerAsync((story, cancel) => story.AcceptAsync(sent.Id, gym.Provider, ridgeway.Today(), cancel)))));

        Assert.Single(outcomes, outcome => outcome is AnswerOutcome.Accepted);
        Assert.Equal(2, outcomes.Count(outcome => outcome is AnswerOutcome.NotTaken { Why: AnswerProblem.AlreadyAnswered }));
    }

    [Fact]
    public async Task Another_providers_answer_changes_nothing()
    {
        await using var ridgeway = await A.ReferringAsync(Engine.Sqlite);
        var services = await ridgeway.ServicesAsync(A.ServiceEntry("s-1", "Gym"), A.ServiceEntry("s-2", "Walk", organisation: "org-2"));
        var sent = await ridgeway.SentAsync(await ridgeway.PersonAsync(), services[0].Id);

        var outcome = await ridgeway.AnswerAsync((story, cancel) => story.AcceptAsync(sent.Id, services[1].Provider, ridgeway.Today(), cancel));

        Assert.Equal(AnswerProblem.NotTheirs, Assert.IsType<AnswerOutcome.NotTaken>(outcome).Why);
        Assert.Equal(ReferralStage.AwaitingAnswer, Assert.IsType<Referral.Open>(await ridgeway.NowAsync(sent.Id)).Stage);
    }

    [Theory]
    [EveryEngine]
    internal async Task After_a_no_the_referrer_chooses_again_with_the_person(Engine engine)
    {
        await using var ridgeway = await A.ReferringAsync(engine);
        var services = await ridgeway.ServicesAsync(A.ServiceEntry("s-1", "Gym"), A.ServiceEntry("s-2", "Walk", organisation: "org-2"));
        var sent = await ridgeway.SentAsync(await ridgeway.PersonAsync(), services[0].Id);
        await ridgeway.AnswerAsync((story, cancel) => story.RefuseAsync(sent.Id, sent.Current.Provider, RefusalReason.NotEligible, null, cancel));

        await using var scope = ridgeway.NewScope();
        var story = scope.ServiceProvider.GetRequiredService<ChooseAgainStory>();
        var options = (await story.OptionsAsync(sent.Id, PersonalNeeds.NoneSaid, TestContext.Current.CancellationToken))!;
        var result = await story.ChooseAsync(sent.Id, services[1].Id, ChosenBy.Person, "Dr Amin", PersonalNeeds.NoneSaid, TestContext.Current.CancellationToken);

        Assert.Equal([Obstacle.AlreadyTried], Assert.Single(options.NotAvailable).Obstacles);
        Assert.IsType<ChooseAgainOutcome.Offered>(Assert.IsType<ChooseAgainResult.Decided>(result).Outcome);
        Assert.Equal(services[1].Id, (await ridgeway.NowAsync(sent.Id)).Current.Service);
        Assert.Equal(2, await ridgeway.Db.Set<ChoiceRow>().CountAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [EveryEngine]
    internal async Task Withdrawing_closes_it_gives_the_place_back_and_tells_everyone(Engine engine)
    {
        await using var ridgeway = await A.ReferringAsync(engine);
        var gym = Assert.Single(await ridgeway.ServicesAsync(A.ServiceEntry("s-1", "Gym")));
        var sent = await ridgeway.SentAsync(await ridgeway.PersonAsync());

        await using (var scope = ridgeway.NewScope())
        {
            var story = scope.ServiceProvider.GetRequiredService<WithdrawStory>();
            Assert.IsType<WithdrawOutcome.Withdrawn>(await story.WithdrawAsync(sent.Id, "Mrs Khan", "Moving house", TestContext.Current.CancellationToken));
            Assert.IsType<WithdrawOutcome.NotOpen>(await story.WithdrawAsync(sent.Id, "Mrs Khan", null, TestContext.Current.CancellationToken));
        }

        Assert.Equal(ClosedHow.Withdrawn, Assert.IsType<Referral.Closed>(await ridgeway.NowAsync(sent.Id)).How);
        Assert.Equal(10, await LeftAsync(ridgeway, gym.Id));
        Assert.Equal([Recipient.Referrer, Recipient.Person, Recipient.Provider], (await LettersAsync(ridgeway, sent.Id)).Select(letter => letter.ToWhom).Order());
        Assert.True(await ridgeway.Db.Set<OutboxRow>().AnyAsync(row => row.Kind.EndsWith(nameof(ReferralClosed)), TestContext.Current.CancellationToken));
    }

    private static async Task<IReadOnlyList<LetterRow>> LettersAsync(TestRidgeway ridgeway, ReferralId referral) =>
        await ridgeway.Db.Set<LetterRow>().AsNoTracking().Where(row => row.ReferralId == referral).ToListAsync(TestContext.Current.CancellationToken);

    private static async Task<int> LeftAsync(TestRidgeway ridgeway, ServiceId service)
    {
        await using var scope = ridgeway.NewScope();
        var found = await scope.ServiceProvider.GetRequiredService<IProviders>().DeliveringAsync(["exercise-referral"], TestContext.Current.CancellationToken);
        return Assert.IsType<Room.Free>(found.Single(candidate => candidate.Service.Id == service).Capacity!.RoomOn(ridgeway.Today())).Left;
    }
}
