using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Ridgeway.Access;
using Ridgeway.Evaluation.EvaluateProgramme;

namespace Ridgeway.Evaluation.SeeProgrammes;

[Authorize(Policies.SeesProgrammes)]
internal sealed class ProgrammesModel(EvaluateProgrammeStory story) : PageModel
{
    public IReadOnlyList<EvaluationDocument> Programmes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Programmes = await story.EveryAsync(cancel);
}
