using System.CommandLine;
using Ridgeway.Commands;
using Ridgeway.Finding.FindPeople;
using Ridgeway.Finding.PersonProblems;
using Ridgeway.Finding.RunPopulation;
using Ridgeway.Records;
using Ridgeway.Web;

namespace Ridgeway.Finding;

/// <summary>Find: who would benefit, and who is being missed?</summary>
internal static class FindingRoom
{
    public static IServiceCollection AddFinding(this IServiceCollection services)
    {
        services.AddSingleton<LastRun>();
        services.AddSingleton<IFinding, Registers>();
        services.AddScoped<RunPopulationStory>();
        services.AddScoped<IFollowImports, RunAfterImport>();
        services.AddScoped<FindPeopleStory>();
        services.AddScoped<IShowOnPersonPage, ProblemsPanel>();
        return services;
    }

    public static void MapFinding(this IEndpointRouteBuilder app) => app.MapRegisters();

    /// <summary>What runs only while the program serves.</summary>
    public static IServiceCollection AddFindingRounds(this IServiceCollection services) => services.AddHostedService<RunRounds>();

    public static IEnumerable<Command> Commands(CommandHost host) => [FindCommand.Make(host), RunCommand.Make(host)];
}
