using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Ridgeway.Access;
using Ridgeway.Events;
using Ridgeway.Records;
using Ridgeway.Finding;
using Ridgeway.Guidance;
using Ridgeway.Referrals;

namespace Ridgeway.Web;

/// <summary>The web server: the same parts as the command line, and doors for people and programs.</summary>
internal static class RidgewayHost
{
    /// <summary>Puts the server together without starting it.</summary>
    /// <param name="settings">What this Ridgeway is.</param>
    /// <param name="also">More, before it is built: tests put another server or clock in.</param>
    public static WebApplication Build(RidgewaySettings settings, Action<WebApplicationBuilder>? also = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(RidgewayHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        // Where the program was built and not published, the style sheet is still in the source folder;
        // it is served as the build compressed it.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        builder.WebHost.UseUrls([.. settings.Urls]);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Host.UseDefaultServiceProvider(options =>
        {
            options.ValidateOnBuild = true;
            options.ValidateScopes = true;
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information)
            // It warns that keys are not encrypted in the database; what that means is in SECURITY.md.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Services.AddRidgeway(settings);
        builder.Services.AddWeb();
        builder.Services.AddSignIn();
        builder.Services.AddHostedService<CourierRounds>();
        builder.Services.AddFindingRounds();
        builder.Services.AddReferralRounds();
        builder.Services.AddFhirRounds();
        builder.Services.AddGuidanceDoors();
        also?.Invoke(builder);

        var app = builder.Build();
        Use(app);
        return app;
    }

    private static void Use(WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseHookOrigins();
        app.UseErrorPages();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapStaticAssets().AllowAnonymous().ShortCircuit();
        app.MapRazorPages().WithStaticAssets();
        app.MapAccess(app.Services.GetRequiredService<RidgewaySettings>());
        app.MapRooms();
        app.MapReadiness();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapSystemBases();
    }
}
