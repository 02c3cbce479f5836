namespace Ridgeway.Records;

/// <summary>Names of languages, for people.</summary>
internal static class LanguageWords
{
    /// <summary>ISO 639-1. The program runs without the system's own language names (docs/decisions/0003).</summary>
    private static readonly Dictionary<string, string> Languages = new(StringComparer.Ordinal)
    {
        ["ar"] = "Arabic", ["bfi"] = "British Sign Language", ["bn"] = "Bengali", ["bg"] = "Bulgarian", ["zh"] = "Chinese", ["cs"] = "Czech", ["en"] = "English", ["fa"] = "Persian", ["fr"] = "French",
        ["de"] = "German", ["el"] = "Greek", ["gu"] = "Gujarati", ["hi"] = "Hindi", ["hu"] = "Hungarian", ["it"] = "Italian", ["ku"] = "Kurdish", ["lt"] = "Lithuanian",
        ["pa"] = "Panjabi", ["pl"] = "Polish", ["pt"] = "Portuguese", ["ro"] = "Romanian", ["ru"] = "Russian", ["sk"] = "Slovak", ["so"] = "Somali", ["es"] = "Spanish",
        ["ta"] = "Tamil", ["ti"] = "Tigrinya", ["tr"] = "Turkish", ["uk"] = "Ukrainian", ["ur"] = "Urdu", ["vi"] = "Vietnamese", ["cy"] = "Welsh", ["yo"] = "Yoruba",
    };

    /// <summary>"Urdu" for ur; the tag itself for a language that is not named here.</summary>
    public static string Of(string tag) => Languages.GetValueOrDefault(tag.Split('-')[0].ToLowerInvariant(), tag);
}
