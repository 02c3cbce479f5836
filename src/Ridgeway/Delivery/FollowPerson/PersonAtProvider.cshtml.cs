using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Records;
using Ridgeway.Referrals;
using Ridgeway.Time;

namespace Ridgeway.Delivery.FollowPerson;

/// <summary>Somebody on a programme, with only what the provider may see: how to reach them, what they come for, how it goes.</summary>
[Authorize(Policies.Provider)]
internal sealed class PersonAtProviderModel(RidgewayDb db, IRecords records, IReferrals referrals, PersonDoor door, TimeProvider clock) : PageModel
{
    public Enrolment Enrolment { get; private set; } = null!;

    public Person Person { get; private set; } = null!;

    public Referral Referral { get; private set; } = null!;

    public string ServiceName { get; private set; } = "";

    public DateOnly Today => London.DayOf(clock.GetUtcNow());

    public string? ReferrersNote => Referral.History.FirstOrDefault(step => step.What == StepKind.Sent)?.Note;

    public bool IsEnough => Enrolment.Counts.Attended >= Enrolment.Programme.CompletionThreshold;

    /// <summary>Each questionnaire at each stage, with whether it has been answered.</summary>
    public IEnumerable<(Questionnaire Questionnaire, QuestionnaireStage Stage, bool IsAnswered)> Questionnaires =>
        from stage in Enum.GetValues<QuestionnaireStage>()
        from asked in Enrolment.Programme.Questionnaires
        select (asked, stage, !Enrolment.NotAnswered(stage).Contains(asked));

    /// <summary>Follow-up is asked near the end: in the last two weeks, once enough was attended, or when it is over.</summary>
    public bool IsTimeForFollowUp => Enrolment.End is not null || IsEnough || Today >= Enrolment.Programme.EndsBy(Enrolment.StartsOn).AddDays(-14);

    /// <summary>Sessions that matter now: those with an outcome, and those due within a week; the others are planned and far.</summary>
    public ILookup<bool, Session> SessionsByNearness =>
        Enrolment.Sessions.ToLookup(session => session.Outcome is not null || session.On <= Today.AddDays(7));

    public static string Colour(Session session, DateOnly today) => session.Outcome switch
    {
        AttendanceOutcome.Attended => "green",
        AttendanceOutcome.Missed => "orange",
        AttendanceOutcome.Cancelled or AttendanceOutcome.Rescheduled => "grey",
        null => session.On < today ? "red" : "white",
    };

    public async Task<IActionResult> OnGetAsync(Guid referral, CancellationToken cancel)
    {
        if (await EnrolmentDoor.OpenAsync(db, door, HttpContext.Viewer(), referral, "Person at the provider", cancel) is not { } row
            || await records.WhoIsAsync(row.PersonId, cancel) is not { } person
            || await referrals.FindAsync(row.ReferralId, cancel) is not { } found)
        {
            return NotFound();
        }

        Enrolment = row.ToEnrolment();
        ServiceName = row.ServiceName;
        Person = person;
        Referral = found;
        return Page();
    }
}
