using System.Text;
using Ridgeway.Access;
using Ridgeway.Data;

namespace Ridgeway.Evaluation.EvaluateProgramme;

/// <summary>The evaluation for programs (JSON) and for spreadsheets (CSV): the figures of the page, to the digit.</summary>
internal static class EvaluationEndpoints
{
    public static void MapEvaluate(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/programmes/{programme}/evaluation", (string programme, EvaluateProgrammeStory story, CancellationToken cancel) =>
                AnswerAsync(story, programme, document => Results.Json(document, RidgewayJson.Shown), cancel))
            .WithName("GetProgrammeEvaluation").WithTags("Evaluation").WithSummary("How a programme does: funnel, paired change, groups and gaps, safe to publish.")
            .Produces<EvaluationDocument>().ProducesProblem(StatusCodes.Status404NotFound)
            .RequireRoleOrScope([Role.Commissioner, Role.Clinician], "MeasureReport", 'r');
        app.MapGet("/programmes/{programme}/evaluation.csv", (string programme, EvaluateProgrammeStory story, CancellationToken cancel) =>
                AnswerAsync(story, programme, document => Results.File(
                    Encoding.UTF8.GetBytes(EvaluationCsv.Write(document)), "text/csv; charset=utf-8", $"{document.Programme}-{document.ComputedAt:yyyy-MM-dd}.csv"), cancel))
            .ExcludeFromDescription()
            .RequireAuthorization(Policies.SeesProgrammes);
    }

    private static async Task<IResult> AnswerAsync(
        EvaluateProgrammeStory story, string programme, Func<EvaluationDocument, IResult> shown, CancellationToken cancel) =>
        await story.RunAsync(programme, cancel) switch
        {
            EvaluateOutcome.Evaluated(var document) => shown(document),
            EvaluateOutcome.NoSuchProgramme => Results.Problem($"There is no programme '{programme}'.", statusCode: StatusCodes.Status404NotFound),
            _ => throw new InvalidOperationException("An outcome without an answer."),
        };
}
