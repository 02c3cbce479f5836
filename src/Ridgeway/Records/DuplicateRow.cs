using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ridgeway.Data;
using Ridgeway.Records.Matching;

namespace Ridgeway.Records;

/// <summary>Where a pair that may be one person stands.</summary>
internal enum DuplicateState
{
    /// <summary>Nobody has decided.</summary>
    Open,

    /// <summary>Somebody looked and could not tell.</summary>
    NotSure,

    /// <summary>Somebody decided that they are two people; they are not offered again.</summary>
    Different,

    /// <summary>One was merged into the other.</summary>
    Same,
}

/// <summary>Two records that may be one person's, with the reasons for and against. The smaller id comes first.</summary>
internal sealed class DuplicateRow
{
    public required PersonId PersonId { get; init; }

    public required PersonId OtherPersonId { get; init; }

    public required DuplicateState State { get; set; }

    public required MatchVerdict Verdict { get; set; }

    public required double Score { get; set; }

    /// <summary>What decided and every reason, as JSON. Names and numbers are not copied here: they are read from the two records.</summary>
    public required string Reasons { get; set; }

    /// <summary>Which rules said so, and their version.</summary>
    public required string Rules { get; set; }

    public required DateTime FoundAtUtc { get; init; }

    public DateTime? DecidedAtUtc { get; set; }

    public string? DecidedBy { get; set; }

    public string? Note { get; set; }

    public DuplicateReasons Read() => JsonSerializer.Deserialize<DuplicateReasons>(Reasons, RidgewayJson.Stored)!;

    public static string Write(MatchResult result) => JsonSerializer.Serialize(new DuplicateReasons(result.Decider, result.Reasons), RidgewayJson.Stored);
}

internal sealed record DuplicateReasons(MatchDecider Decider, IReadOnlyList<MatchReason> Reasons);

internal sealed class DuplicateRowMapping : IEntityTypeConfiguration<DuplicateRow>
{
    public void Configure(EntityTypeBuilder<DuplicateRow> builder)
    {
        builder.ToTable("records_duplicate");
        builder.HasKey(row => new { row.PersonId, row.OtherPersonId });
    }
}
