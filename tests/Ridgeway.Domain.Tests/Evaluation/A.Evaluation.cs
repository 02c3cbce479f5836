using Ridgeway.Codes;
using Ridgeway.Evaluation;
using Ridgeway.Guidance;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway;

internal static partial class A
{
    public static readonly PersonGroups Anyone = new(3, Sex.Female, EthnicGroup.White, 55);

    public static readonly Citation ForTests = new("For tests", Verification.Unverified);

    /// <summary>The person with this number, always the same.</summary>
    public static PersonId PersonNumber(int number) => new(new Guid(number + 1, 7, 7, [7, 7, 7, 7, 7, 7, 7, 7]));

    public static Course Course(int person, PersonGroups? groups = null, Stage reached = Stage.Completed, params (string Measure, double? Baseline, double? FollowUp)[] measured)
    {
        var day = new DateOnly(2026, 4, 1);
        return new Course
        {
            Person = PersonNumber(person),
            Groups = groups ?? Anyone,
            ReferredOn = day,
            AcceptedOn = reached >= Stage.Accepted ? day.AddDays(3) : null,
            StartedOn = reached >= Stage.Started ? day.AddDays(10) : null,
            CompletedOn = reached >= Stage.Completed ? day.AddDays(94) : null,
            Measured = measured.ToDictionary(each => each.Measure, each => new Readings(each.Baseline, each.FollowUp)),
        };
    }

    public static OutcomeMeasure Measure(string id = "minutes", double worthwhile = 30, BetterWhen better = BetterWhen.Higher, int decimals = 1, int rank = 1) => new()
    {
        Id = id,
        Name = id,
        Definition = "For tests.",
        Unit = "points",
        Better = better,
        Decimals = decimals,
        WorthwhileChange = worthwhile,
        WorthwhileSource = ForTests,
        Source = ForTests,
        Effective = EffectiveDates.Always,
        Rank = rank,
        Version = "2026-01-01",
        Approval = Approval.Draft,
    };

    public static DisclosureProfile Profile(int hideFrom = 1, int hideTo = 7, int roundTo = 5) => new()
    {
        Id = "test",
        Name = "For tests",
        Rule = "For tests.",
        HideFrom = hideFrom,
        HideTo = hideTo,
        RoundTo = roundTo,
        Version = "2026-01-01",
        Effective = EffectiveDates.Always,
        Source = ForTests,
    };

    public static EvaluationMethod Method(int fewestPairs = 20, double unevenFrom = 10) => new()
    {
        Id = "test",
        Name = "For tests",
        Version = "2026-01-01",
        Effective = EffectiveDates.Always,
        Description = "For tests.",
        Confidence = 0.95,
        FewestPairs = fewestPairs,
        UnevenFrom = unevenFrom,
        Source = ForTests,
    };
}
