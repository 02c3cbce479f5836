using System.Text;
using System.Text.Json;
using Ridgeway.Exchange.Fhir.Clinical;
using Ridgeway.Exchange.Fhir.Json;

namespace Ridgeway.Exchange.Fhir.People;

/// <summary>Reads the language a person prefers: the one marked so, or the only one. Of several unmarked ones none can be told.</summary>
internal static class LanguageReader
{
    public static string? Read(scoped ref Utf8JsonReader json, Workbench bench)
    {
        string? preferred = null, only = null;
        var count = 0;
        var list = ListWalk.Over(ref json, bench, "communication");
        while (list.Next(ref json))
        {
            ReadOnlySpan<byte> code = default;
            var isPreferred = false;
            var walk = ObjectWalk.Over(ref json, bench, "communication");
            while (walk.Next(ref json, bench))
            {
                if (walk.Name.SequenceEqual("language"u8))
                {
                    code = StatusCode.Read(ref json, bench, "communication.language");
                }
                else if (walk.Name.SequenceEqual("preferred"u8))
                {
                    isPreferred = bench.Bool(ref json, "communication.preferred") ?? false;
                }
                else
                {
                    json.Skip();
                }
            }

            if (code.Length is > 0 and <= 35)
            {
                only = Encoding.UTF8.GetString(code);
                preferred ??= isPreferred ? only : null;
                count++;
            }
        }

        return preferred ?? (count == 1 ? only : null);
    }
}
