using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Ridgeway.Web;

namespace Ridgeway.Access;

/// <summary>
/// What happens to someone who may not come in: people are asked to sign in or told the page is not theirs,
/// programs get a problem in JSON, and what is not there at all is "not found" for everyone.
/// </summary>
internal sealed class Doorkeeper : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler usual = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (context.GetEndpoint() is null)
        {
            return next(context);
        }

        if (authorizeResult.Succeeded || !SystemAddress.Is(context.Request.Path))
        {
            return usual.HandleAsync(next, context, policy, authorizeResult);
        }

        if (authorizeResult.Forbidden)
        {
            return Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "The token's scopes do not allow this.");
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.WriteAsync(context, StatusCodes.Status401Unauthorized, "Send an access token: Authorization: Bearer TOKEN. How to get one: /.well-known/smart-configuration.");
    }
}
