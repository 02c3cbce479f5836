using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ridgeway.Finding.Lists;
using Ridgeway.Records;

namespace Ridgeway.Finding;

internal enum OfferKind
{
    Invitation = 1,

    /// <summary>A referral, as Referrals told of it.</summary>
    Referral = 2,
}

/// <summary>That something was offered to somebody: invited from a list, or referred. Both are what "offered before" means.</summary>
internal sealed class OfferRow
{
    public required PersonId PersonId { get; init; }

    /// <summary>For a referral, the referral's own number.</summary>
    public required ListOfferId OfferId { get; init; }

    public required OfferKind Kind { get; init; }

    public required string Intervention { get; init; }

    public ListId? ListId { get; init; }

    public InvitationBatchId? BatchId { get; init; }

    public ContactChannel? Channel { get; init; }

    /// <summary>The language they prefer, as it was then.</summary>
    public string? Language { get; init; }

    public bool IsEasyRead { get; init; }

    public required DateOnly OfferedOn { get; init; }

    public required DateTime OfferedAtUtc { get; init; }

    public required string OfferedBy { get; init; }

    public string? Organisation { get; init; }

    public string? Subject { get; init; }

    /// <summary>What was written, word for word.</summary>
    public string? Body { get; init; }

    public required OfferStanding Standing { get; set; }

    public NoReason? Reason { get; set; }

    public DateOnly? AnsweredOn { get; set; }

    public string? AnsweredBy { get; set; }
}

/// <summary>How somebody asked to be reached, or not to be. Said here; what sources say of them is in their record.</summary>
internal sealed class ContactRow
{
    public required PersonId PersonId { get; init; }

    public ContactChannel? Preferred { get; set; }

    public bool IsNoContact { get; set; }

    public bool IsEasyRead { get; set; }

    /// <summary>Null where nobody asked.</summary>
    public bool? NeedsInterpreter { get; set; }

    public string? AccessNeeds { get; set; }

    public required string SaidBy { get; set; }

    public required DateTime SaidAtUtc { get; set; }
}

internal sealed class OfferRowMapping : IEntityTypeConfiguration<OfferRow>
{
    public void Configure(EntityTypeBuilder<OfferRow> builder)
    {
        builder.ToTable("finding_offer");
        builder.HasKey(row => new { row.PersonId, row.OfferId });
    }
}

internal sealed class ContactRowMapping : IEntityTypeConfiguration<ContactRow>
{
    public void Configure(EntityTypeBuilder<ContactRow> builder)
    {
        builder.ToTable("finding_contact");
        builder.HasKey(row => row.PersonId);
    }
}
