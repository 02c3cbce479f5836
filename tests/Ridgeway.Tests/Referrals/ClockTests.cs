using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Providers;
using Ridgeway.Referrals.Clock;
using Ridgeway.Testing;

namespace Ridgeway.Referrals;

public sealed class ClockTests
{
    [Theory]
    [EveryEngine]
    internal async Task Fifteen_days_of_silence_end_with_a_named_person_and_the_person_told(Engine engine)
    {
        await using var ridgeway = await A.ReferringAsync(engine);
        await ridgeway.ServicesAsync(A.ServiceEntry("s-1", "Gym"), A.ServiceEntry("s-2", "Walk", organisation: "org-2"));
        var sent = await ridgeway.SentAsync(await ridgeway.PersonAsync());

        ridgeway.Clock.PassDays(15);
        var result = await RunAsync(ridgeway);

        Assert.Equal(new ClockResult(ridgeway.Today(), 1, 0, 0, 1), result);
        var now = Assert.IsType<Referral.Open>(await ridgeway.NowAsync(sent.Id));
        Assert.Equal((ReferralStage.Escalated, "Referral coordinator", "P88001"), (now.Stage, now.Owner.Name, now.Owner.Key));
        var letter = await ridgeway.Db.Set<LetterRow>().SingleAsync(row => row.ToWhom == Recipient.Person, TestContext.Current.CancellationToken);
        Assert.Contains("taking longer than it should", letter.Body);
    }

    [Theory]
    [EveryEngine]
    internal async Task Day_by_day_it_is_chased_taken_to_the_next_choice_and_escalated_and_never_closed(Engine engine)
    {
        await using var ridgeway = await A.ReferringAsync(engine);
        await ridgeway.ServicesAsync(A.ServiceEntry("s-1", "Gym"), A.ServiceEntry("s-2", "Walk", organisation: "org-2"));
        var sent = await ridgeway.SentAsync(await ridgeway.PersonAsync());
        for (var day = 1; day <= 15; day++)
        {
            ridgeway.Clock.PassDays(1);
            await RunAsync(ridgeway);
            var second = await RunAsync(ridgeway);
            Assert.Equal((0, 0, 0), (second.Reminded, second.ReOffered, second.Escalated));
        }

        var now = Assert.IsType<Referral.Open>(await ridgeway.NowAsync(sent.Id));
        Assert.Equal(
            [StepKind.Sent, StepKind.Reminded, StepKind.ReOffered, StepKind.Reminded, StepKind.Escalated], now.History.Select(step => step.What));
    }

    [Theory]
    [EveryEngine]
    internal async Task A_next_choice_whose_accreditation_has_lapsed_meanwhile_is_not_asked(Engine engine)
    {
        await using var ridgeway = await A.ReferringAsync(engine);
        var services = await ridgeway.ServicesAsync(A.ServiceEntry("s-1", "Gym"), A.ServiceEntry("s-2", "Walk", organisation: "org-2"));
        var sent = await ridgeway.SentAsync(await ridgeway.PersonAsync(), services[0].Id);
        await ridgeway.Db.Set<AccreditationRow>().Where(row => row.ProviderId == services[1].Provider)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ValidTo, ridgeway.Today().AddDays(2)), TestContext.Current.CancellationToken);

        ridgeway.Clock.PassDays(8);
        var result = await RunAsync(ridgeway);

        Assert.Equal((0, 1), (result.ReOffered, result.Escalated));
        Assert.Equal(services[0].Id, (await ridgeway.NowAsync(sent.Id)).Current.Service);
    }

    [Fact]
    public async Task There_is_never_an_open_referral_without_a_next_step()
    {
        await using var ridgeway = await A.ReferringAsync(Engine.Sqlite);
        await ridgeway.ServicesAsync(A.ServiceEntry("s-1", "Gym"));
        for (var person = 0; person < 5; person++)
        {
            await ridgeway.SentAsync(await ridgeway.PersonAsync());
            ridgeway.Clock.PassDays(4);
            await RunAsync(ridgeway);
        }

        var rows = await ridgeway.Db.Set<ReferralRow>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(5, rows.Count);
        Assert.All(rows, row => Assert.True(row is { IsOpen: true, NextStep: not null, DueOn: not null, OwnerKey.Length: > 0 }));
    }

    [Theory]
    [EveryEngine]
    internal async Task A_provider_sees_those_who_lie_with_it_and_no_longer_those_it_let_lie(Engine engine)
    {
        await using var ridgeway = await A.ReferringAsync(engine);
        var services = await ridgeway.ServicesAsync(A.ServiceEntry("s-1", "Gym"), A.ServiceEntry("s-2", "Walk", organisation: "org-2"));
        var person = await ridgeway.PersonAsync();
        await ridgeway.SentAsync(person, services[0].Id);
        var sight = ridgeway.Get<Sight>();
        var cancel = TestContext.Current.CancellationToken;
        Assert.True(await sight.SeesAsync(A.Provider(services[0].Provider), person.Id, cancel));
        Assert.False(await sight.SeesAsync(A.Provider(services[1].Provider), person.Id, cancel));

        ridgeway.Clock.PassDays(8);
        await RunAsync(ridgeway);

        Assert.False(await sight.SeesAsync(A.Provider(services[0].Provider), person.Id, cancel));
        Assert.True(await sight.SeesAsync(A.Provider(services[1].Provider), person.Id, cancel));
        Assert.False(await sight.SeesAsync(A.Commissioner(), person.Id, cancel));
    }

    private static async Task<ClockResult> RunAsync(TestRidgeway ridgeway)
    {
        await using var scope = ridgeway.NewScope();
        return await scope.ServiceProvider.GetRequiredService<ClockStory>().RunAsync(TestContext.Current.CancellationToken);
    }
}
