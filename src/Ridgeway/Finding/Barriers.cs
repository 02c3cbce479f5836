using Ridgeway.Finding.Lists;
using Ridgeway.Records;

namespace Ridgeway.Finding;

/// <summary>What stands in the way of reaching somebody, and what helps, in words.</summary>
internal static class Barriers
{
    /// <summary>ISO 639-1. The program runs without the system's own language names (docs/decisions/0003).</summary>
    private static readonly Dictionary<string, string> Languages = new(StringComparer.Ordinal)
    {
        ["ar"] = "Arabic", ["bfi"] = "British Sign Language", ["bn"] = "Bengali", ["bg"] = "Bulgarian", ["zh"] = "Chinese", ["cs"] = "Czech", ["en"] = "English", ["fa"] = "Persian", ["fr"] = "French",
        ["de"] = "German", ["el"] = "Greek", ["gu"] = "Gujarati", ["hi"] = "Hindi", ["hu"] = "Hungarian", ["it"] = "Italian", ["ku"] = "Kurdish", ["lt"] = "Lithuanian",
        ["pa"] = "Panjabi", ["pl"] = "Polish", ["pt"] = "Portuguese", ["ro"] = "Romanian", ["ru"] = "Russian", ["sk"] = "Slovak", ["so"] = "Somali", ["es"] = "Spanish",
        ["ta"] = "Tamil", ["ti"] = "Tigrinya", ["tr"] = "Turkish", ["uk"] = "Ukrainian", ["ur"] = "Urdu", ["vi"] = "Vietnamese", ["cy"] = "Welsh", ["yo"] = "Yoruba",
    };

    public static IReadOnlyList<string> Of(Person person, ContactRow? contact)
    {
        var barriers = new List<string>();
        if (Wishes(person, contact) is { HasAddress: false, HasEmail: false, HasMobile: false })
        {
            barriers.Add("No address, mobile number or email");
        }

        if (person.Language is { Length: > 0 } language && !IsEnglish(language))
        {
            barriers.Add($"Prefers {LanguageName(language)}");
        }

        if (contact?.NeedsInterpreter == true)
        {
            barriers.Add("Needs an interpreter");
        }

        if (contact?.IsEasyRead == true)
        {
            barriers.Add("Easy read");
        }

        if (contact?.AccessNeeds is { Length: > 0 } needs)
        {
            barriers.Add(needs);
        }

        return barriers;
    }

    public static ContactWishes Wishes(Person person, ContactRow? contact) => new()
    {
        HasAddress = !string.IsNullOrWhiteSpace(person.Address) && person.Postcode is not null,
        HasMobile = Inviting.IsMobile(person.Telephone),
        HasEmail = !string.IsNullOrWhiteSpace(person.Email),
        Preferred = contact?.Preferred,
    };

    public static bool IsEnglish(string? language) => language is null || language.Equals("en", StringComparison.OrdinalIgnoreCase) || language.StartsWith("en-", StringComparison.OrdinalIgnoreCase);

    /// <summary>"Urdu" for ur; the tag itself for a language that is not named here.</summary>
    public static string LanguageName(string tag) => Languages.GetValueOrDefault(tag.Split('-')[0].ToLowerInvariant(), tag);
}
