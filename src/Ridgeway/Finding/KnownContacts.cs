using Microsoft.EntityFrameworkCore;
using Ridgeway.Codes;
using Ridgeway.Data;
using Ridgeway.Records;

namespace Ridgeway.Finding;

/// <summary>
/// How people want to be reached: what was said here, and where nothing was, what sources say of interpreters; and how information must be
/// given, as written in details of a Patient or flagged.
/// </summary>
internal sealed class KnownContacts(RidgewayDb db, IRecords records, CodeLists lists)
{
    private const string InformationList = "accessible-information";
    private const int AtOnce = 500;

    /// <summary>Those of whom anything is known. What is said here comes before what a source says; of sources the latest counts.</summary>
    public async Task<Dictionary<PersonId, ContactRow>> OfAsync(IEnumerable<PersonId> people, CancellationToken cancel)
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

            AddFlagged(known, some, cancel);
        }

        return known;
    }

    /// <summary>Needs that came as coded facts, those that are over left out.</summary>
    private void AddFlagged(Dictionary<PersonId, ContactRow> known, IEnumerable<PersonId> people, CancellationToken cancel)
    {
        if (!lists.TryFind(InformationList, out _))
        {
            return;
        }

        var list = lists.NumberOf(InformationList);
        records.WalkThese(
            people,
            person =>
            {
                var needs = new List<string>();
                foreach (ref readonly var fact in person.Facts)
                {
                    if (!fact.IsOver && fact.EndDay < 0 && lists.IsOn(list, fact.Code, fact.Answer) && lists.Book[fact.Answer > 0 ? fact.Answer : fact.Code] is var said)
                    {
                        needs.Add(AccessWords.Of(said.Code, said.Display));
                    }
                }

                if (needs.Count > 0)
                {
                    var row = known.GetValueOrDefault(person.Id) ?? new ContactRow { PersonId = person.Id, SaidBy = "record", SaidAtUtc = default };
                    row.AccessNeeds = Joined(row.AccessNeeds, needs);
                    known[person.Id] = row;
                }
            },
            cancel);
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
        row.AccessNeeds = Joined(row.AccessNeeds, details.Where(detail => detail.About == DetailKind.AccessibleInformation).Select(detail => AccessWords.Of(detail.Code, detail.Display)));
        return row;
    }

    /// <summary>Each need once, what was said here first.</summary>
    private static string? Joined(string? known, IEnumerable<string> more) =>
        string.Join("; ", (known?.Split("; ") ?? []).Concat(more).Where(need => need.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)) is { Length: > 0 } all ? all : null;
}
