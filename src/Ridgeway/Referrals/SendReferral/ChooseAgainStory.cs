using Ridgeway.Data;
using Ridgeway.Providers;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Referrals.SendReferral;

internal abstract record ChooseAgainResult
{
    private ChooseAgainResult()
    {
    }

    public sealed record Decided(ChooseAgainOutcome Outcome) : ChooseAgainResult;

    public sealed record NotOpen : ChooseAgainResult;
}

/// <summary>Offers an open referral to another service: after a refusal, or when somebody does not want to wait.</summary>
internal sealed class ChooseAgainStory(
    RidgewayDb db, IRecords records, ServicesForPerson services, ICheckSafety safety, ReferralContent content, KeepReferral keep, TimeProvider clock)
{
    /// <summary>What can be chosen now, what was tried marked as such; null where the referral is not open.</summary>
    public async Task<ServiceOptions?> OptionsAsync(ReferralId id, PersonalNeeds needs, CancellationToken cancel) =>
        await db.ReferralAsync(id, cancel) is { IsOpen: true } row && await records.WhoIsAsync(row.PersonId, cancel) is { } person
            ? await OptionsAsync((Referral.Open)row.ToReferral(), person, needs, cancel)
            : null;

    public Task<ChooseAgainResult> ChooseAsync(
        ReferralId id, ServiceId chosen, ChosenBy by, string byWhom, PersonalNeeds needs, CancellationToken cancel) => db.AgainIfChangedAsync(async () =>
        {
            if (await db.ReferralAsync(id, cancel) is not { IsOpen: true } row || await records.ReadAsync(row.PersonId, cancel) is not { } record)
            {
                return (ChooseAgainResult)new ChooseAgainResult.NotOpen();
            }

            var referral = (Referral.Open)row.ToReferral();
            var now = clock.GetUtcNow();
            var today = London.DayOf(now);
            var options = await OptionsAsync(referral, record.Person, needs, cancel);
            var check = safety.Check(record, referral.Intervention, today);
            var outcome = ChoosingAgain.Decide(
                referral, chosen, by, byWhom, options, check, content.On(today).ClockFor(referral.Referrer), now, today);
            if (outcome is ChooseAgainOutcome.Offered(var offered, var choice))
            {
                await keep.ChangedAsync(row, offered, now, cancel);
                db.Add(ChoiceRow.Of(choice, offered));
                db.Tell(new ReferralReOffered(offered.Id, offered.Person, offered.Current.Service, offered.Current.Provider, today) { At = now });
                await db.SaveChangesAsync(cancel);
            }

            return new ChooseAgainResult.Decided(outcome);
        });

    private Task<ServiceOptions> OptionsAsync(Referral.Open referral, Person person, PersonalNeeds needs, CancellationToken cancel)
    {
        var tried = referral.Tried.Append(referral.Current.Service).ToHashSet();
        return services.ForAsync(person, referral.Intervention, needs, tried, London.DayOf(clock.GetUtcNow()), cancel);
    }
}
