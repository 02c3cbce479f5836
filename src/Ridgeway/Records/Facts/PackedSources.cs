using System.Text;

namespace Ridgeway.Records.Facts;

/// <summary>The stored form of where facts came from, one origin a fact and in the same order; kept apart so that a whole-population run need not read it.</summary>
internal static class PackedSources
{
    private const byte Format = 1;
    private const int SameAsBefore = 0x01;
    private const int IsUuid = 0x02;

    public static FactOrigin[] Unpack(ReadOnlySpan<byte> packed, int count)
    {
        var reader = Open(packed);
        var origins = new FactOrigin[count];
        for (var i = 0; i < count; i++)
        {
            var marks = reader.Byte();
            origins[i] = (marks & SameAsBefore) != 0 ? origins[i - 1] : UnpackOne(marks, ref reader);
        }

        return origins;
    }

    /// <summary>The key of each fact's resource, without making origins.</summary>
    public static void Keys(ReadOnlySpan<byte> packed, ReadOnlySpan<Fact> facts, Span<ulong> keys)
    {
        var reader = Open(packed);
        for (var i = 0; i < facts.Length; i++)
        {
            var marks = reader.Byte();
            keys[i] = (marks & SameAsBefore) != 0 ? keys[i - 1] : KeyOfOne(marks, facts[i].Code, ref reader);
        }
    }

    private static PackedReader Open(ReadOnlySpan<byte> packed)
    {
        var reader = new PackedReader(packed);
        return reader.Byte() is var format && format == Format
            ? reader
            : throw new InvalidDataException($"Stored sources have format {format}; this Ridgeway reads format {Format}.");
    }

    private static FactOrigin UnpackOne(byte marks, ref PackedReader reader)
    {
        var type = reader.Byte();
        var file = (int)reader.Unsigned();
        var line = (int)reader.Unsigned();
        var id = IdOf(marks, ref reader);
        return new FactOrigin(file, line, type, (marks & IsUuid) != 0
            ? new Guid(id, bigEndian: true).ToString()
            : Encoding.UTF8.GetString(id));
    }

    private static ulong KeyOfOne(byte marks, int code, ref PackedReader reader)
    {
        var type = reader.Byte();
        var file = (int)reader.Unsigned();
        var line = (int)reader.Unsigned();
        return ResourceKey.Of(type, IdOf(marks, ref reader), (marks & IsUuid) != 0, code, file, line);
    }

    private static ReadOnlySpan<byte> IdOf(byte marks, ref PackedReader reader) =>
        reader.Bytes((marks & IsUuid) != 0 ? 16 : (int)reader.Unsigned());

    /// <summary>Writes origins in the order of the facts.</summary>
    internal ref struct Writer
    {
        private readonly PackedBytes into;
        private ulong lastKey;
        private int lastLine;
        private int lastFile;
        private bool hasLast;

        public Writer(PackedBytes into)
        {
            this.into = into;
            into.Byte(Format);
        }

        public void Write(in FactBatch.Row row, ReadOnlySpan<byte> id)
        {
            if (hasLast && row.Key == lastKey && row.Line == lastLine && row.File == lastFile)
            {
                into.Byte(SameAsBefore);
                return;
            }

            into.Byte((byte)(row.IsUuid ? IsUuid : 0));
            into.Byte(row.Type);
            into.Unsigned((uint)row.File);
            into.Unsigned((uint)row.Line);
            if (!row.IsUuid)
            {
                into.Unsigned((uint)id.Length);
            }

            into.Bytes(id);
            (lastKey, lastLine, lastFile, hasLast) = (row.Key, row.Line, row.File, true);
        }
    }
}
