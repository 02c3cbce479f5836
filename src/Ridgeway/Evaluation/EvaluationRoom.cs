using System.CommandLine;
using Ridgeway.Access;
using Ridgeway.Commands;
using Ridgeway.Content;
using Ridgeway.Delivery;
using Ridgeway.Evaluation.EvaluateProgramme;
using Ridgeway.Evaluation.HearLoop;
using Ridgeway.Evaluation.SeeProgrammes;
using Ridgeway.Events;
using Ridgeway.Records;
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
        services.AddHearer<SharingChanged, RecordsHeard>();
        services.AddHearer<ReferralSent, ReferralsHeard>();
        services.AddHearer<ReferralReOffered, ReferralsHeard>();
        services.AddHearer<ReferralAccepted, ReferralsHeard>();
        services.AddHearer<Attended, DeliveryHeard>();
        services.AddHearer<Completed, DeliveryHeard>();
        services.AddHearer<EndedEarly, DeliveryHeard>();
        services.AddHearer<QuestionnaireScored, DeliveryHeard>();
        services.AddHearer<PeopleMerged, MergesHeard>();
        services.AddHearer<PeopleParted, MergesHeard>();
        services.AddScoped<EvaluateProgrammeStory>();
        services.AddScoped<IContributeWork, ProgrammesAtWork>();
        services.AddSingleton(new NavigationItem("Programmes", "/programmes", 70, Role.Commissioner, Role.Clinician));
        return services;
    }

    public static void MapEvaluation(this IEndpointRouteBuilder app) => app.MapEvaluate();

    public static IEnumerable<Command> Commands(CommandHost host) => [EvaluateCommand.Make(host)];
}
