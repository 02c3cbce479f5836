using System.CommandLine;
using Ridgeway.Access;
using Ridgeway.Commands;
using Ridgeway.Exchange.Fhir;
using Ridgeway.Records.AskOnTheDay;
using Ridgeway.Records.BulkSubmit;
using Ridgeway.Records.ExportFhir;
using Ridgeway.Records.Facts;
using Ridgeway.Records.ImportFiles;
using Ridgeway.Records.MakePeople;
using Ridgeway.Records.OpenPerson;
using Ridgeway.Records.Problems;
using Ridgeway.Records.Sources;
using Ridgeway.Records.WithdrawImport;
using Ridgeway.Web;

namespace Ridgeway.Records;

/// <summary>Record: what is known about this person?</summary>
internal static class RecordsRoom
{
    public static IServiceCollection AddRecords(this IServiceCollection services)
    {
        services.AddSingleton(provider => PlaceFiles.Read(provider.GetRequiredService<RidgewaySettings>().ContentFolder));
        services.AddSingleton<IMeasureUnits, KnownMeasures>();
        services.AddSingleton<StoredCodes>();
        services.AddRecordsDetails();
        services.AddSingleton<FactStore>();
        services.AddSingleton<SourceStore>();
        services.AddSingleton<PeopleWalk>();
        services.AddSingleton<NumberHolders>();
        services.AddScoped<IRecords, ReadRecords>();
        services.AddScoped<IKnowCaseload, RegisteredPeople>();
        services.AddScoped<ITakeAnswers, TakeAnswersStory>();
        services.AddScoped<ImportFilesStory>();
        services.AddScoped<WithdrawImportStory>();
        services.AddSingleton(provider => new BulkPlaces(provider.GetRequiredService<RidgewaySettings>().BulkFrom));
        services.AddScoped<BulkSubmitStory>();
        services.AddSingleton<BulkRounds>();
        services.AddHostedService<BulkRoundsHost>();
        services.AddScoped<ProblemStore>();
        services.AddScoped<TrialReading>();
        services.AddScoped<MendProblemStory>();
        services.AddFhir();
        services.AddScoped<MakePeopleStory>();
        services.AddScoped<IShowOnPersonPage, DetailsPanel>();
        services.AddScoped<IShowOnPersonPage, TimelinePanel>();
        services.AddSingleton(new NavigationItem("People", "/people", 10, Role.Clinician));
        services.AddSingleton(new NavigationItem("Import problems", "/import-problems", 12, Role.Operator));
        return services;
    }

    public static IEnumerable<Command> Commands(CommandHost host) => [ImportCommand.Make(host), ExportCommand.Make(host), .. RecordsDetails.Commands(host)];
}
