using System.CommandLine;
using Ridgeway.Access;
using Ridgeway.Commands;
using Ridgeway.Content;
using Ridgeway.Records.CountEthnicity;
using Ridgeway.Records.Ethnicities;
using Ridgeway.Records.OwnDetails;
using Ridgeway.Web;

namespace Ridgeway.Records;

/// <summary>The parts of Records that know who is who and what was said of them.</summary>
internal static class RecordsDetails
{
    public static IServiceCollection AddRecordsDetails(this IServiceCollection services)
    {
        services.AddContentKind<EthnicSchemeReader>();
        services.AddContentKind<EthnicRankingReader>();
        services.AddSingleton<EthnicContent>();
        services.AddScoped<EthnicityRecords>();
        services.AddSingleton<Settling>();
        services.AddScoped<CorrectEthnicityStory>();
        services.AddScoped<CountEthnicityStory>();
        services.AddSingleton(new NavigationItem("My details", "/my-details", 65, Role.Person));
        services.AddSingleton(new NavigationItem("Ethnicity records", "/ethnicity", 85, Role.Commissioner, Role.Operator));
        return services;
    }

    public static void MapRecordsDetails(this IEndpointRouteBuilder app) => app.MapEthnicity();

    public static IEnumerable<Command> Commands(CommandHost host) => [EthnicityCommand.Make(host)];
}
