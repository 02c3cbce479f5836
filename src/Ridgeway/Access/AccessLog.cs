using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Records;

namespace Ridgeway.Access;

/// <summary>One look at a person's record.</summary>
internal sealed record AccessLogEntry(
    DateTime AtUtc, PersonId Person, string Who, Role Role, string? OrganisationName, string What, Purpose Why, bool WasShown);

/// <summary>What to look for in the log; what is null does not matter.</summary>
internal sealed record AccessLogSearch(PersonId? Person = null, string? Who = null, DateTime? FromUtc = null, DateTime? BeforeUtc = null, bool OnlyRefused = false);

/// <summary>Who looked at whom: for the person themselves, and for whoever keeps watch.</summary>
internal sealed class AccessLog(RidgewayDb db, IEnumerable<IKnowMerges> merges)
{
    /// <summary>Who has seen this person's record, the latest first.</summary>
    public Task<IReadOnlyList<AccessLogEntry>> AboutAsync(PersonId person, int atMost, CancellationToken cancel) =>
        FindAsync(new AccessLogSearch(person), skip: 0, atMost, cancel);

    /// <summary>Entries that fit, the latest first.</summary>
    public async Task<IReadOnlyList<AccessLogEntry>> FindAsync(AccessLogSearch search, int skip, int atMost, CancellationToken cancel) =>
        await Fitting(search)
            .OrderByDescending(row => row.AtUtc).ThenByDescending(row => row.EntryId)
            .Skip(skip).Take(atMost)
            .Select(row => new AccessLogEntry(row.AtUtc, row.PersonId, row.AccountName, row.Role, row.OrganisationName, row.What, row.Why, row.WasShown))
            .ToListAsync(cancel);

    public Task<int> CountAsync(AccessLogSearch search, CancellationToken cancel) => Fitting(search).CountAsync(cancel);

    private IQueryable<AccessLogRow> Fitting(AccessLogSearch search)
    {
        var rows = db.Set<AccessLogRow>().AsNoTracking();
        if (search.Person is { } person)
        {
            var others = merges.Select(known => known.IdsOf(person)).FirstOrDefault();
            rows = others is null ? rows.Where(row => row.PersonId == person) : rows.Where(row => row.PersonId == person || others.Contains(row.PersonId));
        }

        if (!string.IsNullOrWhiteSpace(search.Who))
        {
            var who = search.Who.Trim().ToLowerInvariant();
            rows = rows.Where(row => row.AccountName.ToLower().Contains(who));
        }

        if (search.FromUtc is { } from)
        {
            rows = rows.Where(row => row.AtUtc >= from);
        }

        if (search.BeforeUtc is { } before)
        {
            rows = rows.Where(row => row.AtUtc < before);
        }

        return search.OnlyRefused ? rows.Where(row => !row.WasShown) : rows;
    }
}
