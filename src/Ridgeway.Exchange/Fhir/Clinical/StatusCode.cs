using System.Text.Json;
using Ridgeway.Exchange.Fhir.Json;

namespace Ridgeway.Exchange.Fhir.Clinical;

/// <summary>
/// The code of a status written as a CodeableConcept. Its system is one of FHIR's own and not looked at,
/// and the code book is not filled with it.
/// </summary>
internal static class StatusCode
{
    public static ReadOnlySpan<byte> Read(scoped ref Utf8JsonReader json, Workbench bench, string path)
    {
        ReadOnlySpan<byte> code = default;
        var walk = ObjectWalk.Over(ref json, bench, path);
        while (walk.Next(ref json, bench))
        {
            if (!walk.Name.SequenceEqual("coding"u8))
            {
                json.Skip();
                continue;
            }

            var codings = ListWalk.Over(ref json, bench, path);
            while (codings.Next(ref json))
            {
                var found = ReadCoding(ref json, bench, path);
                code = code.IsEmpty ? found : code;
            }
        }

        return code;
    }

    private static ReadOnlySpan<byte> ReadCoding(scoped ref Utf8JsonReader json, Workbench bench, string path)
    {
        ReadOnlySpan<byte> code = default;
        var walk = ObjectWalk.Over(ref json, bench, path);
        while (walk.Next(ref json, bench))
        {
            if (walk.Name.SequenceEqual("code"u8))
            {
                code = bench.Text(ref json, path);
            }
            else
            {
                json.Skip();
            }
        }

        return code;
    }
}
