using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Ridgeway.Access.SigningIn;

/// <summary>Signing out, and in a demonstration signing in with one click.</summary>
internal static class SignInEndpoints
{
    public static void Map(IEndpointRouteBuilder app, bool isDemo)
    {
        app.MapPost("/sign-out", SignOutAsync).AllowAnonymous().ExcludeFromDescription();
        if (isDemo)
        {
            app.MapPost("/sign-in/demo", SignInToDemoAsync).AllowAnonymous().ExcludeFromDescription();
        }
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, IAntiforgery forms)
    {
        if (!await forms.IsRequestValidAsync(http))
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Results.Redirect("/");
    }

    private static async Task<IResult> SignInToDemoAsync(HttpContext http, IAntiforgery forms, DemoAccounts demo)
    {
        if (!await forms.IsRequestValidAsync(http))
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (!Guid.TryParse(form["account"], out var id) || id == Guid.Empty
            || await demo.FindAsync(new AccountId(id), http.RequestAborted) is not { } account)
        {
            return Results.NotFound();
        }

        await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, StillSignedIn.Principal(account));
        return Results.Redirect("/");
    }
}
