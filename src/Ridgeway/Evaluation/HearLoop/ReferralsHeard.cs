using Ridgeway.Data;
using Ridgeway.Events;
using Ridgeway.Referrals;

namespace Ridgeway.Evaluation.HearLoop;

/// <summary>Keeps what Referrals tells. The courier calls it in a transaction and saves.</summary>
internal sealed class ReferralsHeard(RidgewayDb db) : IHear<ReferralSent>, IHear<ReferralReOffered>, IHear<ReferralAccepted>
{
    public async Task HearAsync(ReferralSent happened, CancellationToken cancel)
    {
        var course = await db.CourseAsync(happened.Person, happened.Referral, cancel);
        course.Programme = happened.Programme;
        course.ServiceId = happened.Service;
        course.ProviderId = happened.Provider;
        course.Practice = happened.Practice;
        course.DeprivationQuintile = happened.Groups.DeprivationQuintile;
        course.Sex = happened.Groups.Sex;
        course.EthnicGroup = happened.Groups.EthnicGroup;
        course.AgeOnDay = happened.Groups.AgeOnDay;
        course.ReferredOn = happened.On;
    }

    public async Task HearAsync(ReferralReOffered happened, CancellationToken cancel)
    {
        var course = await db.CourseAsync(happened.Person, happened.Referral, cancel);
        course.ServiceId = happened.Service;
        course.ProviderId = happened.Provider;
    }

    public async Task HearAsync(ReferralAccepted happened, CancellationToken cancel) =>
        (await db.CourseAsync(happened.Person, happened.Referral, cancel)).AcceptedOn = happened.On;
}
