using Ridgeway.Access;
using Ridgeway.Records;

namespace Ridgeway.Web;

/// <summary>A room with something to show on a person's page, which Records owns. Later rooms come in here, so that Records need not know them.</summary>
public interface IShowOnPersonPage
{
    /// <summary>What this room shows this viewer of this person, or null. The page has already made sure the viewer may see them.</summary>
    Task<PersonPanel?> PanelAsync(PersonRecord record, Viewer viewer, CancellationToken cancel);
}

/// <summary>One part of a person's page.</summary>
/// <param name="Order">Smaller comes first: 10 advice, 20 what is due, 30 referrals, 40 problems, 90 timeline.</param>
/// <param name="Partial">The partial view that shows it, by its full path.</param>
/// <param name="Model">What the partial shows.</param>
public sealed record PersonPanel(int Order, string Partial, object Model);
