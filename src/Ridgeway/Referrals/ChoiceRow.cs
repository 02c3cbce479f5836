using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ridgeway.Data;
using Ridgeway.Providers;
using Ridgeway.Records;

namespace Ridgeway.Referrals;

/// <summary>What a person was shown and chose, as stored: once for sending and once for every choosing again.</summary>
internal sealed class ChoiceRow
{
    public required PersonId PersonId { get; init; }

    public required ReferralId ReferralId { get; init; }

    /// <summary>How long the referral's history was when it was made.</summary>
    public required int Number { get; init; }

    public required DateTime AtUtc { get; init; }

    public required ServiceId Chosen { get; init; }

    public required ChosenBy ChosenBy { get; init; }

    /// <summary>Services agreed to be asked next, as a JSON list of ids.</summary>
    public required string ThenAsk { get; init; }

    /// <summary>The options as shown, as JSON.</summary>
    public required string Options { get; init; }

    public ChoiceRecord ToChoice() => new()
    {
        Referral = ReferralId,
        At = new DateTimeOffset(AtUtc, TimeSpan.Zero),
        Options = JsonSerializer.Deserialize<List<OptionShown>>(Options, RidgewayJson.Stored)!,
        Chosen = Chosen,
        ThenAsk = JsonSerializer.Deserialize<List<ServiceId>>(ThenAsk, RidgewayJson.Stored)!,
        By = ChosenBy,
    };

    public static ChoiceRow Of(ChoiceRecord choice, Referral referral) => new()
    {
        PersonId = referral.Person,
        ReferralId = choice.Referral,
        Number = referral.History.Count,
        AtUtc = choice.At.UtcDateTime,
        Chosen = choice.Chosen,
        ChosenBy = choice.By,
        ThenAsk = JsonSerializer.Serialize(choice.ThenAsk, RidgewayJson.Stored),
        Options = JsonSerializer.Serialize(choice.Options, RidgewayJson.Stored),
    };
}

internal sealed class ChoiceRowMapping : IEntityTypeConfiguration<ChoiceRow>
{
    public void Configure(EntityTypeBuilder<ChoiceRow> builder)
    {
        builder.ToTable("referrals_choice");
        builder.HasKey(row => new { row.PersonId, row.ReferralId, row.Number });
        builder.HasOne<ReferralRow>().WithMany().HasForeignKey(row => new { row.PersonId, row.ReferralId }).OnDelete(DeleteBehavior.Restrict);
    }
}
