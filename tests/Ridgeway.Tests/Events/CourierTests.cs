using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Codes;
using Ridgeway.Data;
using Ridgeway.Records;
using Ridgeway.Testing;

namespace Ridgeway.Events;

public sealed class CourierTests
{
    [Theory]
    [EveryEngine]
    internal async Task An_event_is_heard_by_every_hearer_and_by_each_once(Engine engine)
    {
        var ear = new Ear();
        await using var ridgeway = await WithEarsAsync(engine, ear);
        ridgeway.Db.Tell(Updated(ridgeway));
        await ridgeway.Db.SaveChangesAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, await ridgeway.DeliverAsync());
        Assert.Equal(0, await ridgeway.DeliverAsync());

        Assert.Equal(["first", "second"], ear.Heard.Order());
    }

    [Theory]
    [EveryEngine]
    internal async Task An_event_told_and_not_saved_is_never_heard(Engine engine)
    {
        var ear = new Ear();
        await using var ridgeway = await WithEarsAsync(engine, ear);
        ridgeway.Db.Tell(Updated(ridgeway));

        await ridgeway.DeliverAsync();

        Assert.Empty(ear.Heard);
    }

    [Theory]
    [EveryEngine]
    internal async Task A_hearer_that_failed_is_tried_again_and_the_one_that_succeeded_is_not(Engine engine)
    {
        var ear = new Ear { SecondFails = true };
        await using var ridgeway = await WithEarsAsync(engine, ear);
        ridgeway.Db.Tell(Updated(ridgeway));
        await ridgeway.Db.SaveChangesAsync(TestContext.Current.CancellationToken);

        await ridgeway.DeliverAsync();
        var stuck = await ridgeway.Db.Set<OutboxRow>().AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
        ear.SecondFails = false;
        ridgeway.Clock.Pass(TimeSpan.FromHours(2));
        await ridgeway.DeliverAsync();

        Assert.Null(stuck.DeliveredAtUtc);
        Assert.Equal("The second ear is blocked.", stuck.LastProblem);
        Assert.Equal(["first", "second"], ear.Heard);
    }

    [Theory]
    [EveryEngine]
    internal async Task Later_events_about_a_person_wait_for_one_that_failed_and_other_people_do_not(Engine engine)
    {
        var ear = new Ear { SecondFails = true };
        await using var ridgeway = await WithEarsAsync(engine, ear);
        var (one, other) = (PersonId.New(ridgeway.Clock.GetUtcNow()), PersonId.New(ridgeway.Clock.GetUtcNow()));
        ridgeway.Db.Tell(Updated(ridgeway, one));
        await ridgeway.Db.SaveChangesAsync(TestContext.Current.CancellationToken);
        await ridgeway.DeliverAsync();
        ear.SecondFails = false;
        ridgeway.Db.Tell(Updated(ridgeway, one));
        ridgeway.Db.Tell(Updated(ridgeway, other));
        await ridgeway.Db.SaveChangesAsync(TestContext.Current.CancellationToken);

        var delivered = await ridgeway.DeliverAsync();

        Assert.Equal(1, delivered);
        Assert.Equal(other, Assert.Single(ear.About, person => person != one));
    }

    private static Task<TestRidgeway> WithEarsAsync(Engine engine, Ear ear) => TestRidgeway.OnAsync(engine, also: services => services
        .AddSingleton(ear)
        .AddHearer<RecordUpdated, FirstHearer>()
        .AddHearer<RecordUpdated, SecondHearer>());

    private static RecordUpdated Updated(TestRidgeway ridgeway, PersonId? person = null) =>
        new(person ?? PersonId.New(ridgeway.Clock.GetUtcNow()), new PersonGroups(1, Sex.Female, EthnicGroup.White, 67)) { At = ridgeway.Clock.GetUtcNow() };

    private sealed class Ear
    {
        public List<string> Heard { get; } = [];

        public List<PersonId> About { get; } = [];

        public bool SecondFails { get; set; }
    }

    private sealed class FirstHearer(Ear ear) : IHear<RecordUpdated>
    {
        public Task HearAsync(RecordUpdated happened, CancellationToken cancel)
        {
            ear.Heard.Add("first");
            return Task.CompletedTask;
        }
    }

    private sealed class SecondHearer(Ear ear) : IHear<RecordUpdated>
    {
        public Task HearAsync(RecordUpdated happened, CancellationToken cancel)
        {
            if (ear.SecondFails)
            {
                throw new InvalidOperationException("The second ear is blocked.");
            }

            ear.Heard.Add("second");
            ear.About.Add(happened.Person);
            return Task.CompletedTask;
        }
    }
}
