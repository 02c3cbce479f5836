using Microsoft.EntityFrameworkCore;
using Ridgeway.Content;
using Ridgeway.Data;
using Ridgeway.Delivery;
using Ridgeway.Records;
using Ridgeway.Records.Rights;
using Ridgeway.Time;

namespace Ridgeway.Evaluation.EvaluateProgramme;

/// <summary>Works out how a programme does, from what this room has heard, and makes it safe to show. One computation for every face.</summary>
internal sealed class EvaluateProgrammeStory(RidgewayDb db, ContentPack content, EvaluationOptions options, TimeProvider clock)
{
    /// <summary>The same for every programme of one question.</summary>
    private HashSet<PersonId>? refusing;

    public async Task<EvaluateOutcome> RunAsync(string programme, CancellationToken cancel)
    {
        var known = await KnownAsync(cancel);
        if (!known.TryGetValue(programme, out var name))
        {
            return new EvaluateOutcome.NoSuchProgramme(programme, [.. known.Keys.Order(StringComparer.Ordinal)]);
        }

        var now = clock.GetUtcNow();
        var rules = EvaluationRules.On(London.DayOf(now), content, options);
        var courses = await CountedAsync(programme, London.DayOf(now), cancel);
        var measured = ProgrammeMeasurement.Of(courses, MeasuresOf(programme, courses, rules));
        return new EvaluateOutcome.Evaluated(Document(programme, name, PublishedProgramme.Of(measured, rules.Profile, rules.Method), now));
    }

    /// <summary>Courses of those who did not refuse on this day, under any of their ids, that their record is used to evaluate.</summary>
    private async Task<IReadOnlyList<Course>> CountedAsync(string programme, DateOnly on, CancellationToken cancel)
    {
        var refused = refusing ??= await RefusingAsync(on, cancel);
        return [.. (await db.CoursesOfAsync(programme, cancel)).Where(course => !refused.Contains(course.Person))];
    }

    private async Task<HashSet<PersonId>> RefusingAsync(DateOnly on, CancellationToken cancel)
    {
        var present = await db.PresentAsync(cancel);
        var choices = await db.Set<ChoiceRow>().AsNoTracking().ToListAsync(cancel);
        return [.. choices.Where(row => row.Refuses(UseOfRecord.Evaluation, on)).Select(row => present(row.PersonId))];
    }

    /// <summary>Every programme that content describes or that people were referred to, evaluated, by name.</summary>
    public async Task<IReadOnlyList<EvaluationDocument>> EveryAsync(CancellationToken cancel)
    {
        var evaluated = new List<EvaluationDocument>();
        foreach (var programme in (await KnownAsync(cancel)).OrderBy(each => each.Value, StringComparer.Ordinal).Select(each => each.Key))
        {
            if (await RunAsync(programme, cancel) is EvaluateOutcome.Evaluated(var document))
            {
                evaluated.Add(document);
            }
        }

        return evaluated;
    }

    /// <summary>Names by id. A programme that content no longer describes keeps its id for a name.</summary>
    private async Task<Dictionary<string, string>> KnownAsync(CancellationToken cancel)
    {
        var known = content.Programmes.GroupBy(programme => programme.Id, StringComparer.Ordinal)
            .ToDictionary(versions => versions.Key, versions => versions.Last().Name, StringComparer.Ordinal);
        foreach (var referredTo in await db.Set<CourseRow>().Where(row => row.Programme != null).Select(row => row.Programme!).Distinct().ToListAsync(cancel))
        {
            known.TryAdd(referredTo, referredTo);
        }

        return known;
    }

    /// <summary>What the programme asks, and whatever else was answered on it.</summary>
    private IEnumerable<OutcomeMeasure> MeasuresOf(string programme, IReadOnlyList<Course> courses, EvaluationRules rules)
    {
        var asked = content.Programmes.Where(each => each.Id == programme).SelectMany(each => each.Questionnaires).SelectMany(questionnaire => questionnaire.Measures());
        var wanted = asked.Concat(courses.SelectMany(course => course.Measured.Keys)).ToHashSet(StringComparer.Ordinal);
        return rules.Measures.Where(measure => wanted.Contains(measure.Id));
    }

    private static EvaluationDocument Document(string programme, string name, PublishedProgramme published, DateTimeOffset now) => new()
    {
        Programme = programme,
        Name = name,
        ComputedAt = now,
        Headline = published.Headline?.Measure.Id,
        Everyone = ShownFunnel.Of(published.Everyone.Funnel),
        Outcomes = [.. published.Outcomes.Select(each => new ShownOutcome(ShownMeasure.Of(each.Measure), ShownChange.Of(each.Change), each.FollowUp, each.Verdict))],
        Groups = [.. published.Groups.Select(each => new ShownGroup(
            each.Group.Split(), each.Group, ShownFunnel.Of(each.Published.Funnel), [.. each.Published.Changes.Select(ShownChange.Of)]))],
        Gaps = [.. published.Gaps.Select(gap => new ShownGap(gap.In, gap.Measure, gap.MostDeprived, gap.LeastDeprived, gap.Difference))],
        Method = new ShownMethod(
            published.Method.Id, published.Method.Name, published.Method.Version, published.Method.Description, published.Method.Confidence,
            published.Method.FewestPairs, published.Method.UnevenFrom, published.Method.Source.Ref, published.Method.Source.Flag),
        Disclosure = new ShownDisclosure(
            published.Profile.Id, published.Profile.Name, published.Profile.Version, published.Profile.Rule, published.Profile.Source.Ref, published.Profile.Source.Flag),
    };
}

internal abstract record EvaluateOutcome
{
    private EvaluateOutcome()
    {
    }

    public sealed record Evaluated(EvaluationDocument Document) : EvaluateOutcome;

    public sealed record NoSuchProgramme(string Asked, IReadOnlyList<string> Known) : EvaluateOutcome;
}
