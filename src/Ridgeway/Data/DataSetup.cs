using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Ridgeway.Data;

internal static class DataSetup
{
    public static IServiceCollection AddData(this IServiceCollection services, DatabaseAddress address)
    {
        services.AddSingleton(provider => new RidgewayDatabase(address, provider.GetRequiredService<TimeProvider>()));
        if (address is DatabaseAddress.Postgres)
        {
            services.AddDbContext<RidgewayDb, PostgresDb>((provider, options) => options
                .UseNpgsql(provider.GetRequiredService<RidgewayDatabase>().Postgres)
                .ConfigureWarnings(Quiet));
        }
        else
        {
            services.AddDbContext<RidgewayDb, SqliteDb>((provider, options) => options
                .UseSqlite(provider.GetRequiredService<RidgewayDatabase>().SqliteConnectionString)
                .AddInterceptors(provider.GetRequiredService<RidgewayDatabase>().Pragmas)
                .ConfigureWarnings(Quiet));
        }

        return services;
    }

    private static void Quiet(WarningsConfigurationBuilder warnings) =>
        warnings.Ignore(CoreEventId.SensitiveDataLoggingEnabledWarning);
}
