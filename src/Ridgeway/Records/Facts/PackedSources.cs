using System.Text;

namespace Ridgeway.Records.Facts;

/// <summary>
/// The stored form of where facts came from, one origin a fact and in the same order; kept apart so that a whole-population run need not read it.
/// An origin is one byte of marks, then what differs from the origin before: ids of one system mostly share their beginning, which is not repeated.
/// </summary>
internal static class PackedSources
{
    private const byte Format = 2;
    private const int SameAsBefore = 0x01;
    private const int IsUuid = 0x02;
    private const int SameType = 0x04;
    private const int SameFile = 0x08;
    private const int SharesId = 0x10;

    /// <summary>Longest id kept (FHIR allows 64); see <see cref="FactBatch"/>.</summary>
    public const int LongestId = 256;

    public static FactOrigin[] Unpack(ReadOnlySpan<byte> packed, int count)
    {
        var origins = new FactOrigin[count];
        var reader = new Reader(packed, stackalloc byte[LongestId]);
        for (var i = 0; i < count; i++)
        {
            origins[i] = reader.Next()
                ? new FactOrigin(reader.File, reader.Line, reader.Type, reader.IsUuid ? new Guid(reader.Id, bigEndian: true).ToString() : Encoding.UTF8.GetString(reader.Id))
                : origins[i - 1];
        }

        return origins;
    }

    /// <summary>The key of each fact's resource, without making origins.</summary>
    public static void Keys(ReadOnlySpan<byte> packed, ReadOnlySpan<Fact> facts, Span<ulong> keys)
    {
        var reader = new Reader(packed, stackalloc byte[LongestId]);
        for (var i = 0; i < facts.Length; i++)
        {
            keys[i] = reader.Next()
                ? ResourceKey.Of(reader.Type, reader.Id, reader.IsUuid, facts[i].Code, reader.File, reader.Line)
                : keys[i - 1];
        }
    }

    private ref struct Reader
    {
        private readonly Span<byte> id;
        private PackedReader reader;
        private int idLength;

        public Reader(ReadOnlySpan<byte> packed, Span<byte> idBuffer)
        {
            reader = new PackedReader(packed);
            id = idBuffer;
            if (reader.Byte() is var format && format != Format)
            {
                throw new InvalidDataException($"Stored sources have format {format}; this Ridgeway reads format {Format}.");
            }
        }

        public byte Type { get; private set; }

        public int File { get; private set; }

        public int Line { get; private set; }

        public bool IsUuid { get; private set; }

        public readonly ReadOnlySpan<byte> Id => id[..idLength];

        /// <summary>False where it is the origin before, once more.</summary>
        public bool Next()
        {
            var marks = reader.Byte();
            if ((marks & SameAsBefore) != 0)
            {
                return false;
            }

            Type = (marks & SameType) != 0 ? Type : reader.Byte();
            File = (marks & SameFile) != 0 ? File : (int)reader.Unsigned();
            Line += (int)reader.Signed();
            IsUuid = (marks & PackedSources.IsUuid) != 0;
            var shared = (marks & SharesId) != 0 ? (int)reader.Unsigned() : 0;
            var rest = reader.Bytes(IsUuid ? 16 - shared : (int)reader.Unsigned());
            if (shared > idLength || shared + rest.Length > id.Length)
            {
                throw new InvalidDataException("A stored id is longer than it can be.");
            }

            rest.CopyTo(id[shared..]);
            idLength = shared + rest.Length;
            return true;
        }
    }

    /// <summary>Writes origins in the order of the facts.</summary>
    internal ref struct Writer
    {
        private readonly PackedBytes into;
        private ReadOnlySpan<byte> lastId;
        private ulong lastKey;
        private int lastLine;
        private int lastFile;
        private byte lastType;
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

            var shared = lastId.CommonPrefixLength(id);
            into.Byte((byte)((row.IsUuid ? IsUuid : 0) | (row.Type == lastType ? SameType : 0)
                | (row.File == lastFile ? SameFile : 0) | (shared > 1 ? SharesId : 0)));
            if (row.Type != lastType)
            {
                into.Byte(row.Type);
            }

            if (row.File != lastFile)
            {
                into.Unsigned((uint)row.File);
            }

            into.Signed(row.Line - lastLine);
            WriteId(id, shared > 1 ? shared : 0, row.IsUuid);
            (lastKey, lastLine, lastFile, lastType, hasLast) = (row.Key, row.Line, row.File, row.Type, true);
            lastId = id;
        }

        private readonly void WriteId(ReadOnlySpan<byte> id, int shared, bool isUuid)
        {
            if (shared > 0)
            {
                into.Unsigned((uint)shared);
            }

            if (!isUuid)
            {
                into.Unsigned((uint)(id.Length - shared));
            }

            into.Bytes(id[shared..]);
        }
    }
}
