namespace Ridgeway.Finding.Lists;

/// <summary>A way to reach somebody.</summary>
public enum ContactChannel
{
    Letter = 1,

    /// <summary>A text message.</summary>
    Sms = 2,
    Email = 3,
}

/// <summary>How somebody can be reached, and what they asked for.</summary>
public sealed record ContactWishes
{
    public bool HasAddress { get; init; }

    /// <summary>A number that takes text messages.</summary>
    public bool HasMobile { get; init; }

    public bool HasEmail { get; init; }

    /// <summary>The way they asked for; null where nothing is recorded.</summary>
    public ContactChannel? Preferred { get; init; }

    public bool CanReach(ContactChannel channel) => channel switch
    {
        ContactChannel.Letter => HasAddress,
        ContactChannel.Sms => HasMobile,
        ContactChannel.Email => HasEmail,
    };
}

/// <summary>Whether one person is invited, and how.</summary>
public abstract record InvitationOutcome
{
    private InvitationOutcome()
    {
    }

    public sealed record Invited(ContactChannel Channel) : InvitationOutcome;

    /// <summary>Left alone, with the reason.</summary>
    public sealed record LeftAlone(Exclusion Why) : InvitationOutcome;

    /// <summary>No address, mobile number or e-mail address is recorded: somebody has to ask them in person.</summary>
    public sealed record CannotBeReached : InvitationOutcome;
}

/// <summary>Decides whether somebody is invited today, and by which way.</summary>
public static class Inviting
{
    public static InvitationOutcome Decide(Candidate candidate, ContactWishes wishes, InvitationRules rules, DateOnly today)
    {
        if (Exclusions.Of(candidate, rules, today) is { } why)
        {
            return new InvitationOutcome.LeftAlone(why);
        }

        return ChannelFor(wishes, rules) is { } channel ? new InvitationOutcome.Invited(channel) : new InvitationOutcome.CannotBeReached();
    }

    /// <summary>The preferred way where it reaches them; else the first of the content's ways that does.</summary>
    public static ContactChannel? ChannelFor(ContactWishes wishes, InvitationRules rules) =>
        wishes.Preferred is { } preferred && wishes.CanReach(preferred)
            ? preferred
            : rules.Channels.Where(wishes.CanReach).Select(channel => (ContactChannel?)channel).FirstOrDefault();

    /// <summary>True for a UK mobile number, which takes text messages: 07 or +447 and nine more digits.</summary>
    public static bool IsMobile(string? telephone)
    {
        var digits = string.Concat((telephone ?? "").Where(char.IsAsciiDigit));
        digits = digits.StartsWith("0044", StringComparison.Ordinal) ? "0" + digits[4..] : digits.StartsWith("44", StringComparison.Ordinal) ? "0" + digits[2..] : digits;
        return digits.Length == 11 && digits.StartsWith("07", StringComparison.Ordinal);
    }
}
