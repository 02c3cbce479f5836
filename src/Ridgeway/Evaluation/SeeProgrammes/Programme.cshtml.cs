using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Ridgeway.Access;
using Ridgeway.Evaluation.EvaluateProgramme;

namespace Ridgeway.Evaluation.SeeProgrammes;

[Authorize(Policies.SeesProgrammes)]
internal sealed class ProgrammeModel(EvaluateProgrammeStory story) : PageModel
{
    public EvaluationDocument Document { get; private set; } = null!;

    public ShownOutcome? Headline => Document.Outcomes.FirstOrDefault(outcome => outcome.Measure.Id == Document.Headline);

    public async Task<IActionResult> OnGetAsync(string programme, CancellationToken cancel)
    {
        if (await story.RunAsync(programme, cancel) is not EvaluateOutcome.Evaluated(var document))
        {
            return NotFound();
        }

        Document = document;
        return Page();
    }

    /// <summary>The tag's colour, never the only sign of the verdict.</summary>
    public static string Colour(Verdict verdict) => verdict switch
    {
        Verdict.ImprovedClearly => "green",
        Verdict.ImprovedSizeUncertain => "aqua-green",
        Verdict.Worsened => "red",
        Verdict.FollowUpTooUneven => "orange",
        Verdict.ImprovedTooLittle or Verdict.NoWorthwhileChange => "yellow",
        Verdict.Uncertain or Verdict.TooFewPairs or Verdict.NothingMeasured => "grey",
    };
}

/// <summary>One split of a programme as its part of the page shows it.</summary>
internal sealed record SplitPart(Split Split, IReadOnlyList<ShownGroup> Groups, ShownMeasure? Headline, ShownMethod Method);
