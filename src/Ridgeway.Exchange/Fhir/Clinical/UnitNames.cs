using System.Text;
using Ridgeway.Codes;
using Ridgeway.Exchange.Fhir.Json;
using Ridgeway.Exchange.Units;

namespace Ridgeway.Exchange.Fhir.Clinical;

/// <summary>A unit as it was written, known or not, with its number in the code book.</summary>
/// <param name="Ucum">The UCUM unit where the writing is known, else the writing itself.</param>
/// <param name="IsKnown">True where <paramref name="Ucum"/> is a unit Ridgeway knows.</param>
/// <param name="Number">Its number in the code book.</param>
internal sealed record UnitName(string Ucum, bool IsKnown, int Number);

/// <summary>Units by the bytes they were written in, each worked out once.</summary>
internal sealed class UnitNames(CodeBook codes)
{
    private const int MostRemembered = 10_000, LongestUnit = 60;

    private readonly Utf8Table<UnitName> known = [];

    /// <summary>The unit, or null where nothing usable was written.</summary>
    public UnitName? Find(ReadOnlySpan<byte> written)
    {
        if (written.IsEmpty)
        {
            return null;
        }

        if (known.TryGet(written, out var name))
        {
            return name;
        }

        var text = Encoding.UTF8.GetString(written).Trim();
        if (text.Length is 0 or > LongestUnit)
        {
            return null;
        }

        name = WorkOut(text);
        if (known.Count < MostRemembered)
        {
            known.Add(written, name);
        }

        return name;
    }

    /// <summary>A unit that content wrote in UCUM.</summary>
    public UnitName OfContent(string ucum) => new(ucum, IsKnown: true, codes.Add(new Coded(CodeSystem.Ucum, ucum)));

    private UnitName WorkOut(string text) => UnitTexts.ToUcum(text) is { } ucum
        ? new UnitName(ucum, IsKnown: true, codes.Add(new Coded(CodeSystem.Ucum, ucum)))
        : new UnitName(text, IsKnown: false, codes.Add(new Coded(CodeSystem.Ridgeway, text)));
}
