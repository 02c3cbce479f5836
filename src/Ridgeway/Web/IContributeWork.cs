using Ridgeway.Access;

namespace Ridgeway.Web;

/// <summary>A room with something for someone to do. Home ("my work") shows what every room gives, in order.</summary>
public interface IContributeWork
{
    /// <summary>What waits for this viewer here: nothing for a role the room has no work for. Only people this viewer may see.</summary>
    Task<IReadOnlyList<WorkSection>> WorkAsync(Viewer viewer, CancellationToken cancel);
}

/// <summary>One heading on the home page: "Referrals without an answer".</summary>
/// <param name="Title">What these have in common, in the words of whoever does them.</param>
/// <param name="Order">Smaller comes first: what hurts someone if left comes before what is good to know.</param>
/// <param name="Items">The first few, the most pressing first.</param>
public sealed record WorkSection(string Title, int Order, IReadOnlyList<WorkItem> Items)
{
    /// <summary>How many there are in all, where more than are shown.</summary>
    public int? Total { get; init; }

    /// <summary>Where all of them are.</summary>
    public string? AllHref { get; init; }

    /// <summary>What to say when there are none; null leaves the section out then.</summary>
    public string? WhenNone { get; init; }
}

/// <summary>One thing to do.</summary>
/// <param name="Text">Whom or what it is about.</param>
/// <param name="Href">The page where it is done.</param>
public sealed record WorkItem(string Text, string Href)
{
    /// <summary>What is to be done and why, in a few words.</summary>
    public string? Detail { get; init; }

    /// <summary>How far it is: "Overdue", "New".</summary>
    public string? Status { get; init; }

    /// <summary>The colour of the status, as of nhs-tag: red only for what is late or at risk.</summary>
    public string? StatusColour { get; init; }

    public DateOnly? Due { get; init; }
}
