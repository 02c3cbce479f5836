using Ridgeway.Content;
using Ridgeway.Finding;

namespace Ridgeway.Evaluation;

/// <summary><c>measure:</c> something measured at the start and the end, and how much of a change is worth having.</summary>
internal sealed class MeasureDocumentReader : IContentKind
{
    private static readonly Dictionary<string, BetterWhen> Directions = new(StringComparer.Ordinal) { ["higher"] = BetterWhen.Higher, ["lower"] = BetterWhen.Lower };

    public string Key => "measure";

    public object Read(string id, ContentEntry entry)
    {
        var worthwhile = entry.Entry("worthwhile");
        var change = worthwhile.Keys.Any() ? worthwhile.Number("change") : 1;
        if (change <= 0)
        {
            worthwhile.Problem("change", "The smallest worthwhile change is more than 0; 'better' says which way.");
            change = 1;
        }

        return new OutcomeMeasure
        {
            Id = id,
            Name = entry.Text("name"),
            Version = entry.Text("version"),
            Definition = entry.Text("definition"),
            Unit = entry.Text("unit"),
            Better = entry.OneOf("better", Directions),
            Decimals = entry.Whole("decimals", 0, 4),
            Rank = entry.Whole("rank", 1, 1000),
            WorthwhileChange = change,
            WorthwhileSource = worthwhile.Source(),
            Source = entry.Source(),
            Effective = entry.Effective(),
            Approval = entry.Approval(),
        };
    }
}

/// <summary><c>disclosure:</c> which counts are hidden and how the others are rounded.</summary>
internal sealed class DisclosureProfileReader : IContentKind
{
    /// <summary>Counts that are not rounded give small differences away: 50 referred less 47 who started.</summary>
    private const int LeastRounding = 3;

    public string Key => "disclosure";

    public object Read(string id, ContentEntry entry)
    {
        var hide = entry.Entry("hide");
        var (from, to) = hide.Keys.Any() ? (hide.Whole("from", 0, 1), hide.Whole("to", 1, 1000)) : (1, 1);
        return new DisclosureProfile
        {
            Id = id,
            Name = entry.Text("name"),
            Version = entry.Text("version"),
            Rule = entry.Text("rule"),
            HideFrom = from,
            HideTo = to,
            RoundTo = entry.Whole("round-to", LeastRounding, 1000),
            LeastPossibleValues = entry.Whole("least-possible-values", 2, 100),
            Source = entry.Source(),
            Effective = entry.Effective(),
        };
    }
}

/// <summary><c>evaluation-method:</c> the judgements behind a verdict.</summary>
internal sealed class EvaluationMethodReader : IContentKind
{
    public string Key => "evaluation-method";

    public object Read(string id, ContentEntry entry)
    {
        var confidence = entry.Number("confidence");
        if (confidence is <= 0 or >= 1)
        {
            entry.Problem("confidence", "Confidence lies between 0 and 1: 0.95.");
            confidence = 0.95;
        }

        return new EvaluationMethod
        {
            Id = id,
            Name = entry.Text("name"),
            Version = entry.Text("version"),
            Description = entry.Text("description"),
            Confidence = confidence,
            FewestPairs = entry.Whole("fewest-pairs", 2, 10_000),
            UnevenFrom = entry.Whole("uneven-from", 1, 100),
            Source = entry.Source(),
            Effective = entry.Effective(),
        };
    }
}

/// <summary>Which documents this Ridgeway evaluates by.</summary>
internal sealed record EvaluationOptions
{
    /// <summary>One profile for everything published, never a choice of the reader: two profiles side by side say more than either.</summary>
    public string DisclosureProfile { get; init; } = "nhs-secondary-care";

    public string Method { get; init; } = "paired-change";
}

/// <summary>The evaluation documents in force on a day.</summary>
internal sealed record EvaluationRules(DisclosureProfile Profile, EvaluationMethod Method, IReadOnlyList<OutcomeMeasure> Measures)
{
    /// <exception cref="ContentUnreadableException">The content has no such profile or method in force.</exception>
    public static EvaluationRules On(DateOnly day, ContentPack content, EvaluationOptions options) => new(
        One<DisclosureProfile>(content, "disclosure", options.DisclosureProfile, day),
        One<EvaluationMethod>(content, "evaluation-method", options.Method, day),
        [.. content.Of<OutcomeMeasure>().Where(measure => measure.Effective.Includes(day))]);

    private static T One<T>(ContentPack content, string kind, string id, DateOnly day)
        where T : class, IDatedContent =>
        content.Of<T>().FirstOrDefault(each => string.Equals(each.Id, id, StringComparison.Ordinal) && each.Effective.Includes(day))
        ?? throw new ContentUnreadableException($"The content has no {kind} '{id}' in force on {day:yyyy-MM-dd}.");
}
