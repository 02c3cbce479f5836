using Ridgeway.Records;

namespace Ridgeway.Access;

/// <summary>
/// A room that knows a reason for which someone may see people by name: registered with their practice, referred by them,
/// referred to their service. Access may not ask rooms; rooms tell it through this.
/// </summary>
internal interface IKnowCaseload
{
    /// <summary>The people this viewer may see for this room's reason, as a query on the database; null where the room knows no reason for this role.</summary>
    IQueryable<PersonId>? PeopleOf(Viewer viewer);
}
