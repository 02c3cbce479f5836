using Ridgeway.Codes;

namespace Ridgeway.Exchange.Fhir.People;

/// <summary>
/// Ethnic codes of the four value sets UK Core has had, as the national 16+1 category. Where a code covers several national
/// categories none is chosen: Wales's A is every white background. Source: UK Core code systems, read 2026; the Scottish and
/// Welsh matches are by the words of each code and are Ridgeway's own.
/// </summary>
internal static class EthnicCodes
{
    public static Ethnicity? Find(string system, string code)
    {
        if (system.Contains("EthnicCategoryWales", StringComparison.OrdinalIgnoreCase))
        {
            return OfLetter(Welsh(code), code, system);
        }

        if (system.Contains("EthnicCategoryScotland", StringComparison.OrdinalIgnoreCase))
        {
            return OfLetter(Scottish(code), code, system);
        }

        return (system.Length == 0 || system.Contains("Ethnic", StringComparison.OrdinalIgnoreCase)) && EthnicCategories.TryParse(code, out var category)
            ? new Ethnicity(category, code, system)
            : null;
    }

    /// <summary>Plain words, where they are exactly those of a national category.</summary>
    public static Ethnicity? FindText(string text)
    {
        var letter = Packed(text) switch
        {
            "whitebritish" or "britishmixedbritish" => "A",
            "whiteirish" => "B",
            "whiteanyotherwhitebackground" or "anyotherwhitebackground" => "C",
            "mixedwhiteandblackcaribbean" or "whiteandblackcaribbean" => "D",
            "mixedwhiteandblackafrican" or "whiteandblackafrican" => "E",
            "mixedwhiteandasian" or "whiteandasian" => "F",
            "mixedanyothermixedbackground" or "anyothermixedbackground" => "G",
            "asianorasianbritishindian" or "indianorbritishindian" => "H",
            "asianorasianbritishpakistani" or "pakistaniorbritishpakistani" => "J",
            "asianorasianbritishbangladeshi" or "bangladeshiorbritishbangladeshi" => "K",
            "asianorasianbritishanyotherasianbackground" or "anyotherasianbackground" => "L",
            "blackorblackbritishcaribbean" => "M",
            "blackorblackbritishafrican" => "N",
            "blackorblackbritishanyotherblackbackground" or "anyotherblackbackground" => "P",
            "otherethnicgroupschinese" or "chinese" => "R",
            "otherethnicgroupsanyotherethnicgroup" or "anyotherethnicgroup" => "S",
            "notstated" => "Z",
            "notknown" => "99",
            _ => null,
        };
        return OfLetter(letter, text, "");
    }

    private static Ethnicity? OfLetter(string? letter, string code, string system) =>
        EthnicCategories.TryParse(letter, out var category) ? new Ethnicity(category, code, system) : null;

    /// <summary>B there is Gypsy or Irish Traveller and T is Arab; both are told down as England's own extra letters are.</summary>
    private static string? Welsh(string code) => code.ToUpperInvariant() switch
    {
        "A" => null,
        "B" => "C",
        "T" => "S",
        var letter => letter,
    };

    private static string? Scottish(string code) => code.ToUpperInvariant() switch
    {
        "1A" or "1B" => "A",
        "1C" => "B",
        "1K" or "1L" or "1Z" => "C",
        "3F" => "J",
        "3G" => "H",
        "3H" => "K",
        "3J" => "R",
        "3Z" => "L",
        "4D" or "4Y" => "N",
        "5C" => "M",
        "5D" => "P",
        "6A" or "6Z" => "S",
        "98" => "Z",
        "99" => "99",
        _ => null,
    };

    private static string Packed(string text) => string.Concat(text.Where(char.IsAsciiLetter)).ToLowerInvariant();
}
