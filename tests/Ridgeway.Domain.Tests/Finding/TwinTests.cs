using FsCheck;
using FsCheck.Fluent;

namespace Ridgeway.Finding;

/// <summary>Properties that hold for any criterion, any person and any day.</summary>
public sealed class TwinTests
{
    private const int Tries = 3000;

    [Fact]
    public void The_explaining_reading_agrees_with_the_plain_one() => ForAny(world =>
    {
        var (criterion, person, day) = (world.Criterion(), world.Person(), world.Day());

        var answer = criterion.Evaluate(person, day, world.Context);

        return answer.Truth == new PlainReading(person, day, world.Context).Of(criterion);
    });

    [Fact]
    public void On_every_day_before_until_the_answer_is_the_same() => ForAny(world =>
    {
        var (criterion, person, day) = (world.Criterion(), world.Person(), world.Day());
        var answer = criterion.Evaluate(person, day, world.Context);
        var last = answer.Until?.AddDays(-1) ?? day.AddDays(1500);

        return answer.Until is not { } until || until > day
            ? Days(day, last).All(later => criterion.Evaluate(person, later, world.Context).Truth == answer.Truth)
            : throw new InvalidOperationException("Until must be later than the day.");
    });

    [Fact]
    public void Only_an_unknown_answer_asks_and_it_always_says_what() => ForAny(world =>
    {
        var answer = world.Criterion().Evaluate(world.Person(), world.Day(), world.Context);

        return (answer.Truth == Truth.Unknown) == (answer.Missing.Count > 0);
    });

    [Fact]
    public void Every_reason_is_a_fact_seen_by_the_day_or_a_detail() => ForAny(world =>
    {
        var (person, day) = (world.Person(), world.Day());

        return world.Criterion().Evaluate(person, day, world.Context).Why
            .All(reason => reason.Fact == Reason.NoFact || person[reason.Fact].Day <= day.DayNumber);
    });

    /// <summary>Every day for a month, then a few weeks apart, and the last.</summary>
    private static IEnumerable<DateOnly> Days(DateOnly first, DateOnly last)
    {
        for (var day = first; day < last; day = day.AddDays(day < first.AddDays(31) ? 1 : 17))
        {
            yield return day;
        }

        yield return last;
    }

    private static void ForAny(Func<RandomWorld, bool> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Tries), Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => holds(new RandomWorld(seed))));
}
