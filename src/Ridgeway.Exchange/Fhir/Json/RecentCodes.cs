using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Ridgeway.Codes;

namespace Ridgeway.Exchange.Fhir.Json;

/// <summary>
/// The codes this reader met lately, in front of the shared book: a few hundred codes make up nearly all of any record,
/// and looking one up here costs a quarter of asking the book. A code that is pushed out is only asked for again.
/// </summary>
internal sealed class RecentCodes(CodeBook codes)
{
    private const int Places = 2048;

    private readonly Place[] places = new Place[Places];

    public int Add(SystemName system, ReadOnlySpan<byte> code, ReadOnlySpan<byte> display)
    {
        ref var place = ref places[PlaceOf(system, code)];
        if (ReferenceEquals(place.System, system) && code.SequenceEqual(place.Code))
        {
            return place.Number;
        }

        var number = codes.Add(system.Address, code, display);
        place = new Place { System = system, Code = code.ToArray(), Number = number };
        return number;
    }

    /// <summary>From the first and last eight bytes: codes of one system differ at their ends.</summary>
    private static int PlaceOf(SystemName system, ReadOnlySpan<byte> code)
    {
        ulong first = 0, last = 0;
        if (code.Length >= 8)
        {
            first = BinaryPrimitives.ReadUInt64LittleEndian(code);
            last = BinaryPrimitives.ReadUInt64LittleEndian(code[^8..]);
        }
        else
        {
            foreach (var b in code)
            {
                first = (first << 8) | b;
            }
        }

        var mixed = (first * 0x9E3779B97F4A7C15UL) ^ (last * 0xC2B2AE3D27D4EB4FUL) ^ (uint)RuntimeHelpers.GetHashCode(system);
        return (int)((mixed ^ (mixed >> 29) ^ (mixed >> 47)) % Places);
    }

    private struct Place
    {
        public SystemName? System;
        public byte[]? Code;
        public int Number;
    }
}
