namespace Ridgeway.Records;

/// <summary>
/// A room that knows groups of people by a name others may ask for: the people of a practice, of a register. Records may not ask later rooms;
/// they tell it through this.
/// </summary>
internal interface IKnowGroups
{
    /// <summary>The people of a group, in order of id; null where the room knows no group of that name.</summary>
    Task<IReadOnlyList<PersonId>?> PeopleOfAsync(string group, CancellationToken cancel);
}

/// <summary>Something that knows of people whose records may not leave for anything but their own care: the national data opt-out, say.</summary>
internal interface IKnowSecondaryUse
{
    /// <summary>Those of these people whose records may be used beyond their own care.</summary>
    Task<IReadOnlyList<PersonId>> MayBeUsedAsync(IReadOnlyList<PersonId> people, CancellationToken cancel);
}
