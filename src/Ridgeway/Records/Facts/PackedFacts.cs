using Ridgeway.Records;

namespace Ridgeway.Records.Facts;

/// <summary>
/// The stored form of a person's facts: a few bytes a fact, in date order. A fact is one byte of marks, then variable-length
/// numbers: code, days since the fact before, and where marked the end, the value and its unit, the answer.
/// Values are whole numbers with up to four decimals, so what was read back is what was written.
/// </summary>
internal static class PackedFacts
{
    private const byte Format = 1;
    private const int HasEnd = 0x20;
    private const int Over = 0x40;
    private const int HasValue = 0x80;

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

    /// <summary>Unpacks into the first <see cref="Count"/> places of <paramref name="facts"/>.</summary>
    public static int Unpack(ReadOnlySpan<byte> packed, StoredCodes codes, Span<Fact> facts)
    {
        var reader = new PackedReader(packed);
        CheckFormat(ref reader);
        var count = (int)reader.Unsigned();
        var day = 0;
        for (var i = 0; i < count; i++)
        {
            var marks = reader.Byte();
            var kind = (FactKind)(marks & 0x07);
            var code = codes.Local((int)reader.Unsigned());
            day += (int)reader.Signed();
            var end = (marks & HasEnd) != 0 ? day + (int)reader.Signed() : Fact.NoDay;
            var value = double.NaN;
            var unit = 0;
            if ((marks & HasValue) != 0)
            {
                value = UnpackValue(ref reader);
                unit = codes.Local((int)reader.Unsigned());
            }

            facts[i] = new Fact
            {
                Kind = kind,
                Code = code,
                Day = day,
                Precision = (DatePrecision)((marks >> 3) & 0x03),
                EndDay = end,
                IsOver = (marks & Over) != 0,
                RawValue = value,
                Unit = unit,
                Answer = kind == FactKind.Finding ? codes.Local((int)reader.Unsigned()) : 0,
            };
        }

        return count;
    }

    private static void CheckFormat(ref PackedReader reader)
    {
        if (reader.Byte() is var format && format != Format)
        {
            throw new InvalidDataException($"Stored facts have format {format}; this Ridgeway reads format {Format}.");
        }
    }

    /// <summary>The fewest decimals (0 to 4) that hold the value exactly, in the low three bits; the whole number above them.</summary>
    private static void PackValue(double value, PackedBytes into)
    {
        var scaled = (decimal)value;
        var decimals = 0;
        while (decimals < 4 && scaled != decimal.Truncate(scaled))
        {
            scaled *= 10;
            decimals++;
        }

        into.Signed(((long)decimal.Round(scaled) << 3) | (uint)decimals);
    }

    private static double UnpackValue(ref PackedReader reader)
    {
        var packed = reader.Signed();
        ReadOnlySpan<double> power = [1, 10, 100, 1000, 10000];
        return (packed >> 3) / power[(int)(packed & 7)];
    }
}
