using System.Text.Json;
using Ridgeway.Exchange.Fhir.Json;

namespace Ridgeway.Exchange.Fhir.People;

/// <summary>Reads one telephone number and one e-mail address: the first of each that is not an old one, a mobile before a landline.</summary>
internal static class TelecomReader
{
    public static void Read(scoped ref Utf8JsonReader json, Workbench bench, PatientParts parts)
    {
        parts.Telephone = null;
        parts.Email = null;
        var hasMobile = false;
        var list = ListWalk.Over(ref json, bench, "telecom");
        while (list.Next(ref json))
        {
            ReadOnlySpan<byte> system = default, use = default;
            string? value = null;
            var walk = ObjectWalk.Over(ref json, bench, "telecom");
            while (walk.Next(ref json, bench))
            {
                if (walk.Name.SequenceEqual("system"u8))
                {
                    system = bench.Text(ref json, "telecom.system");
                }
                else if (walk.Name.SequenceEqual("use"u8))
                {
                    use = bench.Text(ref json, "telecom.use");
                }
                else if (walk.Name.SequenceEqual("value"u8))
                {
                    value = bench.String(ref json, "telecom.value");
                }
                else
                {
                    json.Skip();
                }
            }

            if (value is not null && !use.SequenceEqual("old"u8))
            {
                Take(parts, system, use.SequenceEqual("mobile"u8), value, ref hasMobile);
            }
        }
    }

    private static void Take(PatientParts parts, ReadOnlySpan<byte> system, bool isMobile, string value, ref bool hasMobile)
    {
        if (system.SequenceEqual("email"u8))
        {
            parts.Email ??= value;
        }
        else if (system.SequenceEqual("phone"u8) && (parts.Telephone is null || (isMobile && !hasMobile)))
        {
            parts.Telephone = value;
            hasMobile = isMobile;
        }
    }
}
