using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using Ridgeway.Access.Accounts;
using Ridgeway.Access.Clients;
using Ridgeway.Access.OutsideTeam;
using Ridgeway.Access.SigningIn;
using Ridgeway.Web;

namespace Ridgeway.Access;

/// <summary>Who is signed in, for which organisation, and whom they may see.</summary>
internal static class AccessSetup
{
    public static readonly TimeSpan SignedInFor = TimeSpan.FromHours(10);

    /// <summary>What every part of the program may need, serving or not.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<Passwords>();
        services.AddScoped<Sight>();
        services.AddScoped<PersonDoor>();
        services.AddScoped<AccessLog>();
        services.AddScoped<OpenOutsideStory>();
        services.AddScoped<IKnowCaseload, OpenedOutside>();
        services.AddScoped<DemoAccounts>();
        services.AddScoped<SignInStory>();
        services.AddSingleton<TokenKeys>();
        services.AddSingleton<AccessTokens>();
        services.AddScoped<DemoClient>();
        return services;
    }

    /// <summary>What only the web server needs.</summary>
    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddSingleton<StillSignedIn>();
        services.AddSingleton<PublicAddress>();
        services.AddScoped<TokenStory>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, CookieKeys>();
        services.AddDataProtection().SetApplicationName("ridgeway");
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(SetCookie)
            .AddScheme<AuthenticationSchemeOptions, BearerTokens>(BearerTokens.SchemeName, null);
        services.AddAuthorization(Policies.Add);
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, Doorkeeper>();
        services.AddSingleton(new NavigationItem("Who looked", "/access-log", 90, Role.Operator));
        return services;
    }

    public static void MapAccess(this IEndpointRouteBuilder app, RidgewaySettings settings)
    {
        SignInEndpoints.Map(app, settings.IsDemo);
        TokenEndpoint.Map(app);
    }

    private static void SetCookie(CookieAuthenticationOptions options)
    {
        WebSetup.Harden(options.Cookie, "ridgeway.account");
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "then";
        options.ExpireTimeSpan = SignedInFor;
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = context => context.HttpContext.RequestServices.GetRequiredService<StillSignedIn>().CheckAsync(context);
        // Forbidden is a page of its own at the same address, not a journey to another.
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }
}
