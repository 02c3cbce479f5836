using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Records.Matching;

namespace Ridgeway.Records.WithdrawImport;

/// <summary>Somebody made again from what is left.</summary>
/// <param name="Person">Who they are.</param>
/// <param name="Import">The import that said so last.</param>
/// <param name="IsNameless">True where only facts are left.</param>
internal sealed record PersonMade(Person Person, ImportId Import, bool IsNameless)
{
    public static PersonMade Nameless(PersonId id, ImportId import) => new(
        new Person
        {
            Id = id,
            Flags =
            [
                new DataQualityFlag(DataQuality.NhsNumberAbsent, null), new DataQualityFlag(DataQuality.NameAbsent, null),
                new DataQualityFlag(DataQuality.BirthDateAbsent, null), new DataQualityFlag(DataQuality.SexAbsent, null),
            ],
        },
        import,
        IsNameless: true);
}

/// <summary>
/// A merge stands as somebody decided, and what it gave follows what is left: each record is made again by itself, they are put together as
/// before, and what undoing would bring back is what is left too. A record of which nothing is left is no part of a merge any more.
/// Saved with the caller's changes.
/// </summary>
internal sealed class MergesMadeAgain(RidgewayDb db, DateTimeOffset now)
{
    private readonly Dictionary<PersonId, PersonId> into = db.Set<MergedRow>().AsNoTracking().ToDictionary(row => row.PersonId, row => row.IntoPersonId);

    /// <summary>Merged records of which nothing is left.</summary>
    public List<PersonId> Lost { get; } = [];

    /// <summary>True for somebody whose facts are folded from several records.</summary>
    public bool IsFolded(PersonId person) => into.ContainsValue(person);

    /// <summary>The id a person goes by.</summary>
    public PersonId RootOf(PersonId person) => into.GetValueOrDefault(person, person);

    /// <summary>The person with all that was merged into them, or null where nothing is left of any part.</summary>
    public PersonMade? Make(PersonId id, Func<PersonId, PersonMade?> own)
    {
        var made = own(id);
        if (!into.ContainsKey(id) && !into.ContainsValue(id))
        {
            return made;
        }

        foreach (var merge in db.Set<MergeRow>().Where(row => row.IntoPersonId == id && row.UndoneAtUtc == null).ToList().OrderBy(row => row.MergedAtUtc))
        {
            if (Make(merge.PersonId, own) is { } part)
            {
                made = Together(merge, made ?? PersonMade.Nameless(id, part.Import), part);
            }
            else
            {
                Drop(merge);
            }
        }

        return made;
    }

    private PersonMade Together(MergeRow merge, PersonMade kept, PersonMade part)
    {
        var whole = new PersonMade(MergedPerson.Of(kept.Person, part.Person), kept.Import, kept.IsNameless && part.IsNameless);
        (merge.Gone, merge.KeptBefore, merge.KeptAfter) = (Written(part), Written(kept), Written(whole));
        var source = merge.AsSource;
        db.RemoveRange(db.Set<FormerNumberRow>().Where(row => row.PersonId == kept.Person.Id && row.Source == source).ToList()
            .Where(row => row.NhsNumber != part.Person.NhsNumber || row.NhsNumber == kept.Person.NhsNumber));
        return whole;
    }

    private void Drop(MergeRow merge)
    {
        var source = merge.AsSource;
        Lost.Add(merge.PersonId);
        db.RemoveRange(db.Set<MergedRow>().Where(row => row.PersonId == merge.PersonId).ToList());
        db.RemoveRange(db.Set<FormerNumberRow>().Where(row => row.PersonId == merge.IntoPersonId && row.Source == source).ToList());
        db.Remove(merge);
        db.Tell(new PeopleParted(merge.PersonId, RootOf(merge.PersonId)) { At = now });
    }

    private string Written(PersonMade made) => JsonSerializer.Serialize(PersonRow.Of(made.Person, made.Import, now.UtcDateTime), RidgewayJson.Stored);
}
