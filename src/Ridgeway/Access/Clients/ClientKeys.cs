using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Ridgeway.Access.Clients;

/// <summary>Reads the public keys of a client, and refuses what cannot be used or should never have been sent.</summary>
internal static class ClientKeys
{
    private const int ShortestRsa = 2048;

    /// <param name="text">A JSON Web Key Set (RFC 7517).</param>
    /// <param name="problem">What is wrong with it, in words.</param>
    public static bool Check(string text, [NotNullWhen(false)] out string? problem)
    {
        problem = ProblemOf(text);
        return problem is null;
    }

    private static string? ProblemOf(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("keys", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
            {
                return "It is not a JSON Web Key Set: an object with a list of \"keys\".";
            }

            return list.EnumerateArray().Any(key => key.ValueKind == JsonValueKind.Object && (key.TryGetProperty("d", out _) || key.TryGetProperty("k", out _)))
                ? "It holds a private key. Send the public part only, and make a new key: this one has been shown."
                : new JsonWebKeySet(text).Keys.Select(ProblemOf).FirstOrDefault(problem => problem is not null);
        }
        catch (Exception unread) when (unread is JsonException or ArgumentException)
        {
            return "It is not a JSON Web Key Set.";
        }
    }

    private static string? ProblemOf(JsonWebKey key) => key switch
    {
        { Kid: null or "" } => "Every key needs a \"kid\".",
        { Kty: "EC", Crv: "P-384" } => null,
        { Kty: "RSA" } when key.KeySize >= ShortestRsa => null,
        { Kty: "RSA" } => $"Key {key.Kid}: an RSA key needs at least {ShortestRsa} bits.",
        _ => $"Key {key.Kid}: keys must be EC on P-384 (for ES384) or RSA (for RS384).",
    };
}
