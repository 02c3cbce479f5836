using Ridgeway.Records;

namespace Ridgeway.Access;

/// <summary>Who knows that two ids turned out to be one person's. Access may not ask rooms; Records tells it through this.</summary>
internal interface IKnowMerges
{
    /// <summary>Those who stayed, for those among these who were merged into them.</summary>
    IQueryable<PersonId> KeptFor(IQueryable<PersonId> seen);

    /// <summary>Every id that leads to the person this id leads to.</summary>
    IQueryable<PersonId> IdsOf(PersonId person);
}
