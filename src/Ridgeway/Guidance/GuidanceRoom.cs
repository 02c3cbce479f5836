using System.CommandLine;
using Ridgeway.Commands;
using Ridgeway.Finding;
using Ridgeway.Guidance.AdvisePerson;
using Ridgeway.Guidance.PersonAdvice;
using Ridgeway.Web;

namespace Ridgeway.Guidance;

/// <summary>Guide: what should be offered, on what evidence, and what forbids it?</summary>
internal static class GuidanceRoom
{
    public static IServiceCollection AddGuidance(this IServiceCollection services)
    {
        services.AddSingleton<IGuidance, Guide>();
        services.AddSingleton<IBringCriteria, GuidanceCriteria>();
        services.AddScoped<AdvisePersonStory>();
        services.AddScoped<IShowOnPersonPage, AdvicePanel>();
        return services;
    }

    public static void MapGuidance(this IEndpointRouteBuilder app) => app.MapAdvice();

    public static IEnumerable<Command> Commands(CommandHost host) => [AdviseCommand.Make(host)];
}
