using Ridgeway.Access;
using Ridgeway.Evaluation.EvaluateProgramme;
using Ridgeway.Web;

namespace Ridgeway.Evaluation.SeeProgrammes;

/// <summary>A commissioner's home: every programme people were referred to, those whose headline is withheld first.</summary>
internal sealed class ProgrammesAtWork(EvaluateProgrammeStory story) : IContributeWork
{
    private const int Shown = 8;

    public async Task<IReadOnlyList<WorkSection>> WorkAsync(Viewer viewer, CancellationToken cancel)
    {
        if (viewer.Role != Role.Commissioner)
        {
            return [];
        }

        var running = (await story.EveryAsync(cancel)).Where(programme => programme.Everyone.Referred != 0).ToList();
        return
        [
            new WorkSection("Programmes", 70, [.. running.Select(Item).OrderByDescending(item => item.StatusColour == "orange").Take(Shown)])
            {
                Total = running.Count,
                AllHref = "/programmes",
                WhenNone = "Nobody has been referred to a programme yet.",
            },
        ];
    }

    private static WorkItem Item(EvaluationDocument programme)
    {
        var headline = programme.Outcomes.FirstOrDefault(outcome => outcome.Measure.Id == programme.Headline);
        return new WorkItem(programme.Name, $"/programmes/{programme.Programme}")
        {
            Detail = $"{EvaluationWords.Count(programme.Everyone.Referred)} referred, {EvaluationWords.Count(programme.Everyone.Completed)} completed",
            Status = headline?.Verdict.ForPeople(),
            StatusColour = headline is null ? null : ProgrammeModel.Colour(headline.Verdict),
        };
    }
}
