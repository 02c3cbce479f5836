using Ridgeway.Access;
using Ridgeway.Records;
using Ridgeway.Time;
using Ridgeway.Web;

namespace Ridgeway.Finding.PersonScores;

/// <summary>The person's scores today, how each came about, what could change it, and which need one more thing to be known.</summary>
internal sealed class ScoresPanel(FindingContext context, IFinding finding, TimeProvider clock) : IShowOnPersonPage
{
    public Task<PersonPanel?> PanelAsync(PersonRecord record, Viewer viewer, CancellationToken cancel)
    {
        var person = new PersonOnDay(record, Time.London.DayOf(clock.GetUtcNow()), context);
        var scores = finding.ScoresOf(person).Where(score => score.Applies != Truth.False).Select(score => ShownScore.Of(score, record, context.Lists)).ToList();
        return Task.FromResult(scores.Count == 0 ? null : new PersonPanel(
            45,
            "/Finding/PersonScores/_Scores.cshtml",
            new ScoresOnPage([.. scores.Where(score => score.Value is not null)], [.. scores.Where(score => score.Value is null)])));
    }
}

/// <param name="Known">Scores with a value.</param>
/// <param name="Open">Scores that need something more to be known.</param>
internal sealed record ScoresOnPage(IReadOnlyList<ShownScore> Known, IReadOnlyList<ShownScore> Open);
