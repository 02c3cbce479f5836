using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Ridgeway.Codes;
using Ridgeway.Data;
using Ridgeway.Providers;
using Ridgeway.Records;

namespace Ridgeway.Referrals;

/// <summary>A referral as stored. The database refuses an open one without an owner, a next step and a day.</summary>
internal sealed class ReferralRow
{
    public required PersonId PersonId { get; init; }

    public required ReferralId ReferralId { get; init; }

    public required string Intervention { get; init; }

    public required string Programme { get; init; }

    public required string ReferrerKey { get; init; }

    public required string ReferrerName { get; init; }

    public OdsCode? Practice { get; init; }

    public required DateOnly SentOn { get; init; }

    public DateOnly ChosenOn { get; set; }

    public ServiceId ServiceId { get; set; }

    public string ServiceName { get; set; } = "";

    public ProviderId ProviderId { get; set; }

    public string ProviderName { get; set; } = "";

    public DateOnly OfferedOn { get; set; }

    public OfferState OfferState { get; set; }

    public DateOnly? AnsweredOn { get; set; }

    public DateOnly? StartsOn { get; set; }

    /// <summary>Services to ask next, as a JSON list of ids.</summary>
    public string NextChoices { get; set; } = "[]";

    public bool IsOpen { get; set; }

    public ReferralStage? Stage { get; set; }

    public OwnerKind? OwnerKind { get; set; }

    public string? OwnerKey { get; set; }

    public string? OwnerName { get; set; }

    public NextStep? NextStep { get; set; }

    public DateOnly? DueOn { get; set; }

    public DateOnly? RemindedOn { get; set; }

    public ClosedHow? ClosedHow { get; set; }

    public DateOnly? ClosedOn { get; set; }

    /// <summary>Goes up with every change, so that two answers cannot both be taken.</summary>
    public int Version { get; set; }

    public List<ReferralStepRow> Steps { get; } = [];

    public Referral ToReferral() => IsOpen
        ? new Referral.Open
        {
            Id = ReferralId,
            Person = PersonId,
            Intervention = Intervention,
            Programme = Programme,
            Referrer = new Referrer(ReferrerKey, ReferrerName, Practice),
            SentOn = SentOn,
            ChosenOn = ChosenOn,
            Current = ToOffer(),
            NextChoices = ReadChoices(),
            History = ToHistory(),
            Stage = Stage!.Value,
            Owner = new Owner(OwnerKind!.Value, OwnerKey!, OwnerName!),
            NextStep = NextStep!.Value,
            Due = DueOn!.Value,
            RemindedOn = RemindedOn,
        }
        : new Referral.Closed
        {
            Id = ReferralId,
            Person = PersonId,
            Intervention = Intervention,
            Programme = Programme,
            Referrer = new Referrer(ReferrerKey, ReferrerName, Practice),
            SentOn = SentOn,
            ChosenOn = ChosenOn,
            Current = ToOffer(),
            NextChoices = ReadChoices(),
            History = ToHistory(),
            How = ClosedHow!.Value,
            ClosedOn = ClosedOn!.Value,
        };

    public static ReferralRow Of(Referral.Open referral)
    {
        var row = new ReferralRow
        {
            PersonId = referral.Person,
            ReferralId = referral.Id,
            Intervention = referral.Intervention,
            Programme = referral.Programme,
            ReferrerKey = referral.Referrer.Key,
            ReferrerName = referral.Referrer.Name,
            Practice = referral.Referrer.Practice,
            SentOn = referral.SentOn,
        };
        row.Write(referral);
        return row;
    }

    /// <summary>Writes how the referral stands now, and adds what is new in its history.</summary>
    public void Write(Referral referral)
    {
        ChosenOn = referral.ChosenOn;
        WriteOffer(referral.Current);
        NextChoices = JsonSerializer.Serialize(referral.NextChoices, RidgewayJson.Stored);
        var open = referral as Referral.Open;
        IsOpen = open is not null;
        (Stage, OwnerKind, OwnerKey, OwnerName) = (open?.Stage, open?.Owner.Kind, open?.Owner.Key, open?.Owner.Name);
        (NextStep, DueOn, RemindedOn) = (open?.NextStep, open?.Due, open?.RemindedOn);
        var closed = referral as Referral.Closed;
        (ClosedHow, ClosedOn) = (closed?.How, closed?.ClosedOn);
        Version++;
        for (var number = Steps.Count + 1; number <= referral.History.Count; number++)
        {
            Steps.Add(ReferralStepRow.Of(this, number, referral.History[number - 1]));
        }
    }

    private void WriteOffer(Offer offer)
    {
        (ServiceId, ServiceName, ProviderId, ProviderName) = (offer.Service, offer.ServiceName, offer.Provider, offer.ProviderName);
        (OfferedOn, OfferState, AnsweredOn, StartsOn) = (offer.OfferedOn, offer.State, offer.AnsweredOn, offer.StartsOn);
    }

    private Offer ToOffer() => new()
    {
        Service = ServiceId,
        ServiceName = ServiceName,
        Provider = ProviderId,
        ProviderName = ProviderName,
        OfferedOn = OfferedOn,
        State = OfferState,
        AnsweredOn = AnsweredOn,
        StartsOn = StartsOn,
    };

    private List<ServiceId> ReadChoices() => JsonSerializer.Deserialize<List<ServiceId>>(NextChoices, RidgewayJson.Stored)!;

    private IReadOnlyList<ReferralStep> ToHistory() => [.. Steps.OrderBy(step => step.Number).Select(step => step.ToStep())];
}

/// <summary>One thing that happened to a referral.</summary>
internal sealed class ReferralStepRow
{
    public required PersonId PersonId { get; init; }

    public required ReferralId ReferralId { get; init; }

    /// <summary>From 1, in order.</summary>
    public required int Number { get; init; }

    public required DateOnly OnDay { get; init; }

    public required StepKind What { get; init; }

    public required string ByWhom { get; init; }

    public required ServiceId ServiceId { get; init; }

    public RefusalReason? Refusal { get; init; }

    public string? Note { get; init; }

    public ReferralStep ToStep() => new(OnDay, What, ByWhom, ServiceId, Refusal, Note);

    public static ReferralStepRow Of(ReferralRow referral, int number, ReferralStep step) => new()
    {
        PersonId = referral.PersonId,
        ReferralId = referral.ReferralId,
        Number = number,
        OnDay = step.On,
        What = step.What,
        ByWhom = step.By,
        ServiceId = step.Service,
        Refusal = step.Refusal,
        Note = step.Note,
    };
}

internal sealed class ReferralRowMapping : IEntityTypeConfiguration<ReferralRow>
{
    public void Configure(EntityTypeBuilder<ReferralRow> builder)
    {
        builder.ToTable("referrals_referral");
        builder.HasKey(row => new { row.PersonId, row.ReferralId });
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasMany(row => row.Steps).WithOne().HasForeignKey(step => new { step.PersonId, step.ReferralId });
    }
}

internal sealed class ReferralStepRowMapping : IEntityTypeConfiguration<ReferralStepRow>
{
    public void Configure(EntityTypeBuilder<ReferralStepRow> builder)
    {
        builder.ToTable("referrals_step");
        builder.HasKey(row => new { row.PersonId, row.ReferralId, row.Number });
    }
}
