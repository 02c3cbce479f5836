using Ridgeway.Content;

namespace Ridgeway.Finding;

/// <summary><c>key-measure:</c> a measure worth seeing at a glance, the line it is read against, and when it is due again.</summary>
internal sealed class KeyMeasureReader : IContentKind
{
    public string Key => "key-measure";

    public object Read(string id, ContentEntry entry)
    {
        entry.Approval();
        var measure = entry.Reference("measure", "codelist");
        var attention = entry.Has("attention") ? entry.Criterion("attention") : null;
        if (attention is not null && (attention as Criterion.Measured)?.List != measure)
        {
            entry.Problem("attention", $"'attention' is about the latest '{measure}': {{ measure: {measure}, above: … }}.");
        }

        return new KeyMeasure
        {
            Id = id,
            Name = entry.Text("name"),
            Measure = measure,
            Rank = entry.Whole("rank", 1, 1000),
            For = entry.Has("for") ? entry.Criterion("for") : null,
            Attention = attention as Criterion.Measured,
            Due = entry.Has("due") ? entry.Criterion("due") : null,
            Source = entry.Source(),
            Effective = entry.Effective(),
        };
    }
}
