using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Ridgeway.Records;

namespace Ridgeway.Records.Facts;

/// <summary>
/// The stored form of a person's facts: a few bytes a fact, in date order. A fact is one byte of marks, then variable-length
/// numbers: code, days since the fact before, and where marked the end, the value and its unit, the answer.
/// Values are mostly whole numbers with up to four decimals, and always read back as they were written.
/// </summary>
internal static class PackedFacts
{
    private const byte Format = 1;
    private const int HasEnd = 0x20;
    private const int Over = 0x40;
    private const int HasValue = 0x80;
    private const int EightBytes = 7;
    private const double LargestWhole = 1L << 52;

    private static ReadOnlySpan<double> Power => [1, 10, 100, 1000, 10000];

    /// <summary>Packs facts that are already in date order. Codes are turned from this program's numbers into stored ones.</summary>
    public static void Pack(ReadOnlySpan<Fact> facts, StoredCodes codes, PackedBytes into)
    {
        into.Byte(Format);
        into.Unsigned((uint)facts.Length);
        var day = 0;
        foreach (ref readonly var fact in facts)
        {
            var marks = (int)fact.Kind | ((int)fact.Precision << 3)
                | (fact.EndDay >= 0 ? HasEnd : 0) | (fact.IsOver ? Over : 0) | (fact.Value is null ? 0 : HasValue);
            into.Byte((byte)marks);
            into.Unsigned((uint)codes.Stored(fact.Code));
            into.Signed(fact.Day - day);
            day = fact.Day;
            if (fact.EndDay >= 0)
            {
                into.Signed(fact.EndDay - fact.Day);
            }

            if (fact.Value is not null)
            {
                PackValue(fact.RawValue, into);
                into.Unsigned((uint)codes.Stored(fact.Unit));
            }

            if (fact.Kind == FactKind.Finding)
            {
                into.Unsigned((uint)codes.Stored(fact.Answer));
            }
        }
    }

    /// <summary>How many facts there are.</summary>
    public static int Count(ReadOnlySpan<byte> packed)
    {
        var reader = new PackedReader(packed);
        CheckFormat(ref reader);
        return (int)reader.Unsigned();
    }

    /// <summary>Unpacks into the first places of <paramref name="facts"/>, which has room for <see cref="Count"/>.</summary>
    /// <param name="packed">The stored bytes.</param>
    /// <param name="codes">What the stored numbers mean.</param>
    /// <param name="leftOut">True for each stored code whose facts are passed over.</param>
    /// <param name="facts">Filled from the front.</param>
    /// <returns>How many were filled.</returns>
    public static int Unpack(ReadOnlySpan<byte> packed, StoredCodes codes, ReadOnlySpan<bool> leftOut, Span<Fact> facts)
    {
        var reader = new PackedReader(packed);
        CheckFormat(ref reader);
        var count = (int)reader.Unsigned();
        facts = facts[..count];
        var numbers = codes.Numbers;
        var (day, filled) = (0, 0);
        for (var i = 0; i < facts.Length; i++)
        {
            var marks = reader.Byte();
            var kind = (FactKind)(marks & 0x07);
            var stored = reader.Unsigned();
            day += (int)reader.Signed();
            if (stored < (uint)leftOut.Length && leftOut[(int)stored])
            {
                PassOver(ref reader, marks);
                continue;
            }

            var code = Local(stored, numbers, codes);
            var end = (marks & HasEnd) != 0 ? day + (int)reader.Signed() : Fact.NoDay;
            var value = double.NaN;
            var unit = 0;
            if ((marks & HasValue) != 0)
            {
                value = UnpackValue(ref reader);
                unit = Local(reader.Unsigned(), numbers, codes);
            }

            facts[filled++] = new Fact
            {
                Kind = kind,
                Code = code,
                Day = day,
                Precision = (DatePrecision)((marks >> 3) & 0x03),
                EndDay = end,
                IsOver = (marks & Over) != 0,
                RawValue = value,
                Unit = unit,
                Answer = kind == FactKind.Finding ? Local(reader.Unsigned(), numbers, codes) : 0,
            };
        }

        return filled;
    }

    /// <summary>Moves on to the next fact.</summary>
    private static void PassOver(ref PackedReader reader, int marks)
    {
        if ((marks & HasEnd) != 0)
        {
            reader.Unsigned();
        }

        if ((marks & HasValue) != 0)
        {
            if ((reader.Signed() & 7) == EightBytes)
            {
                reader.Bytes(sizeof(double));
            }

            reader.Unsigned();
        }

        if ((FactKind)(marks & 0x07) == FactKind.Finding)
        {
            reader.Unsigned();
        }
    }

    /// <summary>From a table already at hand; only a code new to this program is asked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Local(ulong stored, ReadOnlySpan<int> numbers, StoredCodes codes) =>
        stored < (uint)numbers.Length && numbers[(int)stored] is var known and > 0 ? known : codes.Local(checked((int)stored));

    private static void CheckFormat(ref PackedReader reader)
    {
        if (reader.Byte() is var format && format != Format)
        {
            throw new InvalidDataException($"Stored facts have format {format}; this Ridgeway reads format {Format}.");
        }
    }

    /// <summary>
    /// The fewest decimals (0 to 4) that give the same value back, in the low three bits, and the whole number above them;
    /// a value that has none (more decimals, or too large) as its eight bytes.
    /// </summary>
    private static void PackValue(double value, PackedBytes into)
    {
        for (var decimals = 0; decimals < Power.Length; decimals++)
        {
            var whole = Math.Round(value * Power[decimals]);
            if (Math.Abs(whole) < LargestWhole && whole / Power[decimals] == value)
            {
                into.Signed(((long)whole << 3) | (uint)decimals);
                return;
            }
        }

        into.Signed(EightBytes);
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
        into.Bytes(bytes);
    }

    private static double UnpackValue(ref PackedReader reader)
    {
        var packed = reader.Signed();
        return (packed & 7) switch
        {
            0 => packed >> 3,
            EightBytes => BinaryPrimitives.ReadDoubleLittleEndian(reader.Bytes(sizeof(double))),
            var decimals => (packed >> 3) / Power[(int)decimals],
        };
    }
}
