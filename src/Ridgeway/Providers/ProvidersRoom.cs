using System.CommandLine;
using Ridgeway.Commands;
using Ridgeway.Content;
using Ridgeway.Providers.Accredit;
using Ridgeway.Providers.ImportDirectory;
using Ridgeway.Providers.StateRoom;

namespace Ridgeway.Providers;

/// <summary>Who nearby is accredited, for what, with how many places?</summary>
internal static class ProvidersRoom
{
    public static IServiceCollection AddProviders(this IServiceCollection services)
    {
        services.AddContentKind<ServiceRankingReader>();
        services.AddScoped<IProviders, AskProviders>();
        services.AddScoped<ImportDirectoryStory>();
        services.AddScoped<AccreditStory>();
        services.AddScoped<StateRoomStory>();
        return services;
    }

    public static IEnumerable<Command> Commands(CommandHost host) => [ProvidersCommand.Make(host)];
}
