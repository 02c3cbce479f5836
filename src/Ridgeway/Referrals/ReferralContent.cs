using Ridgeway.Content;
using Ridgeway.Delivery;
using Ridgeway.Finding;
using Ridgeway.Providers;
using Ridgeway.Time;

namespace Ridgeway.Referrals;

/// <summary><c>referral-clock:</c> how long each step may take.</summary>
internal sealed record ReferralClockDocument(string Id, string Version, EffectiveDates Effective, ClockParameters Clock) : IDatedContent;

internal sealed class ReferralClockReader : IContentKind
{
    private const int AYear = 366;

    public string Key => "referral-clock";

    public object Read(string id, ContentEntry entry)
    {
        entry.Text("name");
        entry.Source();
        entry.Approval();
        var clock = new ClockParameters(
            DaysToRemind: entry.Whole("remind-after", 1, AYear),
            DaysToAnswer: entry.Whole("answer-within", 1, AYear),
            DaysToEscalate: entry.Whole("escalate-after", 1, AYear),
            DaysToChooseAgain: entry.Whole("choose-again-within", 1, AYear),
            DaysToResolve: entry.Whole("resolve-within", 1, AYear),
            DaysOverdue: entry.Whole("overdue-at-most", 1, AYear),
            DaysToFinish: entry.Whole("finish-within", 1, AYear),
            EscalateTo: new Owner(OwnerKind.Coordinator, "coordinator", entry.OptionalText("escalate-to") ?? "Referral coordinator"));
        return new ReferralClockDocument(id, entry.Text("version"), entry.Effective(), clock);
    }
}

/// <summary>The parameters and programmes in force, from the content folder.</summary>
internal sealed class ReferralContent(ContentPack content) : IProgrammes
{
    /// <exception cref="ContentUnreadableException">The content has no parameters for the day.</exception>
    public ReferralParameters On(DateOnly day) => new(
        InForce<ReferralClockDocument>(day, "referral-clock").Clock,
        InForce<ServiceRankingDocument>(day, "service-ranking").Ranking);

    public Programme? Find(string id) => content.Programmes.FirstOrDefault(programme => programme.Id == id);

    public IReadOnlyList<Programme> Delivering(string intervention) =>
        [.. content.Programmes.Where(programme => programme.Intervention == intervention).OrderBy(programme => programme.Id, StringComparer.Ordinal)];

    private T InForce<T>(DateOnly day, string kind)
        where T : IDatedContent =>
        content.Of<T>().FirstOrDefault(document => document.Effective.Includes(day))
        ?? throw new ContentUnreadableException($"The content folder has no '{kind}' in force on {day:yyyy-MM-dd}.");
}

/// <summary>The programmes that people can be referred to.</summary>
internal interface IProgrammes
{
    Programme? Find(string id);

    /// <summary>Programmes for an intervention, by id.</summary>
    IReadOnlyList<Programme> Delivering(string intervention);
}
