using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ridgeway.Records;

namespace Ridgeway.Referrals;

/// <summary>Something somebody is told about a referral, as stored. Letters are never changed; reading one is noted.</summary>
internal sealed class LetterRow
{
    public required PersonId PersonId { get; init; }

    public required LetterId LetterId { get; init; }

    public required ReferralId ReferralId { get; init; }

    public required Recipient ToWhom { get; init; }

    /// <summary>The team's or provider's key; the person's id where it is to the person.</summary>
    public required string ToKey { get; init; }

    public required LetterKind Kind { get; init; }

    public required DateOnly OnDay { get; init; }

    public required string Title { get; init; }

    /// <summary>Plain text; a blank line is a new paragraph.</summary>
    public required string Body { get; init; }

    public DateTime? ReadAtUtc { get; set; }

    public string? ReadBy { get; set; }
}

/// <summary>To whom a letter is.</summary>
internal enum Recipient
{
    Referrer = 1,
    Person = 2,
    Provider = 3,
}

internal enum LetterKind
{
    Accepted = 1,
    Refused = 2,
    AskedNext = 3,
    NotSafe = 4,
    Escalated = 5,
    Reminder = 6,
    Discharge = 7,
    Withdrawn = 8,
}

/// <summary>One letter.</summary>
public readonly record struct LetterId
{
    private readonly Guid value;

    public LetterId(Guid value) => this.value = value == Guid.Empty
        ? throw new ArgumentException("A LetterId cannot be empty.", nameof(value))
        : value;

    public Guid Value => value == Guid.Empty ? throw new InvalidOperationException("An unset LetterId was read.") : value;

    public static LetterId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public override string ToString() => Value.ToString();
}

internal sealed class LetterRowMapping : IEntityTypeConfiguration<LetterRow>
{
    public void Configure(EntityTypeBuilder<LetterRow> builder)
    {
        builder.ToTable("referrals_letter");
        builder.HasKey(row => new { row.PersonId, row.LetterId });
        builder.HasOne<ReferralRow>().WithMany().HasForeignKey(row => new { row.PersonId, row.ReferralId }).OnDelete(DeleteBehavior.Restrict);
    }
}
