namespace Ridgeway.Records.ImportFiles;

/// <summary>People and references that an import has met and not yet saved.</summary>
internal sealed class PeopleToSave
{
    /// <summary>People made or changed.</summary>
    public Dictionary<PersonId, Person> People { get; } = [];

    public List<(PersonId Person, Guid Reference)> References { get; } = [];

    /// <summary>What was said of each, in the order it came.</summary>
    public Dictionary<PersonId, List<PersonDraft>> Said { get; } = [];

    /// <summary>Those of <see cref="People"/> who were in the store before this import.</summary>
    public HashSet<PersonId> ChangedBefore { get; } = [];
}
