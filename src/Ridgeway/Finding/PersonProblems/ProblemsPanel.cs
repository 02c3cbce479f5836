using Ridgeway.Access;
using Ridgeway.Content;
using Ridgeway.Records;
using Ridgeway.Time;
using Ridgeway.Web;
using Ridgeway.Web.Charts;

namespace Ridgeway.Finding.PersonProblems;

/// <summary>A person in ten seconds: the six groups of major conditions, what they live with and since when, the measures that matter, and what is due.</summary>
internal sealed class ProblemsPanel(FindingContext context, IFinding finding, ContentPack content, TimeProvider clock) : IShowOnPersonPage
{
    public Task<PersonPanel?> PanelAsync(PersonRecord record, Viewer viewer, CancellationToken cancel)
    {
        var on = Time.London.DayOf(clock.GetUtcNow());
        var person = new PersonOnDay(record, on, context);
        var trends = ReadingTrend.AllOf(record, on, context.Lists);
        var key = content.Of<KeyMeasure>();
        var glance = GlanceMeasure.Of(person, key, trends, context.Lists);
        var atAGlance = key.Select(measure => measure.Measure).ToHashSet(StringComparer.Ordinal);
        var conditions = Problems(person, RegisterGroup.Condition);
        return Task.FromResult<PersonPanel?>(new PersonPanel(40, "/Finding/PersonProblems/_Problems.cshtml", new ShownProblems(
            SixGroups(person),
            [.. new[] { RegisterGroup.Condition, RegisterGroup.RiskFactor, RegisterGroup.Need, RegisterGroup.Undiagnosed, RegisterGroup.Due }
                .Select(shelf => new ProblemGroup(Title(shelf), shelf == RegisterGroup.Condition ? conditions : Problems(person, shelf)))
                .Where(group => group.Problems.Count > 0)],
            Course(conditions, on),
            glance,
            [.. trends.Where(trend => !atAGlance.Contains(trend.Key)).Select(trend => trend.Value)])));
    }

    /// <summary>All six, whether the person is in them or not: what is absent is part of the picture.</summary>
    private IReadOnlyList<MajorGroup> SixGroups(PersonOnDay person) =>
    [
        .. finding.RegistersOn(person.On).Where(register => register.Group == RegisterGroup.MajorCondition).Select(register =>
        {
            var answer = person.Ask(new Criterion.In(register.Id));
            var why = answer.Truth == Truth.True ? Evidences(answer, person) : [];
            return new MajorGroup(register.Name, answer.Truth, [.. why.Select(one => one.ForPeople).Distinct(StringComparer.Ordinal)]);
        }),
    ];

    private IReadOnlyList<Problem> Problems(PersonOnDay person, RegisterGroup shelf) =>
    [
        .. finding.RegistersOn(person.On)
            .Where(register => register.Group == shelf)
            .Select(register => (Register: register, Answer: person.Ask(new Criterion.In(register.Id))))
            .Where(one => one.Answer.Truth == Truth.True)
            .Select(one => new Problem(one.Register.Name, one.Register.Definition, Evidences(one.Answer, person))),
    ];

    private IReadOnlyList<Evidence> Evidences(Answer answer, PersonOnDay person) =>
        [.. answer.Why.Select(why => Evidence.Of(why, person.Record, context.Lists))];

    private static string Course(IReadOnlyList<Problem> conditions, DateOnly today)
    {
        var lasting = conditions
            .Select(problem => (problem.Name, Dates: problem.Why.Select(why => why.Date).OfType<PartialDate>().Where(date => date.Earliest <= today).ToList()))
            .Where(problem => problem.Dates.Count > 0)
            .Select(problem => new Lasting(problem.Name, problem.Dates.Min(date => date.Earliest), $"since {problem.Dates.MinBy(date => date.Earliest)!.Earliest.Year}"))
            .OrderBy(thing => thing.From)
            .ToList();
        return lasting.Count == 0 ? "" : CourseBars.Draw("course", "What the person lives with, and since when", lasting, today);
    }

    private static string Title(RegisterGroup shelf) => shelf switch
    {
        RegisterGroup.MajorCondition => "Major condition groups",
        RegisterGroup.Condition => "Conditions",
        RegisterGroup.RiskFactor => "Risk factors",
        RegisterGroup.Need => "What makes things harder",
        RegisterGroup.Due => "Reviews and checks due",
        RegisterGroup.Undiagnosed => "Possibly not diagnosed yet",
        RegisterGroup.Cohort => "Groups",
    };
}

/// <param name="Six">The six groups of major conditions, all of them.</param>
/// <param name="Groups">Conditions, risk factors and needs the person has.</param>
/// <param name="Course">What they live with and since when, as SVG; empty where nothing is dated.</param>
/// <param name="Glance">The measures that matter, with their lines.</param>
/// <param name="Others">Every other measure.</param>
internal sealed record ShownProblems(
    IReadOnlyList<MajorGroup> Six, IReadOnlyList<ProblemGroup> Groups, string Course, IReadOnlyList<GlanceMeasure> Glance, IReadOnlyList<ReadingTrend> Others)
{
    public IReadOnlyList<GlanceMeasure> Due => [.. Glance.Where(measure => measure.IsDue)];
}

/// <param name="Name">The group.</param>
/// <param name="Truth">Whether the person is in it.</param>
/// <param name="Why">The facts, in words.</param>
internal sealed record MajorGroup(string Name, Truth Truth, IReadOnlyList<string> Why);

internal sealed record ProblemGroup(string Title, IReadOnlyList<Problem> Problems);

/// <param name="Name">The register's name.</param>
/// <param name="Definition">What it says, in words.</param>
/// <param name="Why">The facts that put the person on it.</param>
internal sealed record Problem(string Name, string Definition, IReadOnlyList<Evidence> Why);
