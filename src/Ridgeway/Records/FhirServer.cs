using Ridgeway.Records.ExportFhir;
using Ridgeway.Records.Giving;
using Ridgeway.Records.ServeFhir;
using Ridgeway.Records.TakeFhir;

namespace Ridgeway.Records;

/// <summary>The FHIR R4 server's parts and addresses.</summary>
internal static class FhirServer
{
    public static IServiceCollection AddFhir(this IServiceCollection services)
    {
        services.AddSingleton<ImportSources>();
        services.AddSingleton<UnownedIndex>();
        services.AddSingleton<MergedIds>();
        services.AddScoped<FactResources>();
        services.AddScoped<GivePeople>();
        services.AddScoped<FindPatients>();
        services.AddScoped<PeopleInOrder>();
        services.AddScoped<ReadStory>();
        services.AddScoped<CandidatePeople>();
        services.AddSingleton(provider => new SearchLimits(provider.GetRequiredService<RidgewaySettings>().CountAmong ?? SearchLimits.UsualPeopleCounted));
        services.AddScoped<SearchStory>();
        services.AddScoped<IncludeStory>();
        services.AddSingleton<OneImportAtATime>();
        services.AddScoped<TakenPeople>();
        services.AddScoped<OwnResources>();
        services.AddScoped<FindExisting>();
        services.AddScoped<TakeStory>();
        services.AddScoped<AnswerStory>();
        services.AddSingleton<ExportFolders>();
        services.AddSingleton<ExportWaiting>();
        services.AddScoped<ExportStory>();
        services.AddScoped<IKnowGroups, PracticeGroups>();
        services.AddScoped<IKnowSecondaryUse, OptedOut>();
        return services;
    }

    /// <summary>What runs beside the web server.</summary>
    public static IServiceCollection AddFhirRounds(this IServiceCollection services)
    {
        services.AddHostedService<ExportRounds>();
        return services;
    }

    public static void MapFhir(this IEndpointRouteBuilder app)
    {
        FhirEndpoints.Map(app);
        TakeEndpoints.Map(app);
        ExportEndpoints.Map(app);
    }
}
