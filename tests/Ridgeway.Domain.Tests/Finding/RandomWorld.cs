using Ridgeway.Codes;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Finding;

/// <summary>Random people and random criteria over the small world, from a seed that a failing test prints.</summary>
internal sealed class RandomWorld(int seed)
{
    private static readonly string[] Closed = ["hypertension", "copd", "rehabilitation"];
    private static readonly string[] Measures = ["systolic", "bmi", "phq-9-item-9"];

    private readonly Random random = new(seed);

    public FindingContext Context { get; } = A.ContextWith(
        [
            A.AdditiveScore(
                "burden",
                ("copd", 15, new Criterion.Has("copd")),
                ("ill", -5, new Criterion.In("ill")),
                ("smoker", 8, new Criterion.Has("smoker")),
                ("heavy", 4, new Criterion.Measured("bmi", Finding.Limits.AtLeast(30), Within: new Window(12, WindowUnit.Months)))) with { For = new Criterion.Aged(18, null) },
            A.AdditiveScore("old-burden", ("copd", 1, new Criterion.Has("copd"))) with { Effective = new EffectiveDates(null, A.Day) },
        ],
        A.Register("ill", new Criterion.Any([new Criterion.Has("copd"), new Criterion.Has("hypertension")])),
        A.Register("quit", new Criterion.Not(new Criterion.Has("smoker")), new EffectiveDates(A.Day.AddDays(-300), A.Day.AddDays(300))));

    public DateOnly Day() => A.Day.AddDays(random.Next(-500, 500));

    public PersonRecord Person()
    {
        var person = (A.PersonWith() with
        {
            Born = random.Next(6) == 0 ? null : random.Next(3) == 0 ? new PartialDate(random.Next(1940, 2020)) : PartialDate.On(A.Day.AddDays(-random.Next(30_000))),
            Died = random.Next(8) == 0 ? PartialDate.On(Day()) : null,
            Sex = One(Enum.GetValues<Sex>()),
            Ethnicity = random.Next(4) == 0 ? null : One([EthnicCategory.AsianIndian, EthnicCategory.WhiteBritish, EthnicCategory.NotStated, EthnicCategory.NotKnown]),
            DeprivationDecile = random.Next(4) == 0 ? null : random.Next(1, 11),
        }).ToRecord(Context.Lists);
        return new PersonRecord(person.Person, [.. Enumerable.Range(0, random.Next(12)).Select(_ => Fact())]);
    }

    public Criterion Criterion(int depth = 3) => depth == 0 || random.Next(3) == 0 ? Leaf() : random.Next(8) switch
    {
        0 or 1 => new Criterion.All(Parts(depth)),
        2 or 3 => new Criterion.Any(Parts(depth)),
        4 => new Criterion.None(Parts(depth)),
        5 => new Criterion.AtLeast(random.Next(1, 4), Parts(depth, 3)),
        6 => new Criterion.FirstKnown(Parts(depth)),
        _ => random.Next(2) == 0 ? new Criterion.Not(Criterion(depth - 1)) : new Criterion.IfUnknown(Criterion(depth - 1), random.Next(2) == 0),
    };

    private Criterion[] Parts(int depth, int? count = null) =>
        [.. Enumerable.Range(0, count ?? random.Next(1, 5)).Select(_ => Criterion(depth - 1))];

    private Criterion Leaf() => random.Next(14) switch
    {
        0 or 1 => new Criterion.Has(One([.. Closed, "smoker", "unstable"]), random.Next(4) == 0, Within()),
        2 => new Criterion.Had(One(Closed), Within(), random.Next(1, 4)),
        3 => new Criterion.Taking("beta-blockers", Within()),
        4 or 5 => new Criterion.Measured(One(Measures), Limits(), One(Enum.GetValues<Reading>()), Within()),
        6 => new Criterion.Measured("bmi", new Limits(new Limit(new Threshold.FromTable("obesity-bmi"), random.Next(2) == 0), null), One(Enum.GetValues<Reading>()), Within()),
        7 => new Criterion.NotRecorded(One([.. Closed, .. Measures]), Within()),
        8 => new Criterion.In(One(["ill", "quit"])),
        9 => new Criterion.Aged(random.Next(2) == 0 ? null : random.Next(20, 60), random.Next(2) == 0 ? null : random.Next(60, 90)),
        10 => new Criterion.OfSex(One([Sex.Female, Sex.Male])),
        12 => new Criterion.Computed(One(["burden", "old-burden"]), Limits()),
        11 => new Criterion.OfEthnicity([EthnicCategory.AsianIndian]),
        _ => new Criterion.Deprived(1, random.Next(1, 11)),
    };

    private Limits Limits()
    {
        var limit = new Limit(new Threshold.Fixed(random.Next(-20, 35)), random.Next(2) == 0);
        return random.Next(3) switch
        {
            0 => new Limits(limit, null),
            1 => new Limits(null, limit),
            _ => new Limits(limit, new Limit(new Threshold.Fixed(((Threshold.Fixed)limit.At).Value + random.Next(20)), true)),
        };
    }

    private Window? Within() => random.Next(2) == 0 ? null : new Window(random.Next(1, 14), One(Enum.GetValues<WindowUnit>()));

    private Fact Fact()
    {
        var list = Context.Lists[random.Next(Context.Lists.Count)];
        var on = random.Next(10) == 0 ? (DateOnly?)null : Day();
        var isAsked = list.Questions.Count > 0 && (list.Codes.Count == 0 || random.Next(2) == 0);
        var code = Number(One([.. isAsked ? list.Questions : list.Codes]));
        if (list.Unit is { } unit)
        {
            return Records.Fact.Of(FactKind.Measure, code, on, random.Next(-5, 40), random.Next(5) == 0 ? 0 : Number(new Coded(CodeSystem.Ucum, unit.Ucum)));
        }

        var ends = random.Next(3) == 0 && on is not null;
        return Records.Fact.Of(list.Kind, code, on, answer: isAsked ? Number(random.Next(2) == 0 ? One([.. list.PositiveAnswers]) : new Coded(CodeSystem.Snomed, "373067005")) : 0) with
        {
            EndDay = ends && random.Next(2) == 0 ? on!.Value.DayNumber + random.Next(600) : Records.Fact.NoDay,
            IsOver = ends,
        };
    }

    private int Number(Coded code) => Context.Lists.Book.Add(code);

    private T One<T>(T[] of) => of[random.Next(of.Length)];
}
