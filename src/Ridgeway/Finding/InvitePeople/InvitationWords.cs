using Ridgeway.Finding.BuildList;
using Ridgeway.Finding.Lists;

namespace Ridgeway.Finding.InvitePeople;

/// <summary>What came of inviting, in words for people.</summary>
internal static class InvitationWords
{
    public static string Done(InvitedTogether done)
    {
        var left = done.People.GroupBy(person => Why(person.Outcome)).Where(group => group.Key is not null)
            .Select(group => $"{group.Count():N0} not: {group.Key!.ToLowerInvariant()}").ToList();
        return $"{done.Invited:N0} invited. {(left.Count == 0 ? "" : string.Join("; ", left) + ". ")}Nothing has left this computer: print the letters and take the files from here.";
    }

    /// <summary>Why somebody was not invited; null where they were.</summary>
    public static string? Why(InvitationOutcome outcome) => outcome switch
    {
        InvitationOutcome.Invited => null,
        InvitationOutcome.LeftAlone(var why) => why.ForPeople(),
        InvitationOutcome.CannotBeReached => "No address, mobile number or email is recorded: ask them when you see them",
        _ => throw new InvalidOperationException("An outcome without words."),
    };
}
