using Microsoft.EntityFrameworkCore;
using Ridgeway.Codes;
using Ridgeway.Data;
using Ridgeway.Time;

namespace Ridgeway.Records.Rights;

/// <summary>What people chose about how their records are used.</summary>
internal sealed class Choices(RidgewayDb db, TimeProvider clock)
{
    private const int PeopleATold = 400;

    public async Task<IReadOnlyList<SharingChoice>> OfAsync(PersonId person, CancellationToken cancel) =>
        [.. ObjectionRow.Standing(await RowsOf(person).AsNoTracking().ToListAsync(cancel)).OrderByDescending(row => row.HeardAtUtc).Select(row => row.ToChoice())];

    /// <summary>Everyone whose record may not be used for this today, under every id that leads to them.</summary>
    public async Task<IReadOnlySet<PersonId>> RefusingAsync(UseOfRecord use, CancellationToken cancel)
    {
        var today = London.DayOf(clock.GetUtcNow());
        var kept = await db.Set<MergedRow>().AsNoTracking().ToDictionaryAsync(row => row.PersonId, row => row.IntoPersonId, cancel);
        var byPerson = (await db.Set<ObjectionRow>().AsNoTracking().ToListAsync(cancel)).GroupBy(row => kept.GetValueOrDefault(row.PersonId, row.PersonId));
        var refusing = byPerson.Where(rows => !MayBeUsed.For(use, ObjectionRow.Standing(rows).Select(row => row.ToChoice()), today).IsAllowed).Select(rows => rows.Key).ToHashSet();
        refusing.UnionWith(kept.Where(one => refusing.Contains(one.Value)).Select(one => one.Key).ToList());
        return refusing;
    }

    /// <summary>A person's own word about the uses beyond their care; it replaces what they said here before.</summary>
    public async Task SayAsync(PersonId person, bool refuses, string by, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.Add(new ObjectionRow
        {
            PersonId = person,
            ObjectionId = Guid.CreateVersion7(now),
            Kind = ChoiceKind.Consent,
            Says = refuses ? "refuses" : "agrees",
            Uses = "",
            FromDay = London.DayOf(now),
            Source = by,
            HeardAtUtc = now.UtcDateTime,
        });
        await db.SaveChangesAsync(cancel);
        await TellAsync([person], cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Those of whom an import said something about how their record is used.</summary>
    public async Task<IReadOnlyList<PersonId>> PeopleOfAsync(IReadOnlyList<ImportId> imports, CancellationToken cancel) =>
        await db.Set<ObjectionRow>().AsNoTracking().Where(row => row.ImportId != null && imports.Contains(row.ImportId.Value)).Select(row => row.PersonId).Distinct().ToListAsync(cancel);

    /// <summary>Tells later rooms what these people chose, under every id that leads to them. Inside a transaction it is one with the change.</summary>
    public async Task TellAsync(IEnumerable<PersonId> people, CancellationToken cancel)
    {
        foreach (var some in people.Distinct().Chunk(PeopleATold))
        {
            var merged = await db.Set<MergedRow>().AsNoTracking().Where(row => some.Contains(row.PersonId) || some.Contains(row.IntoPersonId)).ToListAsync(cancel);
            var kept = merged.ToDictionary(row => row.PersonId, row => row.IntoPersonId);
            var ids = some.Concat(merged.SelectMany(row => new[] { row.PersonId, row.IntoPersonId })).ToHashSet();
            var rows = await db.Set<ObjectionRow>().AsNoTracking().Where(row => ids.Contains(row.PersonId)).ToListAsync(cancel);
            var choices = rows.GroupBy(row => kept.GetValueOrDefault(row.PersonId, row.PersonId)).SelectMany(one => ObjectionRow.Standing(one).Select(row => (one.Key, Choice: row.ToChoice())))
                .ToLookup(one => one.Key, one => one.Choice);
            foreach (var id in ids)
            {
                db.Tell(new SharingChanged(id, [.. choices[kept.GetValueOrDefault(id, id)]]) { At = clock.GetUtcNow() });
            }

            await db.SaveChangesAsync(cancel);
        }
    }

    /// <summary>
    /// Takes a whole list of those who have opted out nationally: who is on it and was not, opts out from today; who was by an
    /// earlier list and is not, no longer does. Numbers nobody here holds are counted and not kept.
    /// </summary>
    public async Task<OptOutsTaken> TakeListAsync(IReadOnlyCollection<NhsNumber> optedOut, string source, CancellationToken cancel)
    {
        var (now, today) = (clock.GetUtcNow(), London.DayOf(clock.GetUtcNow()));
        var standing = await db.Set<ObjectionRow>().Where(row => row.Kind == ChoiceKind.NationalOptOut && row.ToDay == null).ToListAsync(cancel);
        var people = new HashSet<PersonId>();
        var unknown = 0;
        foreach (var chunk in optedOut.Distinct().Chunk(400))
        {
            var numbers = chunk.Select(number => (NhsNumber?)number).ToList();
            var held = await db.Set<PersonRow>().AsNoTracking().Where(row => numbers.Contains(row.NhsNumber)).Select(row => new { row.PersonId, row.NhsNumber }).ToListAsync(cancel);
            var former = await db.Set<FormerNumberRow>().AsNoTracking().Where(row => chunk.Contains(row.NhsNumber)).Select(row => new { row.PersonId, NhsNumber = (NhsNumber?)row.NhsNumber }).ToListAsync(cancel);
            people.UnionWith(held.Concat(former).Select(row => row.PersonId));
            unknown += chunk.Length - held.Concat(former).Select(row => row.NhsNumber).Distinct().Count();
        }

        var already = standing.Select(row => row.PersonId).ToHashSet();
        var ended = standing.Where(row => !people.Contains(row.PersonId)).ToList();
        ended.ForEach(row => row.ToDay = today.AddDays(-1));
        var begun = people.Except(already).ToList();
        db.AddRange(begun.Select(person => new ObjectionRow
        {
            PersonId = person,
            ObjectionId = Guid.CreateVersion7(now),
            Kind = ChoiceKind.NationalOptOut,
            Says = "refuses",
            Uses = "",
            FromDay = today,
            Source = source,
            HeardAtUtc = now.UtcDateTime,
        }));
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.SaveChangesAsync(cancel);
        await TellAsync(begun.Concat(ended.Select(row => row.PersonId)), cancel);
        await transaction.CommitAsync(cancel);
        db.ChangeTracker.Clear();
        return new OptOutsTaken(people.Count, begun.Count, ended.Count, unknown);
    }

    private IQueryable<ObjectionRow> RowsOf(PersonId person) => db.Set<ObjectionRow>()
        .Where(row => row.PersonId == person || db.Set<MergedRow>().Any(merged => merged.IntoPersonId == person && merged.PersonId == row.PersonId));
}

/// <param name="OptedOut">People here who have opted out now.</param>
/// <param name="Begun">Of them, those who had not before.</param>
/// <param name="Ended">Those who had and have not any more.</param>
/// <param name="Unknown">Numbers that nobody here holds.</param>
internal sealed record OptOutsTaken(int OptedOut, int Begun, int Ended, int Unknown);
