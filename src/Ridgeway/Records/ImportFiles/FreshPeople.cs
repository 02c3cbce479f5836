namespace Ridgeway.Records.ImportFiles;

/// <summary>People made by this import of whom nothing is stored yet. One thread makes them, another stores them.</summary>
internal sealed class FreshPeople
{
    private readonly Lock changing = new();
    private readonly HashSet<PersonId> people = [];

    public void Add(PersonId person)
    {
        lock (changing)
        {
            people.Add(person);
        }
    }

    /// <summary>True the first time something is stored of somebody new.</summary>
    public bool IsFirst(PersonId person)
    {
        lock (changing)
        {
            return people.Remove(person);
        }
    }
}
