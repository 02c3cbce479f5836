using Ridgeway.Finding.Lists;

namespace Ridgeway.Finding.AnswerInvitations;

/// <summary>The form in which somebody says how they want to be reached.</summary>
/// <param name="Action">Where the form is sent.</param>
/// <param name="Preferred">A <see cref="ContactChannel"/>, or null.</param>
/// <param name="Chosen">What is ticked.</param>
/// <param name="AccessNeeds">In their words.</param>
internal sealed record WishesInput(string Action, string? Preferred, IReadOnlyCollection<string> Chosen, string? AccessNeeds)
{
    private const int Longest = 200;

    public static WishesInput Of(string action, ContactRow? row)
    {
        var chosen = new List<string>();
        foreach (var (word, holds) in new[] { ("no-contact", row?.IsNoContact), ("easy-read", row?.IsEasyRead), ("interpreter", row?.NeedsInterpreter) })
        {
            if (holds == true)
            {
                chosen.Add(word);
            }
        }

        return new WishesInput(action, row?.Preferred?.ToString(), chosen, row?.AccessNeeds);
    }

    /// <summary>What was said in a form that was sent.</summary>
    public static SaidWishes Read(string? preferred, string[]? wishes, string? accessNeeds) => new(
        Enum.TryParse<ContactChannel>(preferred, out var channel) && Enum.IsDefined(channel) ? channel : null,
        wishes?.Contains("no-contact") == true,
        wishes?.Contains("easy-read") == true,
        wishes?.Contains("interpreter") == true,
        accessNeeds is { Length: > Longest } ? accessNeeds[..Longest] : accessNeeds);
}
