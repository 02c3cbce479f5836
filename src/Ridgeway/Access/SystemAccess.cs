using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Ridgeway.Access.Clients;

namespace Ridgeway.Access;

/// <summary>Opens an endpoint to systems with the right scope: <c>app.MapGet("/fhir/Patient/{id}", ...).RequireScope("Patient", 'r')</c>.</summary>
internal static class SystemAccess
{
    /// <param name="endpoint">The endpoint or group.</param>
    /// <param name="resource">The FHIR resource type it gives or takes.</param>
    /// <param name="permission">c, r, u, d or s.</param>
    public static TBuilder RequireScope<TBuilder>(this TBuilder endpoint, string resource, char permission)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(new AuthorizationPolicyBuilder(BearerTokens.SchemeName)
            .RequireAuthenticatedUser()
            .RequireAssertion(context => Allows(context, resource, permission))
            .Build());

    /// <summary>Opens an endpoint to people signed in in one of these roles, and to systems with the right scope.</summary>
    /// <param name="endpoint">The endpoint or group.</param>
    /// <param name="roles">Whoever may see it on a page.</param>
    /// <param name="resource">The FHIR resource type whose scope a system needs.</param>
    /// <param name="permission">c, r, u, d or s.</param>
    public static TBuilder RequireRoleOrScope<TBuilder>(this TBuilder endpoint, IReadOnlyList<Role> roles, string resource, char permission)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(new AuthorizationPolicyBuilder(CookieAuthenticationDefaults.AuthenticationScheme, BearerTokens.SchemeName)
            .RequireAuthenticatedUser()
            .RequireAssertion(context => IsThemselves(context, roles) || Allows(context, resource, permission))
            .Build());

    /// <summary>Somebody signed in here, and no app that reads FHIR for them: its scopes say nothing of anything else.</summary>
    private static bool IsThemselves(AuthorizationHandlerContext context, IReadOnlyList<Role> roles) =>
        !context.User.HasClaim(claim => claim.Type == AccessTokens.ScopeClaim) && roles.Any(role => context.User.IsInRole(role.ToString()));

    private static bool Allows(AuthorizationHandlerContext context, string resource, char permission) =>
        SystemScope.ParseAll(context.User.FindFirst(AccessTokens.ScopeClaim)?.Value ?? "", out _).Any(scope => scope.Allows(resource, permission));
}
