using Microsoft.EntityFrameworkCore;
using Ridgeway.Codes;
using Ridgeway.Data;
using Ridgeway.Records.Matching;
using Ridgeway.Records.MergePeople;
using Ridgeway.Time;

namespace Ridgeway.Records.FindDuplicates;

/// <summary>
/// Looks for records that may be one person's. One walk gives every person's keys as numbers; only people who share a key are
/// read and compared, so the work grows with the people and not with their square. What is found goes to the work list; a pair
/// somebody decided is not asked about again.
/// </summary>
internal sealed class FindDuplicatesStory(RidgewayDb db, MatchContent content, MergePeopleStory merge, LinkedPairs links, TimeProvider clock)
{
    private const int PairsATime = 400;

    /// <param name="import">Only pairs in which this import made or changed somebody; null for everyone.</param>
    /// <param name="cancel">Stops between parts; what was found is kept.</param>
    public async Task<DuplicatesFound> RunAsync(ImportId? import, CancellationToken cancel)
    {
        var rules = content.On(London.DayOf(clock.GetUtcNow()));
        var (people, keys, touched) = await KeysAsync(rules, import, cancel);
        var (pairs, largeBlocks) = BlockedPairs.Of(keys, rules.LargestBlock, import is null ? null : touched);
        var linked = await links.OfAsync(null, cancel);
        var all = pairs.Select(pair => InOrder(people[pair.A], people[pair.B])).Concat(linked).Distinct().ToList();
        var (open, merged) = await CompareAllAsync(all, linked, rules, cancel);
        return new DuplicatesFound(people.Count, all.Count, open, merged, largeBlocks);
    }

    /// <summary>Looks around a few people and at nobody else: what a request may wait for. What they waited with before is looked at again.</summary>
    /// <param name="touched">Whom something new was said about.</param>
    /// <param name="cancel">Stops between parts; what was found is kept.</param>
    public async Task<DuplicatesFound> AroundAsync(IReadOnlyCollection<PersonId> touched, CancellationToken cancel)
    {
        var rules = content.On(London.DayOf(clock.GetUtcNow()));
        var near = await new PeopleNearby(db, rules).AroundAsync(touched, cancel);
        List<PersonId> people = [.. near.Keys];
        var keys = people.SelectMany((person, place) => near[person].Keys(rules).Select(key => (key, place))).ToList();
        var asked = touched.ToHashSet();
        var among = Enumerable.Range(0, people.Count).Where(place => asked.Contains(people[place])).ToHashSet();
        var (pairs, largeBlocks) = BlockedPairs.Of(keys, rules.LargestBlock, among);
        var linked = await links.OfAsync(touched, cancel);
        var waiting = await db.Set<DuplicateRow>().AsNoTracking()
            .Where(row => row.State == DuplicateState.Open && (touched.Contains(row.PersonId) || touched.Contains(row.OtherPersonId)))
            .Select(row => new { row.PersonId, row.OtherPersonId }).ToListAsync(cancel);
        var all = pairs.Select(pair => InOrder(people[pair.A], people[pair.B])).Concat(waiting.Select(row => (row.PersonId, row.OtherPersonId))).Concat(linked).Distinct().ToList();
        var (open, merged) = await CompareAllAsync(all, linked, rules, cancel);
        return new DuplicatesFound(people.Count, all.Count, open, merged, largeBlocks);
    }

    private static (PersonId, PersonId) InOrder(PersonId one, PersonId other) => one.CompareTo(other) < 0 ? (one, other) : (other, one);

    private async Task<(int Open, int Merged)> CompareAllAsync(IReadOnlyList<(PersonId, PersonId)> pairs, IReadOnlySet<(PersonId, PersonId)> linked, MatchRules rules, CancellationToken cancel)
    {
        var (open, merged) = (0, 0);
        foreach (var chunk in pairs.Chunk(PairsATime))
        {
            var found = await CompareAsync(chunk, linked, rules, cancel);
            open += found.Open;
            merged += found.Merged;
        }

        return (open, merged);
    }

    private async Task<(List<PersonId> People, List<(ulong Key, int Person)> Keys, HashSet<int> Touched)> KeysAsync(MatchRules rules, ImportId? import, CancellationToken cancel)
    {
        var former = (await db.Set<FormerNumberRow>().AsNoTracking().ToListAsync(cancel)).ToLookup(row => row.PersonId, row => row.NhsNumber);
        var (people, keys, touched) = (new List<PersonId>(), new List<(ulong, int)>(), new HashSet<int>());
        var rows = db.Set<PersonRow>().AsNoTracking()
            .Select(row => new { row.PersonId, row.NhsNumber, row.Family, row.Given, row.BirthDate, row.Postcode, row.ImportId });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
        {
            var person = new Person
            {
                Id = row.PersonId,
                NhsNumber = row.NhsNumber,
                Name = new PersonName(row.Family, row.Given),
                BirthDate = row.BirthDate,
                Postcode = row.Postcode,
            };
            var place = people.Count;
            people.Add(row.PersonId);
            keys.AddRange(new MatchSubject(person, [.. former[row.PersonId]]).Keys(rules).Select(key => (key, place)));
            if (row.ImportId == import)
            {
                touched.Add(place);
            }
        }

        return (people, keys, touched);
    }

    private async Task<(int Open, int Merged)> CompareAsync(IReadOnlyList<(PersonId, PersonId)> pairs, IReadOnlySet<(PersonId, PersonId)> linked, MatchRules rules, CancellationToken cancel)
    {
        var ids = pairs.SelectMany(pair => new[] { pair.Item1, pair.Item2 }).Distinct().ToList();
        var people = await db.Set<PersonRow>().AsNoTracking().Where(row => ids.Contains(row.PersonId)).ToDictionaryAsync(row => row.PersonId, row => row.ToPerson(), cancel);
        var former = (await db.Set<FormerNumberRow>().AsNoTracking().Where(row => ids.Contains(row.PersonId)).ToListAsync(cancel)).ToLookup(row => row.PersonId, row => row.NhsNumber);
        var known = (await db.Set<DuplicateRow>().Where(row => ids.Contains(row.PersonId)).ToListAsync(cancel)).ToDictionary(row => (row.PersonId, row.OtherPersonId));
        var (open, strong) = (0, new List<(PersonId, PersonId)>());
        foreach (var (one, other) in pairs.Where(pair => people.ContainsKey(pair.Item1) && people.ContainsKey(pair.Item2)))
        {
            var (first, second) = InOrder(one, other);
            var compared = MatchPeople.Compare(Subject(people[first], former), Subject(people[second], former), rules);
            var result = linked.Contains((first, second)) ? compared.Linked() : compared;
            if (Keep(known.GetValueOrDefault((first, second)), first, second, result, rules))
            {
                open++;
                if (result.Verdict == MatchVerdict.Same && rules.OnSame == OnStrongMatch.Merge)
                {
                    strong.Add((first, second));
                }
            }
        }

        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        var merged = await MergeStrongAsync(strong, rules, cancel);
        return (open - merged, merged);
    }

    private async Task<int> MergeStrongAsync(List<(PersonId, PersonId)> strong, MatchRules rules, CancellationToken cancel)
    {
        var merged = 0;
        foreach (var (first, second) in strong)
        {
            merged += await merge.MergeAsync(first, second, $"matching rules {rules.Id} {rules.Version}", "Scored the same, and the rules say to merge such pairs", cancel) is MergeOutcome.Merged ? 1 : 0;
        }

        return merged;
    }

    private static MatchSubject Subject(Person person, ILookup<PersonId, NhsNumber> former) => new(person, [.. former[person.Id]]);

    /// <returns>True where the pair now waits for a decision.</returns>
    private bool Keep(DuplicateRow? row, PersonId first, PersonId second, MatchResult result, MatchRules rules)
    {
        var isDecided = row is { State: DuplicateState.Different or DuplicateState.Same };
        if (isDecided || result.Verdict == MatchVerdict.Different)
        {
            if (row is { State: DuplicateState.Open })
            {
                db.Remove(row);
            }

            return false;
        }

        var (by, reasons) = ($"{rules.Id} {rules.Version}", DuplicateRow.Write(result));
        if (row is not null)
        {
            (row.Verdict, row.Score, row.Reasons, row.Rules) = (result.Verdict, result.Score, reasons, by);
            return row.State == DuplicateState.Open;
        }

        db.Add(new DuplicateRow
        {
            PersonId = first,
            OtherPersonId = second,
            State = DuplicateState.Open,
            Verdict = result.Verdict,
            Score = result.Score,
            Reasons = reasons,
            Rules = by,
            FoundAtUtc = clock.GetUtcNow().UtcDateTime,
        });
        return true;
    }
}

/// <param name="People">How many were looked at.</param>
/// <param name="Compared">How many pairs share a key and were compared.</param>
/// <param name="Open">How many of them wait for a decision.</param>
/// <param name="Merged">How many were merged because the rules say so.</param>
/// <param name="LargeBlocks">Keys shared by too many to tell anything; the people under them were not compared by that key.</param>
internal sealed record DuplicatesFound(int People, int Compared, int Open, int Merged, int LargeBlocks);
