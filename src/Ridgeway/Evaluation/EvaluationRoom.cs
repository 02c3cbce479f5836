using System.CommandLine;
using Ridgeway.Access;
using Ridgeway.Commands;
using Ridgeway.Content;
using Ridgeway.Delivery;
using Ridgeway.Evaluation.EvaluateProgramme;
using Ridgeway.Evaluation.HearLoop;
using Ridgeway.Events;
using Ridgeway.Referrals;
using Ridgeway.Web;

namespace Ridgeway.Evaluation;

/// <summary>Measure: did it work, for whom, at what cost? Asks nobody, hears everybody, keeps its own tables.</summary>
internal static class EvaluationRoom
{
    public static IServiceCollection AddEvaluation(this IServiceCollection services)
    {
        services.AddContentKind<MeasureDocumentReader>();
        services.AddContentKind<DisclosureProfileReader>();
        services.AddContentKind<EvaluationMethodReader>();
        services.AddSingleton(new EvaluationOptions());
        services.AddHearer<ReferralSent, HearReferrals>();
        services.AddHearer<ReferralReOffered, HearReferrals>();
        services.AddHearer<ReferralAccepted, HearReferrals>();
        services.AddHearer<Attended, HearDelivery>();
        services.AddHearer<Completed, HearDelivery>();
        services.AddHearer<EndedEarly, HearDelivery>();
        services.AddHearer<QuestionnaireScored, HearDelivery>();
        services.AddScoped<EvaluateProgrammeStory>();
        services.AddSingleton(new NavigationItem("Programmes", "/programmes", 70, Role.Commissioner, Role.Clinician));
        return services;
    }

    public static void MapEvaluation(this IEndpointRouteBuilder app) => app.MapEvaluate();

    public static IEnumerable<Command> Commands(CommandHost host) => [EvaluateCommand.Make(host)];
}
