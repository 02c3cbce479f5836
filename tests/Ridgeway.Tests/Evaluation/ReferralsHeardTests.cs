using Microsoft.EntityFrameworkCore;
using Ridgeway.Codes;
using Ridgeway.Events;
using Ridgeway.Providers;
using Ridgeway.Records;
using Ridgeway.Referrals;
using Ridgeway.Testing;

namespace Ridgeway.Evaluation;

public sealed class ReferralsHeardTests
{
    private static readonly DateTimeOffset At = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [EveryEngine]
    internal async Task A_referral_that_is_sent_and_accepted_is_a_course_with_the_groups_of_that_day(Engine engine)
    {
        await using var ridgeway = await AloneAsync(engine);
        var sent = A.Sent(1, new PersonGroups(1, Sex.Male, EthnicGroup.NotStated, 71));
        await TellAsync(ridgeway, sent, new ReferralAccepted(sent.Referral, sent.Person, new DateOnly(2026, 5, 10), new DateOnly(2026, 5, 4)) { At = At });

        var course = Assert.Single(await ridgeway.Db.CoursesOfAsync(A.Walking, TestContext.Current.CancellationToken));
        Assert.Equal(sent.Person, course.Person);
        Assert.Equal(sent.Groups, course.Groups);
        Assert.Equal(Stage.Accepted, course.Reached);
        Assert.Equal(new DateOnly(2026, 5, 4), course.AcceptedOn);
    }

    [Fact]
    public async Task A_referral_that_moves_to_another_provider_stays_one_course()
    {
        await using var ridgeway = await AloneAsync(Engine.Sqlite);
        var sent = A.Sent(1);
        var other = A.Provider().Provider!.Value;
        await TellAsync(ridgeway, sent, new ReferralReOffered(sent.Referral, sent.Person, sent.Service, other, new DateOnly(2026, 5, 4)) { At = At });

        var row = Assert.Single(await ridgeway.Db.Set<CourseRow>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal((ProviderId?)other, row.ProviderId);
        Assert.Equal(new DateOnly(2026, 5, 1), row.ReferredOn);
    }

    [Fact]
    public async Task What_is_heard_before_the_sending_is_kept_and_counts_once_the_sending_is_heard()
    {
        await using var ridgeway = await AloneAsync(Engine.Sqlite);
        var sent = A.Sent(1);
        await TellAsync(ridgeway, new ReferralAccepted(sent.Referral, sent.Person, new DateOnly(2026, 5, 10), new DateOnly(2026, 5, 4)) { At = At });
        Assert.Empty(await ridgeway.Db.CoursesOfAsync(A.Walking, TestContext.Current.CancellationToken));

        await TellAsync(ridgeway, sent);
        Assert.Equal(Stage.Accepted, Assert.Single(await ridgeway.Db.CoursesOfAsync(A.Walking, TestContext.Current.CancellationToken)).Reached);
    }

    /// <summary>A Ridgeway in which only this room hears, so that events may be told without the rest of the loop behind them.</summary>
    internal static Task<TestRidgeway> AloneAsync(Engine engine) => TestRidgeway.OnAsync(engine, also: services =>
    {
        foreach (var other in services.Where(service => service.ServiceType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(IHear<>)
            && service.ImplementationType?.Namespace != typeof(HearLoop.ReferralsHeard).Namespace).ToList())
        {
            services.Remove(other);
        }
    });

    internal static async Task TellAsync(TestRidgeway ridgeway, params DomainEvent[] happened)
    {
        foreach (var one in happened)
        {
            ridgeway.Db.Tell(one);
        }

        await ridgeway.Db.SaveChangesAsync(TestContext.Current.CancellationToken);
        await ridgeway.DeliverAsync();
        ridgeway.Db.ChangeTracker.Clear();
    }
}
