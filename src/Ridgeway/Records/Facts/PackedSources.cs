using System.Text;

namespace Ridgeway.Records.Facts;

/// <summary>
/// The stored form of where facts came from, one origin a fact and in the same order, and after them the origins of resources that say nothing
/// (any more); kept apart so that a whole-population run need not read it.
/// An origin is one byte of marks, then what differs from the origin before: ids of one system mostly share their beginning, which is not repeated.
/// </summary>
internal static class PackedSources
{
    private const byte Format = 3;

    /// <summary>As format 3, with no versions and nothing after the facts.</summary>
    private const byte FormatBefore = 2;
    private const int SameAsBefore = 0x01;
    private const int IsUuid = 0x02;
    private const int SameType = 0x04;
    private const int SameFile = 0x08;
    private const int SharesId = 0x10;
    private const int HasVersion = 0x20;
    private const int SameVersion = 0x40;

    /// <summary>Longest id kept (FHIR allows 64); see <see cref="FactBatch"/>.</summary>
    public const int LongestId = 256;

    public static FactOrigin[] Unpack(ReadOnlySpan<byte> packed, int count)
    {
        var origins = new FactOrigin[count];
        var reader = new Reader(packed, stackalloc byte[LongestId]);
        for (var i = 0; i < count; i++)
        {
            origins[i] = reader.Next()
                ? reader.Origin()
                : origins[i - 1];
        }

        return origins;
    }

    /// <summary>The resources that say nothing.</summary>
    /// <param name="packed">The stored form.</param>
    /// <param name="count">How many facts there are.</param>
    public static List<FactOrigin> SayingNothing(ReadOnlySpan<byte> packed, int count)
    {
        var reader = new Reader(packed, stackalloc byte[LongestId]);
        for (var i = 0; i < count; i++)
        {
            reader.Next();
        }

        var found = new List<FactOrigin>();
        while (!reader.IsAtEnd)
        {
            reader.Next();
            found.Add(reader.Origin());
        }

        return found;
    }

    /// <summary>The mark of each fact's resource and then of each that says nothing, without making origins.</summary>
    /// <param name="packed">The stored form.</param>
    /// <param name="facts">The facts.</param>
    /// <param name="source">The system they came from.</param>
    public static ResourceMark[] Marks(ReadOnlySpan<byte> packed, ReadOnlySpan<Fact> facts, ulong source)
    {
        var reader = new Reader(packed, stackalloc byte[LongestId]);
        var marks = new ResourceMark[facts.Length];
        for (var i = 0; i < marks.Length; i++)
        {
            marks[i] = reader.Next() ? reader.Mark(source, facts[i].Code) : marks[i - 1];
        }

        if (reader.IsAtEnd)
        {
            return marks;
        }

        var all = new List<ResourceMark>(marks);
        while (!reader.IsAtEnd)
        {
            reader.Next();
            all.Add(reader.Mark(source, code: 0));
        }

        return [.. all];
    }

    private ref struct Reader
    {
        private readonly Span<byte> id;
        private PackedReader reader;
        private int idLength;
        private long lastVersion;

        public Reader(ReadOnlySpan<byte> packed, Span<byte> idBuffer)
        {
            reader = new PackedReader(packed);
            id = idBuffer;
            if (reader.Byte() is var format && format is not (Format or FormatBefore))
            {
                throw new InvalidDataException($"Stored sources have format {format}; this Ridgeway reads format {Format}.");
            }
        }

        public readonly bool IsAtEnd => reader.IsAtEnd;

        public byte Type { get; private set; }

        public int File { get; private set; }

        public int Line { get; private set; }

        public bool IsUuid { get; private set; }

        public long Version { get; private set; }

        public readonly ReadOnlySpan<byte> Id => id[..idLength];

        public readonly FactOrigin Origin() =>
            new(File, Line, Type, IsUuid ? new Guid(Id, bigEndian: true).ToString() : Encoding.UTF8.GetString(Id));

        public readonly ResourceMark Mark(ulong source, int code) => new(ResourceKey.Of(Type, Id, IsUuid, source, code, File, Line), Version, File, Line);

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
            lastVersion += (marks & HasVersion) != 0 ? reader.Signed() : 0;
            Version = (marks & (HasVersion | SameVersion)) != 0 ? lastVersion : 0;
            return true;
        }
    }

    /// <summary>Writes origins in the order of the facts.</summary>
    internal ref struct Writer
    {
        private readonly PackedBytes into;
        private ReadOnlySpan<byte> lastId;
        private ResourceMark last;
        private long lastVersion;
        private byte lastType;
        private bool hasLast;

        public Writer(PackedBytes into)
        {
            this.into = into;
            into.Byte(Format);
        }

        public void Write(in FactBatch.Row row, ReadOnlySpan<byte> id)
        {
            if (hasLast && row.Mark.IsOneResourceWith(last))
            {
                into.Byte(SameAsBefore);
                return;
            }

            var (mark, shared) = (row.Mark, lastId.CommonPrefixLength(id));
            into.Byte((byte)((row.IsUuid ? IsUuid : 0) | (row.Type == lastType ? SameType : 0)
                | (mark.File == last.File ? SameFile : 0) | (shared > 1 ? SharesId : 0)
                | (mark.Version == 0 ? 0 : mark.Version == lastVersion ? SameVersion : HasVersion)));
            if (row.Type != lastType)
            {
                into.Byte(row.Type);
            }

            if (mark.File != last.File)
            {
                into.Unsigned((uint)mark.File);
            }

            into.Signed(mark.Line - last.Line);
            WriteId(id, shared > 1 ? shared : 0, row.IsUuid);
            WriteVersion(mark.Version);
            (last, lastType, hasLast) = (mark, row.Type, true);
            lastId = id;
        }

        /// <summary>In milliseconds since the one before: what was loaded together has one moment.</summary>
        private void WriteVersion(long version)
        {
            if (version != 0 && version != lastVersion)
            {
                into.Signed(version - lastVersion);
                lastVersion = version;
            }
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
