using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Delivery;
using Ridgeway.Providers;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Referrals.SendReferral;

/// <summary>What somebody asks to be sent.</summary>
internal sealed record SendReferralRequest
{
    public required PersonId Person { get; init; }

    public required string Intervention { get; init; }

    public required Referrer Referrer { get; init; }

    /// <summary>The service chosen; null takes the first that can be chosen.</summary>
    public ServiceId? Service { get; init; }

    /// <summary>Services that may be asked next; null takes the next best one.</summary>
    public IReadOnlyList<ServiceId>? ThenAsk { get; init; }

    /// <summary>Null takes the intervention's first programme.</summary>
    public string? Programme { get; init; }

    public required ChosenBy By { get; init; }

    public PersonalNeeds Needs { get; init; } = PersonalNeeds.NoneSaid;

    public string? Note { get; init; }
}

internal abstract record SendReferralOutcome
{
    private SendReferralOutcome()
    {
    }

    public sealed record Sent(Referral.Open Referral) : SendReferralOutcome;

    public sealed record Refused(IReadOnlyList<SendRefusal> Reasons) : SendReferralOutcome;

    public sealed record NobodyKnown : SendReferralOutcome;

    /// <summary>The content has no programme that delivers this.</summary>
    public sealed record NoProgramme : SendReferralOutcome;

    /// <summary>No service was named and none can be chosen; all of them with their reasons.</summary>
    public sealed record NothingToChoose(ServiceOptions Options) : SendReferralOutcome;
}

/// <summary>Shows what can be chosen, and sends what was chosen with what was shown.</summary>
internal sealed class SendReferralStory(
    RidgewayDb db, IRecords records, ServicesForPerson services, ICheckSafety safety, IProgrammes programmes, ReferralContent content,
    KeepReferral keep, TimeProvider clock)
{
    /// <summary>What can be chosen today; null where there is no such person.</summary>
    public async Task<ServiceOptions?> OptionsAsync(PersonId person, string intervention, PersonalNeeds needs, CancellationToken cancel) =>
        await records.WhoIsAsync(person, cancel) is { } who
            ? await services.ForAsync(who, intervention, needs, new HashSet<ServiceId>(), London.DayOf(clock.GetUtcNow()), cancel)
            : null;

    /// <summary>Whether it is safe today; null where there is no such person.</summary>
    public async Task<SafetyCheck?> SafetyAsync(PersonId person, string intervention, CancellationToken cancel) =>
        await records.ReadAsync(person, cancel) is { } record ? safety.Check(record, intervention, London.DayOf(clock.GetUtcNow())) : null;

    public Task<SendReferralOutcome> SendAsync(SendReferralRequest request, CancellationToken cancel) =>
        db.AgainIfChangedAsync(() => TryAsync(request, cancel));

    private async Task<SendReferralOutcome> TryAsync(SendReferralRequest request, CancellationToken cancel)
    {
        if (await records.ReadAsync(request.Person, cancel) is not { } record)
        {
            return new SendReferralOutcome.NobodyKnown();
        }

        if (ProgrammeFor(request) is not { } programme)
        {
            return new SendReferralOutcome.NoProgramme();
        }

        var now = clock.GetUtcNow();
        var today = London.DayOf(now);
        var options = await services.ForAsync(record.Person, request.Intervention, request.Needs, new HashSet<ServiceId>(), today, cancel);
        if ((request.Service ?? options.Available.FirstOrDefault()?.Service.Id) is not { } chosen)
        {
            return new SendReferralOutcome.NothingToChoose(options);
        }

        var ids = await records.IdsOfAsync(record.Person.Id, cancel);
        var asked = new SendRequest
        {
            Id = ReferralId.New(now),
            Person = record.Person.Id,
            Intervention = request.Intervention,
            Programme = programme.Id,
            Referrer = request.Referrer,
            Chosen = chosen,
            ThenAsk = request.ThenAsk ?? [.. options.Available.Select(option => option.Service.Id).Where(id => id != chosen).Take(1)],
            By = request.By,
            Note = request.Note,
            PersonHasDied = record.Person.HasDied,
            AlreadyOpen = await db.Set<ReferralRow>().AnyAsync(
                row => ids.Contains(row.PersonId) && row.Intervention == request.Intervention && row.IsOpen, cancel),
        };
        var check = safety.Check(record, request.Intervention, today);
        switch (Sending.Decide(asked, options, check, content.On(today).ClockFor(request.Referrer), now, today))
        {
            case SendOutcome.Refused(var reasons):
                return new SendReferralOutcome.Refused(reasons);
            case SendOutcome.Sent(var referral, var choice):
                await keep.SentAsync(referral, now, cancel);
                db.Add(ChoiceRow.Of(choice, referral));
                db.Tell(new ReferralSent(
                    referral.Id, referral.Person, referral.Current.Service, referral.Current.Provider, referral.Programme,
                    referral.Referrer.Practice, PersonGroups.Of(record.Person, today), today) { At = now });
                await db.SaveChangesAsync(cancel);
                return new SendReferralOutcome.Sent(referral);
            default:
                throw new InvalidOperationException("An outcome nobody handles.");
        }
    }

    private Programme? ProgrammeFor(SendReferralRequest request)
    {
        var delivering = programmes.Delivering(request.Intervention);
        return request.Programme is { } asked
            ? delivering.FirstOrDefault(programme => programme.Id == asked)
            : delivering.FirstOrDefault();
    }
}
