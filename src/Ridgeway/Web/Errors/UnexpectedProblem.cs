using Microsoft.AspNetCore.Diagnostics;

namespace Ridgeway.Web;

/// <summary>The one place where a bug becomes an answer: logged by the framework, said without its inner workings, never turned into a "not found".</summary>
internal sealed class UnexpectedProblem : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // The framework has already turned the request towards the error page.
        var asked = httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? httpContext.Request.Path;
        // Too large or cut short is the sender's mistake, not ours.
        var status = exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
        if (!SystemAddress.Is(asked))
        {
            httpContext.Response.StatusCode = status;
            return false;
        }

        httpContext.Request.Path = asked;
        var detail = status < 500
            ? exception.Message
            : $"Ridgeway could not answer. Its operator can find out why with the number {Problems.TraceOf(httpContext)}.";
        await Problems.WriteAsync(httpContext, status, detail);
        return true;
    }
}
