using System.CommandLine;
using Ridgeway.Commands;
using Ridgeway.Content;
using Ridgeway.Finding;
using Ridgeway.Guidance.AdvisePerson;
using Ridgeway.Guidance.AnswerHooks;
using Ridgeway.Guidance.PersonAdvice;
using Ridgeway.Guidance.TrustCallers;
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
        services.AddScoped<IShowOnPersonPage, AdvicePanel>();
        return services;
    }

    /// <summary>What only a server needs: other systems ask it.</summary>
    public static IServiceCollection AddGuidanceDoors(this IServiceCollection services)
    {
        services.AddSingleton<HookReaders>();
        services.AddSingleton<HookFetch>();
        services.AddSingleton<HookKeys>();
        services.AddScoped<HookDoorkeeper>();
        services.AddScoped<HookRecords>();
        services.AddScoped<HookStory>();
        services.AddScoped<FeedbackStory>();
        return services;
    }

    public static void MapGuidance(this IEndpointRouteBuilder app)
    {
        app.MapAdvice();
        app.MapHooks();
    }

    /// <summary>Lets browsers of other origins call the CDS Hooks services.</summary>
    public static void UseHookOrigins(this IApplicationBuilder app) => HookOrigins.Use(app);

    public static IEnumerable<Command> Commands(CommandHost host) => [AdviseCommand.Make(host), TrustCommands.Make(host)];
}
