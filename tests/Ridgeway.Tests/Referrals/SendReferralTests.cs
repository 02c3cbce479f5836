using Microsoft.EntityFrameworkCore;
using Ridgeway.Codes;
using Ridgeway.Data;
using Ridgeway.Events;
using Ridgeway.Providers;
using Ridgeway.Records;
using Ridgeway.Referrals.SendReferral;
using Ridgeway.Testing;

namespace Ridgeway.Referrals;

public sealed class SendReferralTests
{
    [Theory]
    [EveryEngine]
    internal async Task A_referral_sent_is_kept_with_its_choice_and_told(Engine engine)
    {
        await using var ridgeway = await A.ReferringAsync(engine);
        var services = await ridgeway.ServicesAsync(A.ServiceEntry("s-1", "Gym"), A.ServiceEntry("s-2", "Walk", organisation: "org-2"));
        var person = await ridgeway.PersonAsync();

        var sent = await ridgeway.SentAsync(person, services[0].Id);

        var kept = Assert.IsType<Referral.Open>(await ridgeway.NowAsync(sent.Id));
        Assert.Equal((ReferralStage.AwaitingAnswer, NextStep.Answer, ridgeway.Today().AddDays(7)), (kept.Stage, kept.NextStep, kept.Due));
        Assert.Equal((services[0].Provider.ToString(), "Organisation org-1"), (kept.Owner.Key, kept.Owner.Name));
        Assert.Equal([services[1].Id], kept.NextChoices);
        Assert.Equal(sent.History, kept.History);
        var choice = (await ridgeway.Db.Set<ChoiceRow>().SingleAsync(TestContext.Current.CancellationToken)).ToChoice();
        Assert.Equal(["Gym", "Walk"], choice.Options.Select(option => option.ServiceName).Order());
        Assert.Equal((services[0].Id, ChosenBy.PersonAndClinicianTogether), (choice.Chosen, choice.By));
        var told = await ridgeway.Db.Set<OutboxRow>().SingleAsync(row => row.Kind.Contains("ReferralSent"), TestContext.Current.CancellationToken);
        Assert.Contains("\"deprivationQuintile\":1", told.Body);
        Assert.Equal(person.Id.Value, told.PersonId);
    }

    [Theory]
    [EveryEngine]
    internal async Task The_last_place_goes_once_and_the_next_referrer_is_told_it_is_full(Engine engine)
    {
        await using var ridgeway = await A.ReferringAsync(engine);
        var gym = Assert.Single(await ridgeway.ServicesAsync(A.ServiceEntry("s-1", "Gym")));
        await ridgeway.StateRoomAsync(gym.Id, 1);

        await ridgeway.SentAsync(await ridgeway.PersonAsync(), gym.Id);
        var refused = Assert.IsType<SendReferralOutcome.Refused>(await ridgeway.SendAsync(await ridgeway.PersonAsync(), gym.Id));

        Assert.Equal([Obstacle.Full], Assert.Single(refused.Reasons).Obstacles);
    }

    [Theory]
    [EveryEngine]
    internal async Task Two_who_want_the_last_place_at_once_do_not_both_get_it(Engine engine)
    {
        await using var ridgeway = await A.ReferringAsync(engine);
        var gym = Assert.Single(await ridgeway.ServicesAsync(A.ServiceEntry("s-1", "Gym")));
        await ridgeway.StateRoomAsync(gym.Id, 1);
        var people = new[] { await ridgeway.PersonAsync(), await ridgeway.PersonAsync(), await ridgeway.PersonAsync() };

        var outcomes = await Task.WhenAll(people.Select(person => Task.Run(() => ridgeway.SendAsync(person, gym.Id))));

        Assert.Single(outcomes, outcome => outcome is SendReferralOutcome.Sent);
        Assert.Equal(2, outcomes.Count(outcome => outcome is SendReferralOutcome.Refused));
    }

    [Theory]
    [EveryEngine]
    internal async Task The_same_thing_is_not_sent_twice_for_one_person(Engine engine)
    {
        await using var ridgeway = await A.ReferringAsync(engine);
        await ridgeway.ServicesAsync(A.ServiceEntry("s-1", "Gym"));
        var person = await ridgeway.PersonAsync();
        await ridgeway.SentAsync(person);

        var again = Assert.IsType<SendReferralOutcome.Refused>(await ridgeway.SendAsync(person));

        Assert.Equal(SendRefusalReason.AlreadyReferred, Assert.Single(again.Reasons).Why);
        Assert.Equal(1, await ridgeway.Db.Set<ReferralRow>().CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_the_record_forbids_is_not_sent()
    {
        var guidance = new PlayedGuidance();
        await using var ridgeway = await A.ReferringAsync(Engine.Sqlite, guidance);
        await ridgeway.ServicesAsync(A.ServiceEntry("s-1", "Gym"));
        guidance.Forbids.Add("Unstable angina");

        var refused = Assert.IsType<SendReferralOutcome.Refused>(await ridgeway.SendAsync(await ridgeway.PersonAsync()));

        Assert.Equal(["Unstable angina"], Assert.Single(refused.Reasons).Because);
    }

    [Fact]
    public async Task Nobody_and_nothing_are_named_as_such()
    {
        await using var ridgeway = await A.ReferringAsync(Engine.Sqlite);
        var person = await ridgeway.PersonAsync();

        Assert.IsType<SendReferralOutcome.NobodyKnown>(await ridgeway.SendAsync(person with { Id = PersonId.New(ridgeway.Clock.GetUtcNow()) }));
        Assert.IsType<SendReferralOutcome.NoProgramme>(await ridgeway.SendAsync(person, change: request => request with { Intervention = "other" }));
        Assert.IsType<SendReferralOutcome.NothingToChoose>(await ridgeway.SendAsync(person));
    }

    [Fact]
    public async Task The_nearest_to_where_the_person_lives_comes_first()
    {
        await using var ridgeway = await A.ReferringAsync(Engine.Sqlite);
        var bradford = ridgeway.Get<Places>().Find(Lsoa.Parse("E01010873"))!;
        await ridgeway.ServicesAsync(A.ServiceEntry("s-1", "Leeds gym"), A.ServiceEntry("s-2", "Bradford gym", bradford.Latitude, bradford.Longitude, "org-2"));

        var sent = await ridgeway.SentAsync(await ridgeway.PersonAsync(who => who with { Lsoa = bradford.Code }));

        Assert.Equal("Bradford gym", sent.Current.ServiceName);
    }

    [Theory]
    [EveryEngine]
    internal async Task The_database_itself_refuses_an_open_referral_that_nobody_holds(Engine engine)
    {
        await using var ridgeway = await A.ReferringAsync(engine);
        await ridgeway.ServicesAsync(A.ServiceEntry("s-1", "Gym"));
        await ridgeway.SentAsync(await ridgeway.PersonAsync());
        var row = await ridgeway.Db.Set<ReferralRow>().SingleAsync(TestContext.Current.CancellationToken);

        foreach (var spoil in new Action[] { () => row.OwnerKey = null, () => row.OwnerName = "", () => row.NextStep = null, () => row.DueOn = null, () => row.IsOpen = false })
        {
            await ridgeway.Db.Entry(row).ReloadAsync(TestContext.Current.CancellationToken);
            spoil();
            await Assert.ThrowsAsync<DbUpdateException>(() => ridgeway.Db.SaveChangesAsync(TestContext.Current.CancellationToken));
        }
    }
}
