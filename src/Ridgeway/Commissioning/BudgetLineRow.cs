using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ridgeway.Codes;
using Ridgeway.Time;

namespace Ridgeway.Commissioning;

/// <summary>A budget line as stored. Lines are added and withdrawn, never changed.</summary>
internal sealed class BudgetLineRow
{
    public required OdsCode Organisation { get; init; }

    /// <summary>The first calendar year of the financial year.</summary>
    public required int YearStart { get; init; }

    public required BudgetLineId BudgetLineId { get; init; }

    public required string Category { get; init; }

    public required string Description { get; init; }

    public required long Pence { get; init; }

    /// <summary>The part that is for its category, in hundredths of a per cent: 10000 is all of it.</summary>
    public required int ShareHundredths { get; init; }

    public required MoneyOrigin Origin { get; init; }

    public required string Source { get; init; }

    /// <summary>Who added it, for people.</summary>
    public required string AddedBy { get; init; }

    public required DateTime AddedAtUtc { get; init; }

    public static BudgetLineRow Of(BudgetLine line, string addedBy, DateTimeOffset now) => new()
    {
        Organisation = line.Organisation,
        YearStart = line.Year.StartYear,
        BudgetLineId = line.Id,
        Category = line.Category,
        Description = line.Description,
        Pence = line.Pence,
        ShareHundredths = (int)(line.ShareThatCounts * 10_000),
        Origin = line.Origin,
        Source = line.Source,
        AddedBy = addedBy,
        AddedAtUtc = now.UtcDateTime,
    };

    public BudgetLine ToLine() => new()
    {
        Id = BudgetLineId,
        Year = new FinancialYear(YearStart),
        Organisation = Organisation,
        Category = Category,
        Description = Description,
        Pence = Pence,
        ShareThatCounts = ShareHundredths / 10_000m,
        Origin = Origin,
        Source = Source,
    };
}

/// <summary>The whole budget of an organisation in a year. A later statement replaces an earlier one.</summary>
internal sealed class BudgetRow
{
    public required OdsCode Organisation { get; init; }

    public required int YearStart { get; init; }

    public required long Pence { get; set; }

    public required string Source { get; set; }

    public required string StatedBy { get; set; }

    public required DateTime StatedAtUtc { get; set; }
}

internal sealed class BudgetLineRowMapping : IEntityTypeConfiguration<BudgetLineRow>
{
    public void Configure(EntityTypeBuilder<BudgetLineRow> builder)
    {
        builder.ToTable("commissioning_budget_line");
        builder.HasKey(row => new { row.Organisation, row.YearStart, row.BudgetLineId });
    }
}

internal sealed class BudgetRowMapping : IEntityTypeConfiguration<BudgetRow>
{
    public void Configure(EntityTypeBuilder<BudgetRow> builder)
    {
        builder.ToTable("commissioning_budget");
        builder.HasKey(row => new { row.Organisation, row.YearStart });
    }
}
