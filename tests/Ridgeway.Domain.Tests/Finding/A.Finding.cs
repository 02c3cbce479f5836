using Ridgeway.Codes;
using Ridgeway.Finding;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway;

/// <summary>A small world for criteria: a list of each kind, one table, a few registers, and people told in sentences.</summary>
internal static partial class A
{
    public static readonly DateOnly Day = new(2026, 11, 1);

    public static CodeList List(string id, FactKind kind = FactKind.Condition) => new()
    {
        Id = id,
        Name = char.ToUpperInvariant(id[0]) + id[1..].Replace('-', ' '),
        Kind = kind,
        Codes = [new Coded(CodeSystem.Ridgeway, id)],
    };

    public static CodeList MeasureList(string id, string ucum, string shown, double from, double to, int decimals = 0) =>
        List(id, FactKind.Measure) with { Unit = new MeasureUnit(ucum, shown, decimals, from, to) };

    public static IReadOnlyList<CodeList> Lists { get; } =
    [
        List("hypertension") with { EndsWith = "hypertension-resolved" },
        List("hypertension-resolved"),
        List("copd"),
        List("rehabilitation", FactKind.Procedure),
        List("beta-blockers", FactKind.Medicine),
        MeasureList("systolic", "mm[Hg]", "mmHg", 50, 300),
        MeasureList("bmi", "kg/m2", "kg/m2", 10, 100, 1),
        MeasureList("phq-9-item-9", "{score}", "points", 0, 3),
        MeasureList("frailty-index", "1", "", 0, 1, 2),
        List("smoker", FactKind.Finding) with
        {
            Codes = [new Coded(CodeSystem.Ridgeway, "smokes"), new Coded(CodeSystem.Ridgeway, "smokes-daily")],
            Questions = [new Coded(CodeSystem.Loinc, "72166-2")],
            EndsWith = "not-smoker",
            IsUnknownUntilRecorded = true,
        },
        List("not-smoker", FactKind.Finding),
        List("unstable", FactKind.Finding) with
        {
            Codes = [],
            Questions = [new Coded(CodeSystem.Ridgeway, "is-it-unstable")],
            Answers = [new Coded(CodeSystem.Snomed, "373066001", "Yes")],
            IsUnknownUntilRecorded = true,
        },
    ];

    public static DatedTable ObesityBmi { get; } = new()
    {
        Id = "obesity-bmi",
        Ucum = "kg/m2",
        Rows = [new TableRow(new Criterion.OfEthnicity([EthnicCategory.AsianIndian, EthnicCategory.BlackAfrican]), 27.5), new TableRow(null, 30)],
    };

    public static Register Register(string id, Criterion who, EffectiveDates effective = default) => new()
    {
        Id = id,
        Name = id,
        Version = "2026-11-01",
        Definition = "For tests.",
        Group = RegisterGroup.Condition,
        Who = who,
        Source = new Citation("For tests", Verification.Unverified),
        Effective = effective,
    };

    public static Score AdditiveScore(string id, params (string Id, double Points, Criterion When)[] items) => new()
    {
        Id = id,
        Name = id,
        Version = "2026-11-01",
        Definition = "For tests.",
        Unit = new MeasureUnit("{score}", "points", 2, -100, 100),
        Way = new ScoreWay.Additive([.. items.Select(item => new ScoreItem(item.Id, item.Id, item.Points, item.When))]),
        Bands = [new ScoreBand("light", null), new ScoreBand("heavy", new Threshold.Fixed(10))],
        Licence = "For tests.",
        Source = new Citation("For tests", Verification.Unverified),
    };

    public static FindingContext ContextWith(IReadOnlyList<Score> scores, params Register[] registers) =>
        new(new CodeLists(Lists, new CodeBook()), registers, [ObesityBmi], scores);

    public static FindingContext Context(params Register[] registers) => new(new CodeLists(Lists, new CodeBook()), registers, [ObesityBmi]);

    /// <summary>A person told in the sentences of <see cref="ExampleFact"/>.</summary>
    public static ExamplePerson PersonWith(params string[] facts) => new()
    {
        Born = new PartialDate(1959, 3, 1),
        Sex = Sex.Female,
        Facts = [.. facts.Select(text => ExampleFact.TryParse(text, out var fact) ? fact : throw new FormatException(text))],
    };

    public static PersonOnDay OnDay(this ExamplePerson person)
    {
        var context = Context([]);
        return new PersonOnDay(person.ToRecord(context.Lists), Day, context);
    }

    public static Answer Asked(this ExamplePerson person, Criterion criterion, DateOnly? on = null, params Register[] registers)
    {
        var context = Context(registers);
        return criterion.Evaluate(person.ToRecord(context.Lists), on ?? Day, context);
    }
}
