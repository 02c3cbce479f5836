using System.Text;

namespace Ridgeway.Records.Facts;

/// <summary>The stored form of where facts came from, one origin a fact and in the same order; kept apart so that a whole-population run need not read it.</summary>
internal static class PackedSources
{
    private const byte Format = 1;
    private const int SameAsBefore = 0x01;
    private const int IsUuid = 0x02;

    public static void Pack(ReadOnlySpan<IncomingFact> facts, PackedBytes into)
    {
        into.Byte(Format);
        FactOrigin? before = null;
        foreach (ref readonly var fact in facts)
        {
            var origin = fact.Origin;
            if (origin == before)
            {
                into.Byte(SameAsBefore);
                continue;
            }

            PackOne(origin, into);
            before = origin;
        }
    }

    public static FactOrigin[] Unpack(ReadOnlySpan<byte> packed, int count)
    {
        var reader = new PackedReader(packed);
        if (reader.Byte() is var format && format != Format)
        {
            throw new InvalidDataException($"Stored sources have format {format}; this Ridgeway reads format {Format}.");
        }

        var origins = new FactOrigin[count];
        for (var i = 0; i < count; i++)
        {
            var marks = reader.Byte();
            origins[i] = (marks & SameAsBefore) != 0 ? origins[i - 1] : UnpackOne(marks, ref reader);
        }

        return origins;
    }

    private static void PackOne(in FactOrigin origin, PackedBytes into)
    {
        into.Byte((byte)(origin.IdText is null ? IsUuid : 0));
        into.Byte(origin.Type);
        into.Unsigned((uint)origin.File);
        into.Unsigned((uint)origin.Line);
        if (origin.IdText is null)
        {
            Span<byte> uuid = stackalloc byte[16];
            origin.Id.TryWriteBytes(uuid, bigEndian: true, out _);
            into.Bytes(uuid);
        }
        else
        {
            var text = Encoding.UTF8.GetBytes(origin.IdText);
            into.Unsigned((uint)text.Length);
            into.Bytes(text);
        }
    }

    private static FactOrigin UnpackOne(byte marks, ref PackedReader reader)
    {
        var type = reader.Byte();
        var file = (int)reader.Unsigned();
        var line = (int)reader.Unsigned();
        return (marks & IsUuid) != 0
            ? new FactOrigin(file, line, type, new Guid(reader.Bytes(16), bigEndian: true), null)
            : new FactOrigin(file, line, type, Guid.Empty, Encoding.UTF8.GetString(reader.Bytes((int)reader.Unsigned())));
    }
}
