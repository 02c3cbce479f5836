using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.WebEncoders;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Web.Elements;

namespace Ridgeway.Web;

/// <summary>What pages need: Razor Pages beside their stories, cookies, forms that cannot be forged, limits on guessing.</summary>
internal static class WebSetup
{
    /// <summary>Few enough that guessing passwords leads nowhere, many enough for a whole practice behind one address.</summary>
    public const string SignInLimit = "sign-in";

    public static IServiceCollection AddWeb(this IServiceCollection services)
    {
        services.AddRazorPages().WithRazorPagesAtContentRoot().AddMvcOptions(Speak);
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddRouting(options => options.LowercaseUrls = true);
        services.AddProblemDetails();
        services.ConfigureHttpJsonOptions(options => RidgewayJson.Configure(options.SerializerOptions, JsonNamingPolicy.SnakeCaseLower));
        services.AddOpenApi("v1", options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Ridgeway";
            document.Info.Description = "From a person's record to what worked. Systems sign in as /.well-known/smart-configuration says.";
            return Task.CompletedTask;
        }));
        services.AddScoped<IKnowIfReady, DatabaseReady>();
        services.AddScoped<IKnowIfReady, ContentReady>();
        services.AddExceptionHandler<UnexpectedProblem>();
        services.AddHttpContextAccessor();
        services.AddAntiforgery(options => Harden(options.Cookie, "ridgeway.form"));
        services.Configure<CookieTempDataProviderOptions>(options => Harden(options.Cookie, PageFrame.SaidCookie));
        services.AddRateLimiter(Limit);
        services.AddSingleton(new NavigationItem("My work", "/", 0, Role.Clinician, Role.Provider, Role.Commissioner, Role.Operator));
        services.AddSingleton(new NavigationItem("My plan", "/", 0, Role.Person));
        return services;
    }

    /// <summary>Cookies are unreadable to scripts, not sent from other sites, and secure wherever the page is.</summary>
    public static void Harden(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.IsEssential = true;
    }

    private static void Speak(MvcOptions options)
    {
        options.ModelBinderProviders.Insert(0, new DateOnlyBinderProvider());
        options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        var words = (DefaultModelBindingMessageProvider)options.ModelBindingMessageProvider;
        words.SetValueMustNotBeNullAccessor(_ => "Give an answer");
        words.SetMissingBindRequiredValueAccessor(name => $"Give an answer: {name}");
        words.SetMissingKeyOrValueAccessor(() => "Give an answer");
        words.SetAttemptedValueIsInvalidAccessor((value, name) => $"{name}: '{value}' could not be read");
        words.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"'{value}' could not be read");
        words.SetUnknownValueIsInvalidAccessor(name => $"{name} could not be read");
        words.SetNonPropertyUnknownValueIsInvalidAccessor(() => "The answer could not be read");
        words.SetValueIsInvalidAccessor(value => $"'{value}' could not be read");
        words.SetValueMustBeANumberAccessor(name => $"{name} must be a number");
        words.SetNonPropertyValueMustBeANumberAccessor(() => "This must be a number");
    }

    private static void Limit(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "60";
            return ValueTask.CompletedTask;
        };
        options.AddPolicy(SignInLimit, context => HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(
                $"from {context.Connection.RemoteIpAddress}",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = 30, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter("looking"));
    }
}
