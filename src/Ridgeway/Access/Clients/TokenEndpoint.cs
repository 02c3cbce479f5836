using System.Text.Json.Serialization;

namespace Ridgeway.Access.Clients;

/// <summary>Where systems learn how to sign in, and where they do.</summary>
internal static class TokenEndpoint
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/.well-known/smart-configuration", Configuration).AllowAnonymous().WithTags("Access").WithSummary("How systems sign in (SMART App Launch 2.2).");
        app.MapGet("/fhir/.well-known/smart-configuration", Configuration).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/oauth/token", TokenAsync).AllowAnonymous().DisableAntiforgery().WithTags("Access")
            .WithSummary("An access token for a system that proves itself with a signed assertion (OAuth 2 client credentials).")
            .Produces<Token>().Produces<TokenError>(StatusCodes.Status400BadRequest);
    }

    private static SmartConfiguration Configuration(PublicAddress address) => new(
        address.Root,
        address.Token,
        ["client_credentials"],
        ["private_key_jwt"],
        TokenStory.Algorithms,
        ["system/*.cruds"],
        ["client-confidential-asymmetric", "permission-v1", "permission-v2"],
        ["S256"]);

    private static async Task<IResult> TokenAsync(HttpContext http, TokenStory story)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Pragma = "no-cache";
        if (!http.Request.HasFormContentType)
        {
            return Refuse(TokenRefusal.NotAForm, http);
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return await story.GrantAsync(form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal), http.RequestAborted) switch
        {
            TokenOutcome.Granted(var token, var scopes) => Results.Json(new Token(token, "bearer", (int)AccessTokens.Lifetime.TotalSeconds, string.Join(' ', scopes))),
            TokenOutcome.Refused(var reason) => Refuse(reason, http),
            _ => throw new InvalidOperationException("A wish for a token ended in no known way."),
        };
    }

    private static IResult Refuse(TokenRefusal reason, HttpContext http)
    {
        var (error, words) = WordsFor(reason, http.RequestServices.GetRequiredService<PublicAddress>().Token);
        return Results.Json(new TokenError(error, words), statusCode: StatusCodes.Status400BadRequest);
    }

    private static (string Error, string Words) WordsFor(TokenRefusal reason, string address) => reason switch
    {
        TokenRefusal.NotAForm => ("invalid_request", "Send a form: application/x-www-form-urlencoded."),
        TokenRefusal.OtherGrant => ("unsupported_grant_type", "grant_type must be client_credentials."),
        TokenRefusal.NoAssertion => ("invalid_request", "client_assertion_type must be urn:ietf:params:oauth:client-assertion-type:jwt-bearer, with a client_assertion."),
        TokenRefusal.NotAJwt => ("invalid_client", "client_assertion is not a signed JWT."),
        TokenRefusal.OtherAlgorithm => ("invalid_client", "The assertion must be signed with RS384 or ES384."),
        TokenRefusal.NotIssuerAndSubject => ("invalid_client", "iss and sub must both be the client_id."),
        TokenRefusal.UnknownClientOrKey => ("invalid_client", "The client is not known here, or the assertion is not signed by the key of its kid."),
        TokenRefusal.OtherAudience => ("invalid_client", $"aud must be exactly {address}."),
        TokenRefusal.NoExpiry => ("invalid_client", "The assertion must have exp."),
        TokenRefusal.Expired => ("invalid_client", "The assertion has expired."),
        TokenRefusal.TooFarAhead => ("invalid_client", "exp may be at most 5 minutes ahead, and nbf must have come."),
        TokenRefusal.NoJti => ("invalid_client", "The assertion must have a jti of at most 200 characters."),
        TokenRefusal.UsedBefore => ("invalid_client", "This jti has been used: make a new assertion."),
        TokenRefusal.NoScope => ("invalid_scope", "Ask for at least one scope, such as system/Observation.rs."),
        TokenRefusal.NothingGranted => ("invalid_scope", "None of the scopes asked for is allowed to this client."),
    };

    private sealed record Token(
        [property: JsonPropertyName("access_token")] string AccessToken,
        [property: JsonPropertyName("token_type")] string TokenType,
        [property: JsonPropertyName("expires_in")] int ExpiresIn,
        [property: JsonPropertyName("scope")] string Scope);

    private sealed record TokenError(
        [property: JsonPropertyName("error")] string Error,
        [property: JsonPropertyName("error_description")] string Description);

    private sealed record SmartConfiguration(
        [property: JsonPropertyName("issuer")] string Issuer,
        [property: JsonPropertyName("token_endpoint")] string TokenEndpoint,
        [property: JsonPropertyName("grant_types_supported")] IReadOnlyList<string> GrantTypes,
        [property: JsonPropertyName("token_endpoint_auth_methods_supported")] IReadOnlyList<string> AuthMethods,
        [property: JsonPropertyName("token_endpoint_auth_signing_alg_values_supported")] IReadOnlyList<string> Algorithms,
        [property: JsonPropertyName("scopes_supported")] IReadOnlyList<string> Scopes,
        [property: JsonPropertyName("capabilities")] IReadOnlyList<string> Capabilities,
        [property: JsonPropertyName("code_challenge_methods_supported")] IReadOnlyList<string> CodeChallengeMethods);
}
