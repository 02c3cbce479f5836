using System.CommandLine;
using Ridgeway.Access;
using Ridgeway.Commands;
using Ridgeway.Content;
using Ridgeway.Events;
using Ridgeway.Finding;
using Ridgeway.Guidance.AdviseMany;
using Ridgeway.Guidance.AdvisePerson;
using Ridgeway.Guidance.AnswerHooks;
using Ridgeway.Guidance.ApproveContent;
using Ridgeway.Guidance.HearPerson;
using Ridgeway.Guidance.Launch;
using Ridgeway.Guidance.PersonAdvice;
using Ridgeway.Guidance.ReportRules;
using Ridgeway.Guidance.TrustCallers;
using Ridgeway.Referrals;
using Ridgeway.Web;

namespace Ridgeway.Guidance;

/// <summary>Guide: what should be offered, on what evidence, and what forbids it?</summary>
internal static class GuidanceRoom
{
    public static IServiceCollection AddGuidance(this IServiceCollection services)
    {
        services.AddSingleton(GuidanceOptions.FromEnvironment());
        services.AddSingleton<GuidanceNow>();
        services.AddSingleton<IGuidance, Guide>();
        services.AddSingleton<RuleNotes>();
        services.AddSingleton<NearbyServices>();
        services.AddScoped<WishBook>();
        services.AddSingleton<IBringCriteria, GuidanceCriteria>();
        services.AddScoped<AdvisePersonStory>();
        services.AddScoped<AdvicePanel>();
        services.AddScoped<IShowOnPersonPage>(provider => provider.GetRequiredService<AdvicePanel>());
        services.AddScoped<HearPersonStory>();
        services.AddScoped<RuleReportStory>();
        services.AddScoped<AdviseManyStory>();
        services.AddScoped<ApproveStory>();
        services.AddHearer<ReferralSent, ReferralsHeard>();
        services.AddSingleton(new NavigationItem("Rules", "/rules", 60, Role.Clinician, Role.Commissioner, Role.Operator));
        return services;
    }

    /// <summary>What only a server needs: other systems ask it.</summary>
    public static IServiceCollection AddGuidanceDoors(this IServiceCollection services)
    {
        services.AddSingleton<HookReaders>();
        services.AddSingleton<HookFetch>();
        services.AddSingleton<HookKeys>();
        services.AddSingleton<HookCallers>();
        services.AddSingleton<CardAnswers>();
        services.AddScoped<HookDoorkeeper>();
        services.AddScoped<HookRecords>();
        services.AddScoped<HookStory>();
        services.AddScoped<FeedbackStory>();
        services.AddHostedService<NightlyRounds>();
        return services;
    }

    public static void MapGuidance(this IEndpointRouteBuilder app)
    {
        app.MapAdvice();
        app.MapHooks();
        app.MapRuleReport();
        app.MapLaunch();
    }

    /// <summary>Lets browsers of other origins call the CDS Hooks services.</summary>
    public static void UseHookOrigins(this IApplicationBuilder app) => HookOrigins.Use(app);

    public static IEnumerable<Command> Commands(CommandHost host) => [AdviseCommand.Make(host), TrustCommands.Make(host)];

    /// <summary>What stands under "ridgeway content".</summary>
    public static IEnumerable<Command> ContentCommands(CommandHost host) => ApproveCommands.Make(host);
}
