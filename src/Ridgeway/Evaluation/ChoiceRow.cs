using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ridgeway.Data;
using Ridgeway.Records;
using Ridgeway.Records.Rights;

namespace Ridgeway.Evaluation;

/// <summary>What a person chose about how their record is used, as last told. Asked on the day of every evaluation: choices begin and end.</summary>
internal sealed class ChoiceRow
{
    public required PersonId PersonId { get; init; }

    /// <summary>The choices, as JSON.</summary>
    public required string Choices { get; set; }

    public bool Refuses(UseOfRecord use, DateOnly on) =>
        !MayBeUsed.For(use, JsonSerializer.Deserialize<IReadOnlyList<SharingChoice>>(Choices, RidgewayJson.Stored) ?? [], on).IsAllowed;
}

internal sealed class ChoiceRowMapping : IEntityTypeConfiguration<ChoiceRow>
{
    public void Configure(EntityTypeBuilder<ChoiceRow> builder)
    {
        builder.ToTable("evaluation_choice");
        builder.HasKey(row => row.PersonId);
        builder.Property(row => row.PersonId).ValueGeneratedNever();
    }
}
