namespace Ridgeway.Exchange.Fhir.Json;

/// <summary>
/// Bytes needed while one resource is read: unescaped text, joined codes. Emptied for the next resource, so reading
/// a million resources uses one buffer. A span given out stays good until <see cref="Release"/>, even if the buffer grows.
/// </summary>
internal sealed class Scratch
{
    private byte[] bytes = new byte[4096];
    private int used;

    public int Mark => used;

    public void Release(int mark) => used = mark;

    /// <summary>Room for so many bytes; give back what was not needed with <see cref="Shrink"/>.</summary>
    public Span<byte> Take(int length)
    {
        if (length > bytes.Length - used)
        {
            bytes = new byte[Math.Max(bytes.Length * 2, length)];
            used = 0;
        }

        var taken = bytes.AsSpan(used, length);
        used += length;
        return taken;
    }

    public void Shrink(int by) => used -= by;

    public ReadOnlySpan<byte> Join(ReadOnlySpan<byte> left, byte between, ReadOnlySpan<byte> right)
    {
        var joined = Take(left.Length + 1 + right.Length);
        left.CopyTo(joined);
        joined[left.Length] = between;
        right.CopyTo(joined[(left.Length + 1)..]);
        return joined;
    }
}
