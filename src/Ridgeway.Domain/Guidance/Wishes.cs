using Ridgeway.Codes;
using Ridgeway.Finding;
using Ridgeway.Time;

namespace Ridgeway.Guidance;

/// <summary>What a person has said about what they are offered: what matters to them, and what they do not want now.</summary>
/// <param name="NotNow">What was put off, whoever offered it; also what is over already.</param>
/// <param name="Matters">Ids of the <see cref="Matter"/>s that matter to them.</param>
public sealed record Wishes(IReadOnlyList<NotNow> NotNow, IReadOnlySet<string> Matters)
{
    public static Wishes NoneSaid { get; } = new([], new HashSet<string>());

    /// <summary>What keeps an intervention quiet on a day, the longest; null where nothing does.</summary>
    public NotNow? QuietOn(DateOnly day, string intervention) => NotNow
        .Where(one => one.Intervention == intervention && one.On <= day && day < one.Until)
        .MaxBy(one => one.Until);
}

/// <summary>An offer that a person, or a clinician with them, put off.</summary>
/// <param name="Intervention">What was offered.</param>
/// <param name="Reason">The id of the <see cref="NotNowReason"/>.</param>
/// <param name="On">The day it was said.</param>
/// <param name="Until">The first day on which it may be offered again, as the content in force on that day gave it.</param>
public sealed record NotNow(string Intervention, string Reason, DateOnly On, DateOnly Until);

/// <summary>Why an offer is put off, and for how long it is then not repeated.</summary>
public sealed record NotNowReason : IDatedContent
{
    /// <summary>The id of the reason that keeps an offer quiet once it has been taken up.</summary>
    public const string TakenUp = "taken-up";

    public required string Id { get; init; }

    /// <summary>As somebody picks it: "Not ready yet".</summary>
    public required string Name { get; init; }

    /// <summary>How long the same intervention is not offered to this person again.</summary>
    public required Window Quiet { get; init; }

    /// <summary>True where it says something about the rule more than about the person: the rule's owner should read it.</summary>
    public required bool IsAboutTheRule { get; init; }

    /// <summary>False where the program gives this reason and nobody picks it.</summary>
    public bool IsPicked { get; init; } = true;

    public required Citation Source { get; init; }

    public EffectiveDates Effective { get; init; }

    /// <summary>The first day on which it may be offered again.</summary>
    public DateOnly QuietUntil(DateOnly saidOn) => Quiet.Unit switch
    {
        WindowUnit.Days => saidOn.AddDays(Quiet.Length),
        WindowUnit.Weeks => saidOn.AddDays(7 * Quiet.Length),
        WindowUnit.Months => saidOn.AddMonths(Quiet.Length),
        WindowUnit.Years => saidOn.AddYears(Quiet.Length),
    };
}

/// <summary>Something that can matter to a person ("steadier on my feet"), and what serves it.</summary>
public sealed record Matter
{
    public required string Id { get; init; }

    /// <summary>As the person would say it.</summary>
    public required string Name { get; init; }

    /// <summary>Ids of interventions.</summary>
    public required IReadOnlyList<string> ServedBy { get; init; }

    public required Citation Source { get; init; }
}
