using Ridgeway.Finding.Lists;
using Ridgeway.Records;

namespace Ridgeway.Finding;

/// <summary>What stands in the way of reaching somebody, and what helps, in words.</summary>
internal static class Barriers
{
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

    public static string LanguageName(string tag) => LanguageWords.Of(tag);
}
