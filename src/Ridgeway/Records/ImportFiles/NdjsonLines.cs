using System.Buffers;

namespace Ridgeway.Records.ImportFiles;

/// <summary>Reads a file line by line as bytes, in one buffer that grows only for a line longer than it.</summary>
internal static class NdjsonLines
{
    /// <summary>A line longer than this is not a resource anyone meant to send.</summary>
    public const int LongestLine = 64 * 1024 * 1024;

    public delegate void OnLine(ReadOnlySpan<byte> line, int number);

    /// <summary>Calls for every line, blank ones included, without its line end.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="onLine">Called with the line and its 1-based number.</param>
    /// <param name="onTooLong">Called with the number of a line that is too long; the rest of that line is skipped.</param>
    /// <param name="afterBuffer">Called between buffers, where it is safe to do slower work.</param>
    public static async Task ReadAsync(Stream stream, OnLine onLine, Action<int> onTooLong, Func<Task> afterBuffer, CancellationToken cancel)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 20);
        try
        {
            var (held, number, isSkipping) = (0, 1, false);
            while (true)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(held), cancel);
                var filled = held + read;
                (var used, number, isSkipping) = TakeLines(buffer.AsSpan(0, filled), number, isSkipping, onLine);
                held = filled - used;
                buffer.AsSpan(used, held).CopyTo(buffer);
                if (read == 0)
                {
                    if (held > 0 && !isSkipping)
                    {
                        onLine(buffer.AsSpan(0, held), number);
                    }

                    await afterBuffer();
                    return;
                }

                if (held == buffer.Length)
                {
                    (buffer, held, isSkipping) = MakeRoom(buffer, held, number, isSkipping, onTooLong);
                }

                await afterBuffer();
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static (int Used, int Number, bool IsSkipping) TakeLines(ReadOnlySpan<byte> filled, int number, bool isSkipping, OnLine onLine)
    {
        var used = 0;
        while (filled[used..].IndexOf((byte)'\n') is var end and >= 0)
        {
            var line = filled.Slice(used, end);
            if (!isSkipping)
            {
                onLine(line.EndsWith("\r"u8) ? line[..^1] : line, number);
            }

            isSkipping = false;
            used += end + 1;
            number++;
        }

        return (used, number, isSkipping);
    }

    private static (byte[] Buffer, int Held, bool IsSkipping) MakeRoom(byte[] buffer, int held, int number, bool isSkipping, Action<int> onTooLong)
    {
        if (isSkipping)
        {
            return (buffer, 0, true);
        }

        if (buffer.Length >= LongestLine)
        {
            onTooLong(number);
            return (buffer, 0, true);
        }

        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, held).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return (larger, held, false);
    }
}
