using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Events;

namespace Ridgeway;

/// <summary>The program's parts, put together the same way for commands, for serving and for tests.</summary>
internal static class RidgewayParts
{
    public static ServiceProvider For(RidgewaySettings settings)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Error));
        services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        services.AddRidgeway(settings);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public static IServiceCollection AddRidgeway(this IServiceCollection services, RidgewaySettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(settings.Clock);
        services.AddData(settings.Database);
        services.AddEvents();
        services.AddAccess();
        services.AddRooms();
        return services;
    }
}
