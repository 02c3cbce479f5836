namespace Ridgeway.Guidance.AnswerHooks;

/// <summary>Cross-origin answers of the CDS Hooks services (Fetch standard): any origin, because nothing there goes by cookies.</summary>
internal static class HookOrigins
{
    /// <summary>Answers browsers that ask first, and lets pages of any origin read the answers, problems too.</summary>
    public static void Use(IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (!http.Request.Path.StartsWithSegments("/cds-services"))
        {
            return next(http);
        }

        var isAskingFirst = HttpMethods.IsOptions(http.Request.Method);
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.AccessControlAllowOrigin = "*";
            headers.AccessControlExposeHeaders = "WWW-Authenticate";
            headers["Cross-Origin-Resource-Policy"] = "cross-origin";
            if (isAskingFirst)
            {
                headers.AccessControlAllowMethods = "GET, POST, OPTIONS";
                headers.AccessControlAllowHeaders = "Authorization, Content-Type, Accept";
                headers.AccessControlMaxAge = "3600";
            }

            return Task.CompletedTask;
        });
        if (!isAskingFirst)
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    });
}
