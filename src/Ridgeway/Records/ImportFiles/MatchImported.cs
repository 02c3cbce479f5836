using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Records.FindDuplicates;
using Ridgeway.Records.Matching;

namespace Ridgeway.Records.ImportFiles;

/// <summary>
/// Looks for possible duplicates at the end of every import, whichever way it came in: around the people it touched where they are few,
/// as a request's are, and else by the look at everyone. Runs under the import's lock, so that two never write the same pair.
/// </summary>
internal sealed class MatchImported(RidgewayDb db, FindDuplicatesStory find, TimeProvider clock)
{
    private const int RowsASave = 5_000;

    /// <returns>How many pairs wait for a decision because of it.</returns>
    public async Task<int> RunAsync(ImportId import, TouchedPeople touched, CancellationToken cancel)
    {
        var found = touched.Few is { } few ? await find.AroundAsync(few, cancel) : await find.RunAsync(import, cancel);
        await NoteAsync(db.Set<ImportRow>().Where(row => row.ImportId == import), cancel);
        return found.Open;
    }

    /// <summary>An import that was killed before, or while, it was looked for: everyone is looked at once.</summary>
    public async Task MakeUpAsync(CancellationToken cancel)
    {
        var missed = db.Set<ImportRow>().Where(row => row.MatchedAtUtc == null && (row.State == ImportState.Done || row.State == ImportState.Interrupted));
        if (await missed.AnyAsync(cancel))
        {
            await FillNamesAsync(cancel);
            await find.RunAsync(null, cancel);
            await NoteAsync(missed, cancel);
        }
    }

    /// <summary>Rows from before there was a column for it.</summary>
    private async Task FillNamesAsync(CancellationToken cancel)
    {
        var nameless = await db.Set<PersonRow>().AsNoTracking().Where(row => row.MatchNames == null && row.Family != null && row.Given != null).Select(row => row.PersonId).ToListAsync(cancel);
        foreach (var some in nameless.Chunk(RowsASave))
        {
            (await db.Set<PersonRow>().Where(row => some.Contains(row.PersonId)).ToListAsync(cancel)).ForEach(row => row.MatchNames = new MatchSubject(row.ToPerson()).Names);
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }

    private Task NoteAsync(IQueryable<ImportRow> imports, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return imports.ExecuteUpdateAsync(set => set.SetProperty(row => row.MatchedAtUtc, now), cancel);
    }
}

/// <summary>Whom an import made, changed, or gave a former number; named while they are few.</summary>
internal sealed class TouchedPeople
{
    /// <summary>So many are looked up around; for more, a look at everyone is cheaper.</summary>
    public const int Most = 300;

    private readonly HashSet<PersonId> people = [];

    /// <summary>Null where they are many.</summary>
    public IReadOnlyCollection<PersonId>? Few => people.Count <= Most ? people : null;

    public void Add(PeopleToSave saved)
    {
        foreach (var person in saved.People.Keys.Concat(saved.FormerNumbers.Select(former => former.Person)).Concat(saved.Links.Select(link => link.Person)).TakeWhile(_ => people.Count <= Most))
        {
            people.Add(person);
        }
    }
}
