using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Ridgeway.Web;

namespace Ridgeway.Access;

/// <summary>Signing in, for the web server.</summary>
internal static class AccessSetup
{
    public static readonly TimeSpan SignedInFor = TimeSpan.FromHours(10);

    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            WebSetup.Harden(options.Cookie, "ridgeway.account");
            options.LoginPath = "/sign-in";
            options.ReturnUrlParameter = "then";
            options.ExpireTimeSpan = SignedInFor;
            options.SlidingExpiration = true;
            // Forbidden is a page of its own at the same address, not a journey to another.
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        services.AddAuthorization(Policies.Add);
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, Doorkeeper>();
        return services;
    }
}
