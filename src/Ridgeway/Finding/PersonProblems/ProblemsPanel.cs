using Ridgeway.Access;
using Ridgeway.Codes;
using Ridgeway.Records;
using Ridgeway.Time;
using Ridgeway.Web;

namespace Ridgeway.Finding.PersonProblems;

/// <summary>Problems by the six groups of major conditions, and the key measures with their trends.</summary>
internal sealed class ProblemsPanel(FindingContext context, IFinding finding, TimeProvider clock) : IShowOnPersonPage
{
    /// <summary>Lists whose name says a whole group ("condition on any list of the group") are shown by their members.</summary>
    public Task<PersonPanel?> PanelAsync(PersonRecord record, Viewer viewer, CancellationToken cancel)
    {
        var on = Time.London.DayOf(clock.GetUtcNow());
        var person = new PersonOnDay(record, on, context);
        var problems = Problems(person);
        return Task.FromResult<PersonPanel?>(new PersonPanel(
            40, "/Finding/PersonProblems/_Problems.cshtml", new ShownProblems(problems, KeyMeasures.Of(record, on, context.Lists))));
    }

    private IReadOnlyList<ProblemGroup> Problems(PersonOnDay person)
    {
        var registers = finding.RegistersOn(person.On);
        var groups = new List<ProblemGroup>();
        foreach (var shelf in new[] { RegisterGroup.MajorCondition, RegisterGroup.Condition, RegisterGroup.RiskFactor, RegisterGroup.Need, RegisterGroup.Undiagnosed, RegisterGroup.Due })
        {
            var held = registers
                .Where(register => register.Group == shelf)
                .Select(register => (Register: register, Answer: person.Ask(new Criterion.In(register.Id))))
                .Where(one => one.Answer.Truth == Truth.True)
                .Select(one => new Problem(one.Register.Name, one.Register.Definition, [.. one.Answer.Why.Select(why => Evidence.Of(why, person.Record, context.Lists))]))
                .ToList();
            if (held.Count > 0)
            {
                groups.Add(new ProblemGroup(Title(shelf), held));
            }
        }

        return groups;
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

internal sealed record ShownProblems(IReadOnlyList<ProblemGroup> Groups, IReadOnlyList<KeyMeasure> Measures);

internal sealed record ProblemGroup(string Title, IReadOnlyList<Problem> Problems);

/// <param name="Name">The register's name.</param>
/// <param name="Definition">What it says, in words.</param>
/// <param name="Why">The facts that put the person on it.</param>
internal sealed record Problem(string Name, string Definition, IReadOnlyList<Evidence> Why);
