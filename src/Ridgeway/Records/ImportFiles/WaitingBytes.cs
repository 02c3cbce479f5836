namespace Ridgeway.Records.ImportFiles;

/// <summary>Resources that wait until it is known whom they are about: in memory while they are few, then in a file that goes with the import.</summary>
internal sealed class WaitingBytes : IDisposable
{
    private const int MostInMemory = 32 << 20;

    private readonly MemoryStream memory = new();
    private FileStream? file;

    /// <summary>Keeps bytes; gives where.</summary>
    public (long At, int Length) Add(ReadOnlySpan<byte> bytes)
    {
        if (memory.Length + bytes.Length <= MostInMemory && file is null)
        {
            var at = memory.Length;
            memory.Write(bytes);
            return (at, bytes.Length);
        }

        file ??= new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        var start = file.Length;
        file.Position = start;
        file.Write(bytes);
        return (MostInMemory + start, bytes.Length);
    }

    public byte[] Get((long At, int Length) place)
    {
        if (place.At < MostInMemory)
        {
            return memory.GetBuffer().AsSpan((int)place.At, place.Length).ToArray();
        }

        var bytes = new byte[place.Length];
        file!.Position = place.At - MostInMemory;
        file.ReadExactly(bytes);
        return bytes;
    }

    public void Dispose()
    {
        memory.Dispose();
        file?.Dispose();
    }
}
