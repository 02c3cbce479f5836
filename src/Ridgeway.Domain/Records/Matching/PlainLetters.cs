namespace Ridgeway.Records.Matching;

/// <summary>
/// Latin letters without their accents, so that "José" and "Jose" are one name. By a table: the framework's normalisation leaves
/// accents alone where it runs with one culture (decision 0003). Letters of Unicode's Latin-1 Supplement and Latin Extended-A, and the
/// Romanian ones with a comma.
/// </summary>
internal static class PlainLetters
{
    private static readonly Dictionary<char, char> Plain = new Dictionary<string, char>(StringComparer.Ordinal)
    {
        ["ÀÁÂÃÄÅĀĂĄ"] = 'A',
        ["ÇĆĈĊČ"] = 'C',
        ["ĎĐ"] = 'D',
        ["ÈÉÊËĒĔĖĘĚ"] = 'E',
        ["ĜĞĠĢ"] = 'G',
        ["ĤĦ"] = 'H',
        ["ÌÍÎÏĨĪĬĮİ"] = 'I',
        ["Ĵ"] = 'J',
        ["Ķ"] = 'K',
        ["ĹĻĽŁ"] = 'L',
        ["ÑŃŅŇ"] = 'N',
        ["ÒÓÔÕÖŌŎŐØ"] = 'O',
        ["ŔŖŘ"] = 'R',
        ["ŚŜŞŠȘ"] = 'S',
        ["ŢŤŦȚ"] = 'T',
        ["ÙÚÛÜŨŪŬŮŰŲ"] = 'U',
        ["Ŵ"] = 'W',
        ["ÝŶŸ"] = 'Y',
        ["ŹŻŽ"] = 'Z',
    }.SelectMany(letters => letters.Key.Select(accented => (accented, letters.Value))).ToDictionary(pair => pair.accented, pair => pair.Value);

    /// <summary>The letter as a capital without its accent.</summary>
    public static char Of(char letter) => char.ToUpperInvariant(letter) is var capital && Plain.TryGetValue(capital, out var plain) ? plain : capital;
}
