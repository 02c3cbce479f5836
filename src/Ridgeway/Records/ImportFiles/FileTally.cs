namespace Ridgeway.Records.ImportFiles;

/// <summary>What came of one file.</summary>
internal sealed class FileTally
{
    private ulong[] met = new ulong[64];

    /// <summary>Different people the file is about.</summary>
    public long People { get; private set; }

    public long Read { get; set; }

    public long Kept { get; set; }

    public long Ignored { get; set; }

    public long SetAside { get; set; }

    public Dictionary<string, long> IgnoredKinds { get; } = [];

    /// <param name="person">Their number among all the import has met.</param>
    public void Meet(int person)
    {
        var (place, bit) = (person >> 6, 1UL << (person & 63));
        if (place >= met.Length)
        {
            Array.Resize(ref met, Math.Max(met.Length * 2, place + 1));
        }

        People += (met[place] & bit) == 0 ? 1 : 0;
        met[place] |= bit;
    }
}
