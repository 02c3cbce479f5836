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
        var merged = await db.MergedAsync(cancel);
        foreach (var some in people.Distinct().Chunk(AtOnce))
        {
            var ids = merged.IdsOf(some);
            var said = await db.Set<ContactRow>().AsNoTracking().Where(row => ids.Contains(row.PersonId)).ToListAsync(cancel);
            foreach (var theirs in said.GroupBy(row => merged.Current(row.PersonId)))
            {
                known[theirs.Key] = AsOne(theirs.Key, [.. theirs]);
            }

            var details = await db.Set<DetailRow>().AsNoTracking()
                .Where(row => ids.Contains(row.PersonId) && (row.About == DetailKind.InterpreterNeeded || row.About == DetailKind.AccessibleInformation))
                .OrderBy(row => row.HeardAtUtc)
                .ToListAsync(cancel);
            foreach (var theirs in details.GroupBy(row => merged.Current(row.PersonId)))
            {
                known[theirs.Key] = With(theirs.Key, known.GetValueOrDefault(theirs.Key), [.. theirs]);
            }
        }

        return known;
    }

    /// <summary>What was said under several ids of one person: the latest word counts, but who asked under any of them not to be contacted is not.</summary>
    public static ContactRow AsOne(PersonId person, IReadOnlyList<ContactRow> said)
    {
        var latest = said.OrderBy(row => row.SaidAtUtc).Last();
        return new ContactRow
        {
            PersonId = person,
            Preferred = latest.Preferred,
            IsNoContact = said.Any(row => row.IsNoContact),
            IsEasyRead = latest.IsEasyRead,
            NeedsInterpreter = latest.NeedsInterpreter,
            AccessNeeds = latest.AccessNeeds,
            SaidBy = latest.SaidBy,
            SaidAtUtc = latest.SaidAtUtc,
        };
    }

    private static ContactRow With(PersonId person, ContactRow? said, IReadOnlyList<DetailRow> details)
    {
        var row = said ?? new ContactRow { PersonId = person, SaidBy = details[^1].Source, SaidAtUtc = details[^1].HeardAtUtc };
        row.NeedsInterpreter ??= details.LastOrDefault(detail => detail.About == DetailKind.InterpreterNeeded)?.Code is { } code ? code == "true" : null;
        var given = details.Where(detail => detail.About == DetailKind.AccessibleInformation).Select(detail => detail.Display ?? detail.Code).Distinct(StringComparer.Ordinal).ToList();
        if (given.Count > 0)
        {
            row.AccessNeeds = string.Join("; ", new[] { row.AccessNeeds }.Concat(given).Where(need => !string.IsNullOrEmpty(need)));
        }

        return row;
    }
}
