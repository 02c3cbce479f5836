using FsCheck;
using FsCheck.Fluent;
using Ridgeway.Guidance;
using Ridgeway.Records;

namespace Ridgeway.Finding;

/// <summary>Properties that hold for any criterion, any person and any day.</summary>
public sealed class TwinTests
{
    private const int Tries = 2000;

    [Fact]
    public void The_explaining_reading_agrees_with_the_plain_one() => ForAny(world =>
    {
        var (criterion, person, day) = (world.Criterion(), world.Person(), world.Day());

        var answer = criterion.Evaluate(person, day, world.Context);

        return answer.Truth == new PlainReading(person, day, world.Context).Of(criterion);
    });

    [Fact]
    public void The_compiled_program_says_the_same_truth_and_until_as_the_explaining_reading() => ForAny(world =>
    {
        var (criteria, day) = (Enumerable.Range(0, 6).Select(_ => world.Criterion()).Append(new Criterion.In("ill")).ToList(), world.Day());
        var scan = CompiledCriteria.For(world.Context, criteria, day).NewScan();
        var view = new PersonInView();

        // Several people through the same buffers, so that nothing of one is left in the next.
        return Enumerable.Range(0, 4).Select(_ => world.Person()).All(person =>
        {
            view.Show(person);
            scan.Look(view);
            var asked = new PersonOnDay(person, day, world.Context);
            Span<ulong> trues = stackalloc ulong[1], unknowns = stackalloc ulong[1];
            var until = scan.Answers(trues, unknowns);
            var (areTrue, areUnknown) = (trues[0], unknowns[0]);
            return until == criteria.Select((_, place) => scan.UntilDay(place)).Min()
                && criteria.Select((_, place) => scan.TruthOf(place) == ((areTrue >> place) & 1, (areUnknown >> place) & 1) switch
                {
                    (1, 0) => Truth.True,
                    (0, 1) => Truth.Unknown,
                    (0, 0) => Truth.False,
                    _ => (Truth)3,
                }).All(same => same)
                && criteria.Select((criterion, place) => asked.Ask(criterion) is var answer
                && answer.Truth == scan.TruthOf(place) && answer.Until == scan.Until(place)).All(same => same);
        });
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

    [Fact]
    public void On_every_day_before_its_until_the_advice_is_the_same() => ForAny(
        world =>
        {
            var pack = A.Pack(
                [A.Rule("r1", "class", world.Criterion(), rather: "rehabilitation"), A.Rule("r2", "rehabilitation", world.Criterion()), A.Rule("r3", "advice", world.Criterion())],
                A.Contraindication("c1", world.Criterion()),
                A.Contraindication("c2", world.Criterion(), ContraindicationLevel.Caution));
            var (person, day) = (world.Person(), world.Day());
            var advice = Advise.For(person, day, world.Context, pack);

            return Days(day, advice.Until?.AddDays(-1) ?? day.AddDays(1500)).All(later => Said(Advise.For(person, later, world.Context, pack)) == Said(advice));
        },
        tries: 600);

    private static string Said(AdviceForPerson advice) => string.Join(
        '|',
        advice.HasDied,
        string.Join(' ', advice.Advice.Select(one => $"{one.Intervention.Id}:{string.Join('+', one.Because.Select(reason => reason.Rule.Id))}:{one.Cautions.Count}")),
        string.Join(' ', advice.Withheld.Select(one => $"{one.Intervention.Id}:{one.By.Count}")),
        string.Join(' ', advice.GivesWay.Select(one => one.Intervention.Id)),
        string.Join(' ', advice.Unknown.Select(one => one.Ask.What)));

    /// <summary>Every day for a month, then a few weeks apart, and the last.</summary>
    private static IEnumerable<DateOnly> Days(DateOnly first, DateOnly last)
    {
        for (var day = first; day < last; day = day.AddDays(day < first.AddDays(31) ? 1 : 17))
        {
            yield return day;
        }

        yield return last;
    }

    private static void ForAny(Func<RandomWorld, bool> holds, int tries = Tries) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(tries), Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => holds(new RandomWorld(seed))));
}
