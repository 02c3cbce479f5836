using Ridgeway.Codes;
using Ridgeway.Finding;
using Ridgeway.Guidance;

namespace Ridgeway.Content;

/// <summary>Runs every worked example of a pack and counts what stands behind it.</summary>
internal static class ContentCheck
{
    /// <summary>Every score, register, rule and contraindication shows by at least this many examples what it means.</summary>
    public const int ExamplesNeeded = 2;

    public static ContentCheckResult Run(ContentPack pack)
    {
        var subjects = Subjects(pack);
        var failures = pack.IsSound ? Failures(pack, subjects) : [];
        return new ContentCheckResult
        {
            Head = pack.Head,
            Problems = pack.Problems,
            ExamplesRun = pack.IsSound ? subjects.Sum(subject => subject.Examples.Count) : 0,
            Failures = failures,
            TooFewExamples = [.. subjects.Where(subject => subject.Examples.Count < ExamplesNeeded).Select(subject => $"{subject.Kind} {subject.Id}")],
            Coverage = [.. Coverage(pack)],
        };
    }

    private static List<ExampleFailure> Failures(ContentPack pack, IReadOnlyList<Subject> subjects)
    {
        // A book of its own: made-up people must not put codes into the real one.
        var lists = new CodeLists(pack.Of<CodeList>(), new CodeBook());
        var context = new FindingContext(lists, pack.Of<Register>(), pack.Of<DatedTable>(), pack.Of<Score>());
        var failures = new List<ExampleFailure>();
        foreach (var subject in subjects)
        {
            for (var i = 0; i < subject.Examples.Count; i++)
            {
                if (subject.Examples[i](context) is { } what)
                {
                    failures.Add(new ExampleFailure(subject.Kind, subject.Id, i + 1, what));
                }
            }
        }

        return failures;
    }

    /// <summary>A register's example is asked of the register, so that death and dates in force count; a rule's of its condition.</summary>
    private static IReadOnlyList<Subject> Subjects(ContentPack pack) =>
    [
        .. pack.Of<Score>().Select(one => new Subject("score", one.Id, [.. one.Examples.Select(example => Asked(one, example))])),
        .. pack.Of<Register>().Select(one => new Subject("register", one.Id, Asked(new Criterion.In(one.Id), one.Examples))),
        .. pack.Of<GuidanceRule>().Select(one => new Subject("rule", one.Id, Asked(one.When, one.Examples))),
        .. pack.Of<Contraindication>().Select(one => new Subject("contraindication", one.Id, Asked(one.When, one.Examples))),
    ];

    private static IReadOnlyList<Func<FindingContext, string?>> Asked(Criterion criterion, IReadOnlyList<WorkedExample> examples) =>
    [
        .. examples.Select(example => (Func<FindingContext, string?>)(context =>
            example.Disagrees(criterion.Evaluate(example.Person.ToRecord(context.Lists), example.On, context)))),
    ];

    private static Func<FindingContext, string?> Asked(Score score, ScoreExample example) => context =>
        new PersonOnDay(example.Person.ToRecord(context.Lists), example.On, context).Score(score.Id) is { } got
            ? example.Disagrees(got)
            : $"it is not in force on {example.On:yyyy-MM-dd}";

    private static IEnumerable<ContentCoverage> Coverage(ContentPack pack)
    {
        yield return Of("codelist", pack.Of<CodeList>(), one => one.Source, _ => null);
        yield return Of("table", pack.Of<DatedTable>(), one => one.Source, _ => null);
        yield return Of("score", pack.Of<Score>(), one => one.Source, _ => null);
        yield return Of("register", pack.Of<Register>(), one => one.Source, _ => null);
        yield return Of("intervention", pack.Of<Intervention>(), one => one.Source, _ => null);
        yield return Of("not-now", pack.Of<NotNowReason>(), one => one.Source, _ => null);
        yield return Of("matter", pack.Of<Matter>(), one => one.Source, _ => null);
        yield return Of("left-out", pack.Of<LeftOut>(), one => one.Source, _ => null);
        yield return Of("rule", pack.Of<GuidanceRule>(), one => one.Source, one => one.Approval);
        yield return Of("contraindication", pack.Of<Contraindication>(), one => one.Source, one => one.Approval);
    }

    private static ContentCoverage Of<T>(string kind, IReadOnlyList<T> read, Func<T, Citation?> source, Func<T, Approval?> approval) => new(
        kind,
        read.Count,
        read.Count(one => source(one)?.Flag == Verification.Verified),
        read.Count(one => source(one)?.Flag == Verification.Secondary),
        read.Count(one => source(one)?.Flag == Verification.Unverified),
        read.Count(one => approval(one)?.IsDraft == true),
        read.Count(one => approval(one)?.IsDraft == false));

    /// <param name="Kind">"register".</param>
    /// <param name="Id">Its id.</param>
    /// <param name="Examples">What is wrong with each example, or null where it comes out as written.</param>
    private sealed record Subject(string Kind, string Id, IReadOnlyList<Func<FindingContext, string?>> Examples);
}
