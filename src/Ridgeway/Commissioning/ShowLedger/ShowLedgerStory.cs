using Microsoft.EntityFrameworkCore;
using Ridgeway.Codes;
using Ridgeway.Content;
using Ridgeway.Data;
using Ridgeway.Time;

namespace Ridgeway.Commissioning.ShowLedger;

/// <summary>Reads one organisation's budget lines of a year under a version of the definition of prevention.</summary>
internal sealed class ShowLedgerStory(RidgewayDb db, ContentPack content, TimeProvider clock)
{
    /// <param name="organisation">Whose ledger.</param>
    /// <param name="year">Which financial year.</param>
    /// <param name="version">Which version; null for the one in force in that year.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ShowLedgerOutcome> RunAsync(OdsCode organisation, FinancialYear year, string? version, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var versions = Versions();
        var on = DayWithin(year, London.DayOf(now));
        var chosen = version is null
            ? versions.LastOrDefault(each => each.Effective.Includes(on)) ?? versions.Last()
            : versions.FirstOrDefault(each => string.Equals(each.Version, version, StringComparison.Ordinal));
        if (chosen is null)
        {
            return new ShowLedgerOutcome.NoSuchVersion(version!, [.. versions.Select(each => each.Version)]);
        }

        var lines = await db.Set<BudgetLineRow>().AsNoTracking()
            .Where(row => row.Organisation == organisation && row.YearStart == year.StartYear)
            .OrderBy(row => row.Category).ThenByDescending(row => row.Pence).ThenBy(row => row.Description)
            .ToListAsync(cancel);
        var budget = await db.Set<BudgetRow>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.Organisation == organisation && row.YearStart == year.StartYear, cancel);
        var threshold = content.Of<PreventionThreshold>().FirstOrDefault(each => each.Effective.Includes(on));
        return new ShowLedgerOutcome.Shown(Document(
            new Question(organisation, year, [.. lines.Select(row => row.ToLine())], budget, threshold), chosen, versions, now));
    }

    /// <summary>The organisations that have a ledger, with their years.</summary>
    public async Task<IReadOnlyList<(OdsCode Organisation, FinancialYear Year)>> LedgersAsync(CancellationToken cancel)
    {
        var kept = await db.Set<BudgetRow>().Select(row => new { row.Organisation, row.YearStart })
            .Union(db.Set<BudgetLineRow>().Select(row => new { row.Organisation, row.YearStart }))
            .ToListAsync(cancel);
        return [.. kept.Select(each => (each.Organisation, Year: new FinancialYear(each.YearStart))).OrderBy(each => each.Organisation.Value, StringComparer.Ordinal).ThenBy(each => each.Year.StartYear)];
    }

    /// <summary>Every version of the definition, the earliest first.</summary>
    /// <exception cref="ContentUnreadableException">The content defines no preventive spend.</exception>
    public IReadOnlyList<PreventionDefinition> Versions()
    {
        IReadOnlyList<PreventionDefinition> versions = [.. content.Of<PreventionDefinition>().OrderBy(each => each.Effective.From ?? DateOnly.MinValue)];
        return versions.Count > 0 ? versions : throw new ContentUnreadableException("The content has no prevention-definition.");
    }

    private static DateOnly DayWithin(FinancialYear year, DateOnly today) =>
        today < year.Start ? year.Start : today > year.End ? year.End : today;

    private static LedgerDocument Document(Question asked, PreventionDefinition chosen, IReadOnlyList<PreventionDefinition> versions, DateTimeOffset now)
    {
        var read = PreventionLedger.Read(asked.Lines, chosen);
        var gauge = asked.Gauge(chosen);
        return new LedgerDocument
        {
            Organisation = asked.Organisation,
            Year = asked.Year.ToString(),
            BudgetPence = asked.Budget?.Pence,
            BudgetSource = asked.Budget?.Source,
            CountedPence = read.Sum(line => line.Counted),
            SharePercent = gauge is null ? null : Percent(gauge.Share),
            RequiredPence = gauge?.Required,
            ShortfallPence = gauge?.Shortfall,
            IsMet = gauge?.IsMet,
            Threshold = asked.Threshold is { } threshold
                ? new ShownThreshold(threshold.Name, threshold.Share * 100, threshold.Effective.From, threshold.Source.Ref, threshold.Source.Flag)
                : null,
            Definition = ShownDefinition.Of(chosen),
            Versions = [.. versions.Select(asked.Under)],
            CountedByOrigin = [.. Enum.GetValues<MoneyOrigin>().Select(origin => new ShownOrigin(origin, read.Where(line => line.Line.Origin == origin).Sum(line => line.Counted)))],
            Lines = [.. read.Select(Shown)],
            ComputedAt = now,
        };
    }

    private static ShownLine Shown(ReadLine line) => new(
        line.Line.Category, line.Category?.Name ?? line.Line.Category, line.Line.Description, line.Line.Pence, line.Line.ShareThatCounts * 100,
        line.Line.Origin, line.Line.Source, line.Standing, line.Counted, line.Category?.Why);

    private static decimal Percent(decimal share) => Math.Round(share * 100, 2, MidpointRounding.AwayFromZero);

    /// <summary>Lines and what they are read against, the same for every version.</summary>
    private sealed record Question(OdsCode Organisation, FinancialYear Year, IReadOnlyList<BudgetLine> Lines, BudgetRow? Budget, PreventionThreshold? Threshold)
    {
        public PreventionGauge? Gauge(PreventionDefinition version) =>
            Budget is { Pence: > 0 } budget && Threshold is { } threshold ? PreventionLedger.Gauge(Lines, budget.Pence, version, threshold) : null;

        public ShownVersion Under(PreventionDefinition version)
        {
            var gauge = Gauge(version);
            return new ShownVersion(
                version.Version, version.Name, PreventionLedger.Read(Lines, version).Sum(line => line.Counted),
                gauge is null ? null : Percent(gauge.Share), gauge?.Shortfall, gauge?.IsMet);
        }
    }
}

internal abstract record ShowLedgerOutcome
{
    private ShowLedgerOutcome()
    {
    }

    public sealed record Shown(LedgerDocument Ledger) : ShowLedgerOutcome;

    public sealed record NoSuchVersion(string Asked, IReadOnlyList<string> Known) : ShowLedgerOutcome;
}
