using System.Buffers;

namespace Ridgeway.Records.ImportFiles;

/// <summary>Some whole lines of a file.</summary>
internal sealed class LineBlock : IDisposable
{
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(LineBlocks.Size);

    /// <summary>Number of the first line, from 1.</summary>
    public int FirstLine { get; set; }

    public int Length { get; set; }

    /// <summary>Number of a line after these that is too long to be a resource and was left out, or 0.</summary>
    public int TooLongLine { get; set; }

    /// <summary>Why the file ends after these lines where it should not, or null.</summary>
    public string? Damage { get; private set; }

    public ReadOnlySpan<byte> Lines => bytes.AsSpan(0, Length);

    public Memory<byte> Room => bytes;

    /// <summary>Empties the block. Room that only one very long line needed is given back.</summary>
    public void Begin(int firstLine)
    {
        (FirstLine, Length, TooLongLine, Damage) = (firstLine, 0, 0, null);
        if (bytes.Length > LineBlocks.MostKept)
        {
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = ArrayPool<byte>.Shared.Rent(LineBlocks.Size);
        }
    }

    /// <summary>The file cannot be read further: what was read of a line that did not end is left out.</summary>
    public void EndInDamage(string how) => (Length, Damage) = (Lines.LastIndexOf((byte)'\n') + 1, how);

    public void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(bytes.Length * 2);
        Lines.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(bytes);
}

/// <summary>Reads a file of lines in blocks that end where a line ends, so that several threads can each read a block.</summary>
internal sealed class LineBlocks(Stream stream)
{
    /// <summary>Large enough that handing a block over costs nothing, small enough to stay in a core's cache.</summary>
    public const int Size = 1 << 18;

    public const int MostKept = 1 << 22;

    /// <summary>A line longer than this is not a resource anyone meant to send.</summary>
    public const int LongestLine = 64 << 20;

    private byte[] rest = [];
    private int nextLine = 1;
    private bool isSkipping;

    /// <summary>Fills the block with the next lines; false at the end of the file.</summary>
    public async Task<bool> ReadAsync(LineBlock block, CancellationToken cancel)
    {
        block.Begin(nextLine);
        Put(rest, block);
        rest = [];
        while (true)
        {
            var read = await stream.ReadAsync(block.Room[block.Length..], cancel);
            block.Length += read;
            if (isSkipping && !SkipToLineEnd(block))
            {
                if (read == 0)
                {
                    return false;
                }

                continue;
            }

            if (read == 0)
            {
                return block.Length > 0;
            }

            if (block.Length < block.Room.Length)
            {
                continue;
            }

            if (block.Lines.LastIndexOf((byte)'\n') is >= 0 and var end)
            {
                Cut(block, end + 1);
                return true;
            }

            if (block.Length >= LongestLine)
            {
                (block.TooLongLine, block.Length, isSkipping) = (nextLine, 0, true);
                return true;
            }

            block.Grow();
        }
    }

    /// <summary>What comes after the last whole line waits for the next block.</summary>
    private void Cut(LineBlock block, int end)
    {
        rest = block.Lines[end..].ToArray();
        block.Length = end;
        nextLine += block.Lines.Count((byte)'\n');
    }

    /// <summary>Leaves out the rest of a line that is too long; false where it goes on beyond the block.</summary>
    private bool SkipToLineEnd(LineBlock block)
    {
        var end = block.Lines.IndexOf((byte)'\n');
        if (end < 0)
        {
            block.Length = 0;
            return false;
        }

        var kept = block.Lines[(end + 1)..].ToArray();
        block.Length = 0;
        Put(kept, block);
        nextLine++;
        block.FirstLine = nextLine;
        isSkipping = false;
        return true;
    }

    private static void Put(ReadOnlySpan<byte> what, LineBlock block)
    {
        // One byte more than it needs: a block without room would read nothing, which looks like the end of the file.
        while (block.Length + what.Length >= block.Room.Length)
        {
            block.Grow();
        }

        what.CopyTo(block.Room.Span[block.Length..]);
        block.Length += what.Length;
    }
}
