using System.Text.Json;
using Ridgeway.Exchange.Fhir.Json;

namespace Ridgeway.Exchange.Fhir.People;

/// <summary>One text, or the texts of a list joined.</summary>
internal static class Words
{
    public static string? Of(scoped ref Utf8JsonReader json, Workbench bench, string path, string between = " ")
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            return bench.String(ref json, path);
        }

        string? joined = null;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (bench.String(ref json, path) is { } word)
            {
                joined = joined is null ? word : joined + between + word;
            }
        }

        return joined;
    }
}
