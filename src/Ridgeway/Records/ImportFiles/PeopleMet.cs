namespace Ridgeway.Records.ImportFiles;

/// <summary>Everyone an import has met, numbered from 0 in the order met, so that who was met in a file takes one bit and not a set.</summary>
internal sealed class PeopleMet
{
    private readonly Dictionary<PersonId, int> numbers = [];
    private PersonId? last;
    private int lastNumber;

    public int Count => numbers.Count;

    /// <summary>The person's number, given now where they are new.</summary>
    public int NumberOf(PersonId person)
    {
        // Resources about one person mostly come one after another.
        if (last == person)
        {
            return lastNumber;
        }

        if (!numbers.TryGetValue(person, out var number))
        {
            number = numbers.Count;
            numbers.Add(person, number);
        }

        (last, lastNumber) = (person, number);
        return number;
    }
}
