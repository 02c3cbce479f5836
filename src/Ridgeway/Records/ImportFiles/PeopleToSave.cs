namespace Ridgeway.Records.ImportFiles;

/// <summary>People and references that an import has met and not yet saved.</summary>
internal sealed class PeopleToSave
{
    /// <summary>People made or changed.</summary>
    public Dictionary<PersonId, Person> People { get; } = [];

    public List<(PersonId Person, Guid Reference)> References { get; } = [];

    /// <summary>What was said of each, in the order it came.</summary>
    public Dictionary<PersonId, List<PersonDraft>> Said { get; } = [];

    /// <summary>Coded details as their source wrote them, with the day it said so where that is known.</summary>
    public List<(PersonId Person, CodedDetail Detail, Time.PartialDate? SaidOn)> Details { get; } = [];

    /// <summary>What people chose about how their record is used.</summary>
    public List<SaidChoice> Choices { get; } = [];

    /// <summary>Whom a source says somebody replaced, or was replaced by.</summary>
    public List<(PersonId Person, Guid Other, bool IsReplacedBy)> Links { get; } = [];

    /// <summary>People of whom more than one thing was said, so that a consensus must be found.</summary>
    public HashSet<PersonId> Unsettled { get; } = [];

    public List<(PersonId Person, Codes.NhsNumber Number)> FormerNumbers { get; } = [];

    /// <summary>Those of <see cref="People"/> who were in the store before this import.</summary>
    public HashSet<PersonId> ChangedBefore { get; } = [];
}

/// <summary>What a Consent says.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Choice">The choice; null where it says nothing that can be kept to.</param>
/// <param name="Resource">Which Consent; null where it has no id.</param>
/// <param name="Version">Which form of it.</param>
internal sealed record SaidChoice(PersonId Person, Rights.SharingChoice? Choice, long? Resource, long Version);
