using Microsoft.EntityFrameworkCore;
using Ridgeway.Codes;
using Ridgeway.Data;
using Ridgeway.Time;

namespace Ridgeway.Records.Ethnicities;

/// <summary>What every source says of a person's ethnic group, and the one answer out of it.</summary>
internal sealed class EthnicityRecords(RidgewayDb db, EthnicContent content, TimeProvider clock)
{
    /// <summary>Every statement about this person, those about anyone found to be the same person included, the latest first.</summary>
    public async Task<IReadOnlyList<EthnicStatement>> StatementsAsync(PersonId person, CancellationToken cancel)
    {
        var rows = await db.Set<DetailRow>().AsNoTracking()
            .Where(row => row.About == DetailKind.Ethnicity)
            .Where(row => row.PersonId == person || db.Set<MergedRow>().Any(merged => merged.IntoPersonId == person && merged.PersonId == row.PersonId))
            .ToListAsync(cancel);
        return [.. rows.Select(Statement).OrderByDescending(said => said.Latest).ThenByDescending(said => said.HeardAt).ThenBy(said => said.Source, StringComparer.Ordinal)];
    }

    public async Task<EthnicConsensus> ConsensusAsync(PersonId person, CancellationToken cancel) =>
        Decide(await StatementsAsync(person, cancel));

    public EthnicConsensus Decide(IReadOnlyList<EthnicStatement> statements) =>
        EthnicConsensus.Of(statements, content.RankingOn(London.DayOf(clock.GetUtcNow())));

    public EthnicStatement Statement(DetailRow row) => Statement(
        row.Source, row.SaidOn, new DateTimeOffset(row.HeardAtUtc, TimeSpan.Zero), row.Scheme, row.Code, row.Display);

    /// <summary>A statement as it is kept; what its code means is looked up now, so a better mapping needs no new import.</summary>
    public EthnicStatement Statement(string source, PartialDate? saidOn, DateTimeOffset heardAt, string scheme, string code, string? display) =>
        new(source, saidOn, heardAt, scheme, code, display, content.Schemes.Find(scheme, code));
}
