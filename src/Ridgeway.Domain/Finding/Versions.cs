namespace Ridgeway.Finding;

/// <summary>The versions of one id, of which at most one is in force on a day.</summary>
internal sealed class Versions<T>
    where T : class, IDatedContent
{
    private readonly T[] versions;

    /// <exception cref="ArgumentException">Two are in force on the same day.</exception>
    public Versions(IEnumerable<T> versions)
    {
        this.versions = [.. versions.OrderBy(version => version.Effective.From ?? DateOnly.MinValue)];
        for (var i = 1; i < this.versions.Length; i++)
        {
            if (this.versions[i].Effective.Overlaps(this.versions[i - 1].Effective))
            {
                throw new ArgumentException($"Two versions of '{this.versions[i].Id}' are in force on the same day.", nameof(versions));
            }
        }
    }

    public IReadOnlyList<T> AllOfThem => versions;

    public T? On(DateOnly day) => Array.Find(versions, version => version.Effective.Includes(day));

    /// <summary>The day number on which another version, or none, comes to be in force; <see cref="Answer.Never"/> where that is settled.</summary>
    public int ChangesAfter(DateOnly day)
    {
        var until = Answer.Never;
        foreach (var version in versions)
        {
            until = Math.Min(until, version.Effective.ChangesAfter(day)?.DayNumber ?? Answer.Never);
        }

        return until;
    }
}
