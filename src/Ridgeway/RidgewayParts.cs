using Ridgeway.Access;
using Ridgeway.Content;
using Ridgeway.Data;
using Ridgeway.Events;

namespace Ridgeway;

/// <summary>The program's parts, put together the same way for commands, for serving and for tests.</summary>
internal static class RidgewayParts
{
    /// <param name="settings">What this Ridgeway is.</param>
    /// <param name="also">More parts, added last: tests put their own in.</param>
    public static ServiceProvider For(RidgewaySettings settings, Action<IServiceCollection>? also = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Error));
        services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        services.AddRidgeway(settings);
        also?.Invoke(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public static IServiceCollection AddRidgeway(this IServiceCollection services, RidgewaySettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(settings.Clock);
        services.AddData(settings.Database);
        services.AddEvents();
        services.AddAccess();
        services.AddContent();
        services.AddRooms();
        return services;
    }
}
