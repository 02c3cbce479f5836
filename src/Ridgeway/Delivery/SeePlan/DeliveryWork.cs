using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Delivery.MarkAttendance;
using Ridgeway.Guidance;
using Ridgeway.Records;
using Ridgeway.Referrals;
using Ridgeway.Time;
using Ridgeway.Web;

namespace Ridgeway.Delivery.SeePlan;

/// <summary>What programmes ask of somebody today: a provider's classes and people at risk of dropping out, a person's own plan.</summary>
internal sealed class DeliveryWork(RidgewayDb db, Sight sight, IReferrals referrals, IGuidance guidance, TimeProvider clock) : IContributeWork
{
    private const int Shown = 5;

    public async Task<IReadOnlyList<WorkSection>> WorkAsync(Viewer viewer, CancellationToken cancel) => viewer switch
    {
        { Role: Role.Provider, Provider: not null } => await ForProviderAsync(viewer, cancel),
        { Role: Role.Person, Person: { } self } => await ForPersonAsync(self, cancel),
        _ => [],
    };

    private async Task<IReadOnlyList<WorkSection>> ForProviderAsync(Viewer viewer, CancellationToken cancel)
    {
        var today = London.DayOf(clock.GetUtcNow());
        var enrolments = await db.OnProgrammesOfAsync(viewer.Provider!.Value, cancel);
        var classes = ClassOnDay.Of(enrolments);
        var todays = classes.Where(one => one.On == today).ToList();
        var late = classes.Where(one => one.On < today && one.ToMark > 0).OrderBy(one => one.On).ToList();
        return
        [
            new WorkSection("Classes today", 20, [.. todays.Take(Shown).Select(one => Item(one, "blue"))])
            {
                Total = todays.Count, AllHref = "/classes", WhenNone = "No classes today.",
            },
            new WorkSection("Registers not marked", 6, [.. late.Take(Shown).Select(one => Item(one, "red"))]) { Total = late.Count, AllHref = "/classes" },
            await AtRiskAsync(viewer, enrolments, cancel),
        ];
    }

    private static WorkItem Item(ClassOnDay one, string colour) => new(one.Name, one.Href)
    {
        Detail = $"{(one.People == 1 ? "1 person" : $"{one.People} people")}, {one.On:d MMMM yyyy}",
        Status = one.ToMark == 0 ? "Marked" : $"{one.ToMark} to mark",
        StatusColour = one.ToMark == 0 ? null : colour,
    };

    /// <summary>Whoever missed the last two sessions: a call now keeps some of them.</summary>
    private async Task<WorkSection> AtRiskAsync(Viewer viewer, IReadOnlyList<EnrolmentRow> enrolments, CancellationToken cancel)
    {
        var atRisk = enrolments.Where(row => row.ToEnrolment().Sessions.Where(session => session.Outcome is AttendanceOutcome.Attended or AttendanceOutcome.Missed)
            .OrderBy(session => session.On).TakeLast(2).ToList() is [{ Outcome: AttendanceOutcome.Missed }, { Outcome: AttendanceOutcome.Missed }]).ToList();
        var people = atRisk.Take(Shown).Select(row => row.PersonId).ToList();
        var names = await db.NamesSeenByAsync(sight, viewer, people, cancel);
        return new WorkSection("Missed the last two sessions", 40,
        [
            .. atRisk.Take(Shown).Where(row => names.ContainsKey(row.PersonId)).Select(row => new WorkItem(names[row.PersonId], $"/delivery/{row.ReferralId}")
            {
                Detail = row.ServiceName, Status = "At risk", StatusColour = "orange",
            }),
        ])
        {
            Total = atRisk.Count,
        };
    }

    private async Task<IReadOnlyList<WorkSection>> ForPersonAsync(PersonId self, CancellationToken cancel)
    {
        var theirs = (await referrals.OfPersonAsync(self, cancel)).OfType<Referral.Open>().ToList();
        return
        [
            new WorkSection("What was agreed", 10,
            [
                .. theirs.Select(referral => new WorkItem(guidance.Intervention(referral.Intervention)?.Name ?? referral.Current.ServiceName, "/my-plan")
                {
                    Detail = $"{referral.ForThePerson().Now} {referral.ForThePerson().Next}",
                }),
            ])
            {
                AllHref = "/my-plan",
                WhenNone = "There is nothing in your plan at the moment.",
            },
        ];
    }
}
