using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Finding.Lists;
using Ridgeway.Records;

namespace Ridgeway.Finding;

/// <summary>Who may open a saved list.</summary>
internal enum ListSeenBy
{
    OnlyMe = 1,

    /// <summary>Everyone who signs in for the owner's organisation.</summary>
    MyTeam = 2,
}

/// <summary>A saved list. Its definition is asked again each time it is opened; what was on it when it was last run is kept beside it.</summary>
internal sealed class SavedListRow
{
    public required ListId ListId { get; init; }

    public required string Name { get; set; }

    /// <summary>A <see cref="ListDefinition"/> as JSON.</summary>
    public required string Definition { get; init; }

    public required string Intervention { get; init; }

    public required AccountId OwnerId { get; init; }

    public required string OwnerName { get; init; }

    public string? Organisation { get; init; }

    public required ListSeenBy SeenBy { get; init; }

    public required DateTime CreatedAtUtc { get; init; }

    public int Runs { get; set; }

    public DateOnly? LastRunOn { get; set; }

    public DateTime? LastRunAtUtc { get; set; }

    /// <summary>On the list when it was last run.</summary>
    public int People { get; set; }

    /// <summary>New at the last run.</summary>
    public int Came { get; set; }

    /// <summary>Gone at the last run.</summary>
    public int Went { get; set; }

    public DateTime? ClosedAtUtc { get; set; }

    public ListDefinition ToDefinition() => JsonSerializer.Deserialize<ListDefinition>(Definition, RidgewayJson.Stored)!;
}

/// <summary>That somebody was on a saved list from one run until another.</summary>
internal sealed class ListMemberRow
{
    public required PersonId PersonId { get; init; }

    public required ListId ListId { get; init; }

    public required int SinceRun { get; init; }

    /// <summary>The run at which they were no longer on it; null while they are.</summary>
    public int? UntilRun { get; set; }
}

internal sealed class SavedListRowMapping : IEntityTypeConfiguration<SavedListRow>
{
    public void Configure(EntityTypeBuilder<SavedListRow> builder)
    {
        builder.ToTable("finding_list");
        builder.HasKey(row => row.ListId);
        builder.Property(row => row.Runs).IsConcurrencyToken();
    }
}

internal sealed class ListMemberRowMapping : IEntityTypeConfiguration<ListMemberRow>
{
    public void Configure(EntityTypeBuilder<ListMemberRow> builder)
    {
        builder.ToTable("finding_list_member");
        builder.HasKey(row => new { row.PersonId, row.ListId, row.SinceRun });
    }
}

internal static class SavedListQueries
{
    /// <summary>Saved lists this viewer may open: their own, and their team's.</summary>
    public static IQueryable<SavedListRow> OpenTo(this IQueryable<SavedListRow> rows, Viewer viewer) => viewer switch
    {
        { Role: Role.System } => rows.Where(row => row.ClosedAtUtc == null),
        { Role: Role.Clinician } => rows.Where(row => row.ClosedAtUtc == null
            && (row.OwnerId == viewer.Account || (row.SeenBy == ListSeenBy.MyTeam && row.Organisation != null && row.Organisation == viewer.Organisation))),
        _ => rows.Where(_ => false),
    };

    /// <summary>Those on a saved list when it was last run.</summary>
    public static IQueryable<ListMemberRow> NowOn(this IQueryable<ListMemberRow> rows, ListId list) => rows.Where(row => row.ListId == list && row.UntilRun == null);
}
