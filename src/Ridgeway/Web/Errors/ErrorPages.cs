using Microsoft.AspNetCore.Diagnostics;

namespace Ridgeway.Web;

/// <summary>Gives every refusal a body: a page for people, a problem for programs.</summary>
internal static class ErrorPages
{
    public const string Address = "/error";

    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = Address,
            // A page that answers 404 for a failure would hide it.
            AllowStatusCode404Response = true,
            StatusCodeSelector = exception => exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
        });
        app.UseWhen(context => SystemAddress.Is(context.Request.Path), branch => branch.UseStatusCodePages(context =>
            Problems.WriteAsync(context.HttpContext, context.HttpContext.Response.StatusCode, Say(context.HttpContext))));
        app.UseWhen(context => !SystemAddress.Is(context.Request.Path), branch => branch.UseStatusCodePagesWithReExecute(Address, "?status={0}"));
    }

    private static string Say(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => $"There is nothing at {http.Request.Path}.",
        StatusCodes.Status405MethodNotAllowed => $"{http.Request.Path} does not take {http.Request.Method}.",
        var status => Problems.TitleOf(status) + ".",
    };
}
