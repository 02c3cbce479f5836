namespace Ridgeway.Records.Facts;

/// <summary>
/// What stored texts mean, each read once: a walk meets the same dates, practices and areas again and again, and looking one
/// up by its bytes makes no string. Not for several threads at a time.
/// </summary>
internal sealed class SeenTexts<T>(Func<string, T> read)
{
    /// <summary>More different texts than this are read each time; birth dates and small areas are some tens of thousands.</summary>
    private const int Most = 100_000;

    private const int LongestSeen = 64;

    private readonly Dictionary<string, T> seen = new(StringComparer.Ordinal);

    /// <summary>The meaning of a text given as UTF-8.</summary>
    public T Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestSeen)
        {
            return read(System.Text.Encoding.UTF8.GetString(utf8));
        }

        Span<char> text = stackalloc char[LongestSeen];
        return Of(text[..System.Text.Encoding.UTF8.GetChars(utf8, text)]);
    }

    public T Of(ReadOnlySpan<char> text)
    {
        var byText = seen.GetAlternateLookup<ReadOnlySpan<char>>();
        if (byText.TryGetValue(text, out var known))
        {
            return known;
        }

        var meaning = read(text.ToString());
        if (seen.Count < Most)
        {
            byText[text] = meaning;
        }

        return meaning;
    }
}
