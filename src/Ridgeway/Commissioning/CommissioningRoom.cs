using System.CommandLine;
using Ridgeway.Access;
using Ridgeway.Commands;
using Ridgeway.Commissioning.KeepBudget;
using Ridgeway.Commissioning.SeedLedger;
using Ridgeway.Commissioning.ShowLedger;
using Ridgeway.Content;
using Ridgeway.Web;

namespace Ridgeway.Commissioning;

/// <summary>Commission: what should be bought next?</summary>
internal static class CommissioningRoom
{
    public static IServiceCollection AddCommissioning(this IServiceCollection services)
    {
        services.AddContentKind<PreventionDefinitionReader>();
        services.AddContentKind<PreventionThresholdReader>();
        services.AddScoped<ShowLedgerStory>();
        services.AddScoped<KeepBudgetStory>();
        services.AddScoped<ImportLedgerStory>();
        services.AddScoped<SeedLedgerStory>();
        services.AddScoped<IContributeWork, LedgerAtWork>();
        services.AddSingleton(new NavigationItem("Prevention ledger", "/ledger", 80, Role.Commissioner));
        return services;
    }

    public static void MapCommissioning(this IEndpointRouteBuilder app) => app.MapLedger();

    public static IEnumerable<Command> Commands(CommandHost host)
    {
        var ledger = LedgerCommand.Make(host);
        ledger.Add(KeepBudgetCommands.Add(host));
        ledger.Add(KeepBudgetCommands.Import(host));
        ledger.Add(KeepBudgetCommands.Budget(host));
        return [ledger];
    }
}
