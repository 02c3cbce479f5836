using Ridgeway.Finding.Lists;
using Ridgeway.Records;

namespace Ridgeway.Finding.InvitePeople;

/// <summary>An invitation word for word.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Body">Paragraphs with empty lines between them.</param>
/// <param name="IsEasyRead">True where the words are easy read, because they asked for it.</param>
/// <param name="NeedsTranslation">The language they prefer, where there are no words in it; null where there are.</param>
internal sealed record WrittenInvitation(string Subject, string Body, bool IsEasyRead, string? NeedsTranslation);

/// <summary>Fills the content's words with who is invited, to what and by whom.</summary>
internal sealed class WriteInvitation(ListContent content, Places places)
{
    public WrittenInvitation Words(Person person, ContactRow? contact, ContactChannel channel, string intervention, InvitationRules rules, DateOnly today)
    {
        var text = content.TextFor(channel, person.Language, contact?.IsEasyRead == true);
        var what = content.Intervention(intervention);
        var practice = person.Practice is { } code ? places.Practices.FirstOrDefault(place => place.Code == code)?.Name ?? code.Value : "Your practice";
        string Fill(string words) => words
            .Replace("{name}", person.Name?.ForPeople ?? "Sir or Madam", StringComparison.Ordinal)
            .Replace("{practice}", practice, StringComparison.Ordinal)
            .Replace("{what}", what?.Name.ToLowerInvariant() is { } name && name.StartsWith("nhs", StringComparison.Ordinal) ? what.Name : what?.Name.ToLowerInvariant() ?? intervention, StringComparison.Ordinal)
            .Replace("{description}", what?.What ?? "", StringComparison.Ordinal)
            .Replace("{answer-by}", today.AddDays(rules.DaysToAnswer).ToString("d MMMM yyyy"), StringComparison.Ordinal)
            .Trim();
        var isForeign = person.Language is { } language && !Barriers.IsEnglish(language) && !language.StartsWith(text.Language, StringComparison.OrdinalIgnoreCase);
        return new WrittenInvitation(Fill(text.Subject), Fill(text.Text), text.IsEasyRead, isForeign ? person.Language : null);
    }
}
