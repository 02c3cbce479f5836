using Ridgeway.Content;
using Ridgeway.Events;
using Ridgeway.Records;
using Ridgeway.Referrals;

namespace Ridgeway.Guidance.ReportRules;

/// <summary>A referral that was sent is an offer that was taken up, by every rule that made it.</summary>
internal sealed class ReferralsHeard(IRecords records, IGuidance guidance, ContentPack content, RuleNotes notes) : IHear<ReferralSent>
{
    public async Task HearAsync(ReferralSent happened, CancellationToken cancel)
    {
        if (content.Programmes.FirstOrDefault(programme => programme.Id == happened.Programme)?.Intervention is { } intervention
            && await records.ReadAsync(happened.Person, cancel) is { } record)
        {
            await notes.NoteAsync(RuleEvents.Answered(guidance.Advise(record, happened.On), intervention, record.Person, RuleEventKind.Accepted, ""));
        }
    }
}
