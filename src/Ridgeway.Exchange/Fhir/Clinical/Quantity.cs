using System.Text.Json;
using Ridgeway.Codes;
using Ridgeway.Exchange.Fhir.Json;

namespace Ridgeway.Exchange.Fhir.Clinical;

/// <summary>A FHIR Quantity as it was sent: a number, perhaps, and a unit, perhaps.</summary>
internal readonly record struct Quantity(double? Value, UnitName? Unit)
{
    public static Quantity Read(scoped ref Utf8JsonReader json, Workbench bench, string path)
    {
        double? value = null;
        ReadOnlySpan<byte> text = default, code = default, system = default;
        var walk = ObjectWalk.Over(ref json, bench, path);
        while (walk.Next(ref json, bench))
        {
            if (walk.Name.SequenceEqual("value"u8))
            {
                value = bench.Number(ref json, path);
            }
            else if (walk.Name.SequenceEqual("unit"u8))
            {
                text = bench.Text(ref json, path);
            }
            else if (walk.Name.SequenceEqual("system"u8))
            {
                system = bench.Text(ref json, path);
            }
            else if (walk.Name.SequenceEqual("code"u8))
            {
                code = bench.Text(ref json, path);
            }
            else if (walk.Name.SequenceEqual("comparator"u8))
            {
                bench.Doubts.Add(path, $"is given as '{Workbench.Shorten(bench.Text(ref json, path))}' a number; the number itself was kept");
            }
            else
            {
                json.Skip();
            }
        }

        return new Quantity(value, UnitOf(bench, path, text, code, system));
    }

    /// <summary>The code is believed before the words, if it is UCUM; when the two are different known units somebody must look.</summary>
    private static UnitName? UnitOf(Workbench bench, string path, ReadOnlySpan<byte> text, ReadOnlySpan<byte> code, ReadOnlySpan<byte> system)
    {
        if (!system.IsEmpty && !string.Equals(bench.Systems.Find(system).Address, CodeSystem.Ucum, StringComparison.Ordinal))
        {
            code = default;
        }

        var byCode = bench.UnitNames.Find(code);
        if (byCode is not null && (text.IsEmpty || text.SequenceEqual(code)))
        {
            return byCode;
        }

        var byText = bench.UnitNames.Find(text);
        if (byCode is null or { IsKnown: false })
        {
            return byText is { IsKnown: true } ? byText : byCode ?? byText;
        }

        if (byText is { IsKnown: true } && byText.Number != byCode.Number)
        {
            bench.Doubts.Add(path, $"says '{Workbench.Shorten(text)}' in words and '{Workbench.Shorten(code)}' in code; the code was believed");
        }

        return byCode;
    }
}
