using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Data;
using Ridgeway.Providers.Accredit;
using Ridgeway.Providers.StateRoom;
using Ridgeway.Testing;

namespace Ridgeway.Providers;

public sealed class RoomTests
{
    [Theory]
    [EveryEngine]
    internal async Task A_place_held_is_a_place_less_until_it_is_given_back(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var service = Assert.Single(await ridgeway.ServicesAsync(A.ServiceEntry("s-1", "Gentle gym"))).Id;
        await ridgeway.StateRoomAsync(service, 2);
        var holder = Guid.CreateVersion7(ridgeway.Clock.GetUtcNow());

        await DoAsync(ridgeway, (providers, now, cancel) => providers.HoldPlaceAsync(service, holder, now, cancel));
        Assert.Equal(new Room.Free(1, 2), await RoomAsync(ridgeway));
        await DoAsync(ridgeway, (providers, now, cancel) => providers.ReleasePlaceAsync(service, holder, now, cancel));
        Assert.Equal(new Room.Free(2, 2), await RoomAsync(ridgeway));
        await DoAsync(ridgeway, (providers, now, cancel) => providers.HoldPlaceAsync(service, holder, now, cancel));
        Assert.Equal(new Room.Free(1, 2), await RoomAsync(ridgeway));
    }

    [Theory]
    [EveryEngine]
    internal async Task Someone_accepted_before_the_provider_counted_again_is_not_counted_twice(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var service = Assert.Single(await ridgeway.ServicesAsync(A.ServiceEntry("s-1", "Gentle gym"))).Id;
        var (accepted, waiting) = (Guid.CreateVersion7(ridgeway.Clock.GetUtcNow()), Guid.CreateVersion7(ridgeway.Clock.GetUtcNow()));
        await DoAsync(ridgeway, (providers, now, cancel) => providers.HoldPlaceAsync(service, accepted, now, cancel));
        await DoAsync(ridgeway, (providers, now, cancel) => providers.HoldPlaceAsync(service, waiting, now, cancel));
        await DoAsync(ridgeway, (providers, now, cancel) => providers.TakePlaceAsync(service, accepted, now, cancel));
        Assert.Equal(new Room.Free(8, 10), await RoomAsync(ridgeway));
        ridgeway.Clock.PassDays(1);

        await ridgeway.StateRoomAsync(service, 10, taken: 1);

        Assert.Equal(new Room.Free(8, 10), await RoomAsync(ridgeway));
    }

    [Theory]
    [EveryEngine]
    internal async Task The_last_place_cannot_be_held_by_two_at_once(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var service = Assert.Single(await ridgeway.ServicesAsync(A.ServiceEntry("s-1", "Gentle gym"))).Id;
        await using var one = ridgeway.NewScope();
        await using var other = ridgeway.NewScope();
        var (now, cancel) = (ridgeway.Clock.GetUtcNow(), TestContext.Current.CancellationToken);
        await one.ServiceProvider.GetRequiredService<IProviders>().HoldPlaceAsync(service, Guid.CreateVersion7(now), now, cancel);
        await other.ServiceProvider.GetRequiredService<IProviders>().HoldPlaceAsync(service, Guid.CreateVersion7(now), now, cancel);

        await one.ServiceProvider.GetRequiredService<RidgewayDb>().SaveChangesAsync(cancel);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => other.ServiceProvider.GetRequiredService<RidgewayDb>().SaveChangesAsync(cancel));
    }

    [Theory]
    [EveryEngine]
    internal async Task A_service_that_never_gave_a_number_is_asked(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var service = Assert.Single(await ridgeway.ServicesAsync(A.ServiceEntry("s-1", "Gentle gym"))).Id;

        await ridgeway.StateRoomAsync(service, null);

        Assert.Equal(new Room.AskUs(), await RoomAsync(ridgeway));
    }

    [Theory]
    [InlineData(-1, 0, 1, RoomProblem.FewerThanNone)]
    [InlineData(5, -1, 1, RoomProblem.FewerThanNone)]
    [InlineData(5, 0, -1, RoomProblem.EndsBeforeItBegins)]
    public async Task Figures_that_make_no_sense_are_refused(int places, int taken, int days, object expected)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        var service = Assert.Single(await ridgeway.ServicesAsync(A.ServiceEntry("s-1", "Gentle gym"))).Id;
        var today = new DateOnly(2026, 11, 2);

        var outcome = await ridgeway.Get<StateRoomStory>().StateAsync(
            new StateRoomRequest(service, places, taken, today, today.AddDays(days)), TestContext.Current.CancellationToken);

        Assert.Equal(expected, Assert.IsType<StateRoomOutcome.MakesNoSense>(outcome).Why);
    }

    [Theory]
    [EveryEngine]
    internal async Task A_suspended_accreditation_takes_the_service_out_of_the_choices_at_once(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        Assert.Single(await ridgeway.ServicesAsync(A.ServiceEntry("s-1", "Gentle gym")));
        var cancel = TestContext.Current.CancellationToken;
        var id = (await ridgeway.Db.Set<AccreditationRow>().AsNoTracking().SingleAsync(cancel)).AccreditationId;

        Assert.IsType<AccreditOutcome.Recorded>(await ridgeway.Get<AccreditStory>().ChangeStateAsync(id, AccreditationState.Suspended, "Assessor", cancel));

        var options = RankServices.For(
            new ServiceNeed { Intervention = "exercise-referral" }, await DeliveringAsync(ridgeway), new RankingParameters([5], 365), new DateOnly(2026, 11, 2));
        Assert.Equal([Obstacle.AccreditationSuspended], Assert.Single(options.NotAvailable).Obstacles);
    }

    [Fact]
    public async Task An_accreditation_is_recorded_only_for_those_who_exist_and_not_backwards()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        var services = await ridgeway.ServicesAsync(A.ServiceEntry("s-1", "Gym"), A.ServiceEntry("s-2", "Walk", organisation: "org-2"));
        var story = ridgeway.Get<AccreditStory>();
        var cancel = TestContext.Current.CancellationToken;
        var request = new AccreditRequest { Provider = services[0].Provider, Scheme = "Mark", ValidFrom = new DateOnly(2026, 1, 1), By = "Test" };

        Assert.IsType<AccreditOutcome.NoSuchProvider>(await story.RecordAsync(request with { Provider = new ProviderId(Guid.CreateVersion7(ridgeway.Clock.GetUtcNow())) }, cancel));
        Assert.IsType<AccreditOutcome.NoSuchService>(await story.RecordAsync(request with { Service = services[1].Id }, cancel));
        Assert.IsType<AccreditOutcome.EndsBeforeItBegins>(await story.RecordAsync(request with { ValidTo = new DateOnly(2025, 12, 31) }, cancel));
        Assert.IsType<AccreditOutcome.Recorded>(await story.RecordAsync(request with { Service = services[0].Id }, cancel));
    }

    private static async Task DoAsync(TestRidgeway ridgeway, Func<IProviders, DateTimeOffset, CancellationToken, Task> work)
    {
        await using var scope = ridgeway.NewScope();
        var cancel = TestContext.Current.CancellationToken;
        await work(scope.ServiceProvider.GetRequiredService<IProviders>(), ridgeway.Clock.GetUtcNow(), cancel);
        await scope.ServiceProvider.GetRequiredService<RidgewayDb>().SaveChangesAsync(cancel);
    }

    private static async Task<Room> RoomAsync(TestRidgeway ridgeway) =>
        Assert.Single(await DeliveringAsync(ridgeway)).Capacity!.RoomOn(DateOnly.FromDateTime(ridgeway.Clock.GetUtcNow().UtcDateTime));

    private static async Task<IReadOnlyList<ServiceCandidate>> DeliveringAsync(TestRidgeway ridgeway)
    {
        await using var scope = ridgeway.NewScope();
        return await scope.ServiceProvider.GetRequiredService<IProviders>().DeliveringAsync(["exercise-referral"], TestContext.Current.CancellationToken);
    }
}
