using System.Buffers;
using System.Text;

namespace Ridgeway.Exchange.Fhir.Searching;

/// <summary>
/// Says from the bytes of a resource that it cannot be what a search asks for, without reading it: a code or a name that is asked for
/// and stands nowhere in it. It never says so of one that fits.
/// </summary>
public sealed class SearchGlance
{
    /// <summary>Elements that are given out with the words they came with; others may be mended on the way out.</summary>
    private static readonly HashSet<string> AsTheyCame = new(StringComparer.Ordinal)
    {
        "code", "vaccineCode", "medicationCodeableConcept", "valueCodeableConcept", "identifier", "reaction.substance", "component.code", "name", "name.family", "name.given",
        "address.postalCode", "type", "category",
    };

    private readonly List<SearchValues<string>> needed = [];

    public SearchGlance(IEnumerable<SearchWish> wishes)
    {
        foreach (var wish in wishes.Where(wish => wish.Modifier is "" or "exact" or "contains" && wish.Parameter.Kind is SearchKind.Token or SearchKind.Text && wish.Parameter.Paths.All(AsTheyCame.Contains)))
        {
            List<string> texts = [.. wish.Values.Select(value => wish.Parameter.Kind == SearchKind.Token ? value[(value.IndexOf('|', StringComparison.Ordinal) + 1)..] : value)];
            if (texts.TrueForAll(text => text.Length > 0 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' or ' ')))
            {
                needed.Add(SearchValues.Create([.. texts], StringComparison.OrdinalIgnoreCase));
            }
        }
    }

    /// <summary>False where nothing can be told from the bytes.</summary>
    public bool TellsAnything => needed.Count > 0;

    /// <summary>False only where the resource cannot fit.</summary>
    /// <param name="json">The resource as it came, UTF-8.</param>
    public bool MayFit(ReadOnlySpan<byte> json)
    {
        // Letters written with escapes are not looked through.
        if (needed.Count == 0 || json.IndexOf("\\u"u8) >= 0)
        {
            return true;
        }

        var letters = ArrayPool<char>.Shared.Rent(json.Length);
        try
        {
            var text = letters.AsSpan(0, Encoding.Latin1.GetChars(json, letters));
            foreach (var texts in needed)
            {
                if (text.IndexOfAny(texts) < 0)
                {
                    return false;
                }
            }

            return true;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(letters);
        }
    }
}
