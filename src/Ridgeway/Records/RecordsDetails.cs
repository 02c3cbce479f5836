using System.CommandLine;
using Ridgeway.Access;
using Ridgeway.Commands;
using Ridgeway.Content;
using Ridgeway.Records.BulkSubmit;
using Ridgeway.Records.CountEthnicity;
using Ridgeway.Records.Ethnicities;
using Ridgeway.Records.FindDuplicates;
using Ridgeway.Records.ImportAreas;
using Ridgeway.Records.ImportFiles;
using Ridgeway.Records.Matching;
using Ridgeway.Records.MakePeople;
using Ridgeway.Records.MergePeople;
using Ridgeway.Records.OwnDetails;
using Ridgeway.Records.OpenPerson;
using Ridgeway.Records.Rights;
using Ridgeway.Records.SeeDuplicates;
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
        services.AddContentKind<MatchReader>();
        services.AddSingleton<MatchContent>();
        services.AddScoped<IKnowMerges, KnownMerges>();
        services.AddScoped<FoldTogether>();
        services.AddScoped<MergePeopleStory>();
        services.AddScoped<UndoMergeStory>();
        services.AddSingleton<LinkedPairs>();
        services.AddScoped<FindDuplicatesStory>();
        services.AddScoped<MatchImported>();
        services.AddScoped<IContributeWork, DuplicatesWork>();
        services.AddScoped<DecideDuplicateStory>();
        services.AddSingleton<KnownAreas>();
        services.AddScoped<ImportAreasStory>();
        services.AddScoped<Choices>();
        services.AddScoped<WiderRecord>();
        services.AddScoped<ExportPersonStory>();
        services.AddScoped<ErasePersonStory>();
        services.AddSingleton<Tombstones>();
        services.AddScoped<CorrectEthnicityStory>();
        services.AddScoped<CountEthnicityStory>();
        services.AddSingleton(new NavigationItem("My details", "/my-details", 65, Role.Person));
        services.AddSingleton(new NavigationItem("Ethnicity records", "/ethnicity", 85, Role.Commissioner, Role.Operator));
        return services;
    }

    public static void MapRecordsDetails(this IEndpointRouteBuilder app)
    {
        app.MapEthnicity();
        app.MapBulkSubmit();
    }

    public static IEnumerable<Command> Commands(CommandHost host) => [EthnicityCommand.Make(host), PeopleCommands(host), PlacesCommand.Make(host)];

    private static Command PeopleCommands(CommandHost host)
    {
        var people = new Command("people", "Who is who: duplicates, merges, rights; and synthetic people for trying things out.") { MakePeopleCommand.Make(host) };
        foreach (var command in DuplicatesCommand.Make(host).Concat(RightsCommands.Make(host)))
        {
            people.Add(command);
        }

        return people;
    }
}
