using System.CommandLine;
using Ridgeway.Access.Accounts;
using Ridgeway.Access.Clients;
using Ridgeway.Commands;
using Ridgeway.Commissioning;
using Ridgeway.Content;
using Ridgeway.Data;
using Ridgeway.Demo;
using Ridgeway.Delivery;
using Ridgeway.Evaluation;
using Ridgeway.Finding;
using Ridgeway.Guidance;
using Ridgeway.Providers;
using Ridgeway.Records;
using Ridgeway.Referrals;
using Ridgeway.Web;

namespace Ridgeway;

/// <summary>The program is the list of its rooms, in the order of the loop.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => CommandHost.InvokeAsync(CommandLine(), args, Console.Out, Console.Error);

    public static IServiceCollection AddRooms(this IServiceCollection services) => services
        .AddRecords()
        .AddProviders()
        .AddFinding()
        .AddGuidance()
        .AddReferrals()
        .AddDelivery()
        .AddEvaluation()
        .AddCommissioning();

    public static void MapRooms(this IEndpointRouteBuilder app)
    {
        app.MapFhir();
        app.MapRecordsDetails();
        app.MapFinding();
        app.MapGuidance();
        app.MapReferrals();
        app.MapEvaluation();
        app.MapCommissioning();
    }

    public static RootCommand CommandLine()
    {
        var host = new CommandHost();
        var root = new RootCommand("Ridgeway: from a person's record to what worked, in one program.")
        {
            host.Db,
            host.Json,
            host.ContentOption,
            host.LocalCodes,
        };
        Command[] commands =
        [
            .. RecordsRoom.Commands(host),
            .. ProvidersRoom.Commands(host),
            .. FindingRoom.Commands(host),
            .. GuidanceRoom.Commands(host),
            .. ReferralsRoom.Commands(host),
            .. EvaluationRoom.Commands(host),
            .. CommissioningRoom.Commands(host),
            ContentCommands.Make(host, GuidanceRoom.ContentCommands(host)),
            CodeListCommands.Make(host),
            DatabaseCommands.Make(host),
            AccountCommands.Make(host),
            ServeCommand.Make(host),
            DemoCommand.Make(host),
            .. ClientCommands.Make(host),
        ];
        foreach (var command in commands)
        {
            root.Add(command);
        }

        return root;
    }
}
