using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ridgeway.Data;
using Ridgeway.Records;

namespace Ridgeway.Access.OutsideTeam;

/// <summary>Why somebody opens the record of a person who is not their team's.</summary>
internal enum OutsideReason
{
    Emergency = 1,
    VisitorHere = 2,
    CareIsMoving = 3,
    Other = 4,
}

/// <summary>What somebody who keeps watch found when they looked at it afterwards.</summary>
internal enum OutsideReview
{
    Right = 1,
    NotRight = 2,
}

/// <summary>That somebody opened a record outside their own team, why, until when, and what the review said. Kept for ever.</summary>
internal sealed class OutsideRow
{
    public static readonly TimeSpan OpenFor = TimeSpan.FromHours(8);

    public required PersonId PersonId { get; init; }

    public required Guid OutsideId { get; init; }

    public required AccountId AccountId { get; init; }

    public required string AccountName { get; init; }

    public string? Organisation { get; init; }

    public string? OrganisationName { get; init; }

    public required OutsideReason Reason { get; init; }

    public required string InWords { get; init; }

    public required DateTime OpenedAtUtc { get; init; }

    public required DateTime UntilUtc { get; init; }

    public DateTime? ReviewedAtUtc { get; set; }

    public string? ReviewedBy { get; set; }

    public OutsideReview? Review { get; set; }

    public string? ReviewNote { get; set; }
}

/// <summary>A record opened so is in sight of whoever opened it, for some hours and no longer.</summary>
internal sealed class OpenedOutside(RidgewayDb db, TimeProvider clock) : IKnowCaseload
{
    public IQueryable<PersonId>? PeopleOf(Viewer viewer)
    {
        if (viewer.Role != Role.Clinician)
        {
            return null;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        return db.Set<OutsideRow>().Where(row => row.AccountId == viewer.Account && row.UntilUtc > now).Select(row => row.PersonId);
    }
}

/// <summary>Reasons in words for people.</summary>
internal static class OutsideWords
{
    public static string ForPeople(this OutsideReason reason) => reason switch
    {
        OutsideReason.Emergency => "An emergency",
        OutsideReason.VisitorHere => "They are staying here for a while",
        OutsideReason.CareIsMoving => "Their care is moving to us",
        OutsideReason.Other => "Another reason",
    };
}

internal sealed class OutsideRowMapping : IEntityTypeConfiguration<OutsideRow>
{
    public void Configure(EntityTypeBuilder<OutsideRow> builder)
    {
        builder.ToTable("access_outside");
        builder.HasKey(row => new { row.PersonId, row.OutsideId });
    }
}
