using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Records;

namespace Ridgeway.Finding;

/// <summary>How people want to be reached: what was said here, and where nothing was, what sources say of interpreters and of how information must be given.</summary>
internal static class ContactQueries
{
    private const int AtOnce = 500;

    /// <summary>Those of whom anything is known. What is said here comes before what a source says; of sources the latest counts.</summary>
    public static async Task<Dictionary<PersonId, ContactRow>> ContactsAsync(this RidgewayDb db, IEnumerable<PersonId> people, CancellationToken cancel)
    {
        var known = new Dictionary<PersonId, ContactRow>();
        foreach (var some in people.Distinct().Chunk(AtOnce))
        {
            var ids = some.ToList();
            foreach (var row in await db.Set<ContactRow>().AsNoTracking().Where(row => ids.Contains(row.PersonId)).ToListAsync(cancel))
            {
                known[row.PersonId] = row;
            }

            var details = await db.Set<DetailRow>().AsNoTracking()
                .Where(row => ids.Contains(row.PersonId) && (row.About == DetailKind.InterpreterNeeded || row.About == DetailKind.AccessibleInformation))
                .OrderBy(row => row.HeardAtUtc)
                .ToListAsync(cancel);
            foreach (var theirs in details.GroupBy(row => row.PersonId))
            {
                known[theirs.Key] = With(known.GetValueOrDefault(theirs.Key), [.. theirs]);
            }
        }

        return known;
    }

    private static ContactRow With(ContactRow? said, IReadOnlyList<DetailRow> details)
    {
        var row = said ?? new ContactRow { PersonId = details[0].PersonId, SaidBy = details[^1].Source, SaidAtUtc = details[^1].HeardAtUtc };
        row.NeedsInterpreter ??= details.LastOrDefault(detail => detail.About == DetailKind.InterpreterNeeded)?.Code is { } code ? code == "true" : null;
        var given = details.Where(detail => detail.About == DetailKind.AccessibleInformation).Select(detail => detail.Display ?? detail.Code).Distinct(StringComparer.Ordinal).ToList();
        if (given.Count > 0)
        {
            row.AccessNeeds = string.Join("; ", new[] { row.AccessNeeds }.Concat(given).Where(need => !string.IsNullOrEmpty(need)));
        }

        return row;
    }
}
