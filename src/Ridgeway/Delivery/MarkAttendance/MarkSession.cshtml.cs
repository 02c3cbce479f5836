using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Delivery.FollowPerson;
using Ridgeway.Records;
using Ridgeway.Web;

namespace Ridgeway.Delivery.MarkAttendance;

/// <summary>One session of one person: mark it, move it, or mend a mistake.</summary>
[Authorize(Policies.Provider)]
internal sealed class MarkSessionModel(MarkAttendanceStory story, RidgewayDb db, IRecords records, PersonDoor door) : PageModel
{
    [BindProperty]
    [Display(Name = "What happened?")]
    [Required(ErrorMessage = "Select what happened")]
    public AttendanceOutcome? Outcome { get; set; }

    [BindProperty]
    [Display(Name = "New day")]
    public DateOnly? MovedTo { get; set; }

    public Session Session { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public bool Corrects => Session.Outcome is not null;

    public async Task<IActionResult> OnGetAsync(Guid referral, int number, CancellationToken cancel) =>
        await LoadAsync(referral, number, cancel) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(Guid referral, int number, CancellationToken cancel)
    {
        if (await LoadAsync(referral, number, cancel) is not { } row)
        {
            return NotFound();
        }

        if (Outcome == AttendanceOutcome.Rescheduled && MovedTo is null && ModelState.IsValid)
        {
            ModelState.AddModelError(nameof(MovedTo), MarkProblem.NewDayNeeded.ForPeople());
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var viewer = HttpContext.Viewer();
        // A cancelled session that is given another day is moved, not mended.
        var corrects = Corrects && !(Session.Outcome == AttendanceOutcome.Cancelled && Outcome == AttendanceOutcome.Rescheduled);
        var mark = new ClassMark(row.ReferralId, new AttendanceMark(number, Outcome!.Value, MovedTo, corrects));
        switch ((await story.MarkAsync(row.ProviderId, [mark], viewer.Name, cancel))[0])
        {
            case MarkResult.Marked:
                TempData.Say($"Session {number}: {Outcome.Value.ForPeople().ToLowerInvariant()}");
                return Redirect($"/delivery/{referral}");
            case MarkResult.NotMarked(_, var why):
                ModelState.AddModelError(why is MarkProblem.NewDayNeeded or MarkProblem.NewDayInPast ? nameof(MovedTo) : nameof(Outcome), why.ForPeople());
                return Page();
            default:
                return NotFound();
        }
    }

    private async Task<EnrolmentRow?> LoadAsync(Guid referral, int number, CancellationToken cancel)
    {
        var row = await EnrolmentDoor.OpenAsync(db, door, HttpContext.Viewer(), referral, "Marking a session", cancel);
        if (row?.ToEnrolment().Sessions.FirstOrDefault(session => session.Number == number) is not { } found)
        {
            return null;
        }

        Session = found;
        Name = (await records.WhoIsAsync(row.PersonId, cancel))?.Name?.ForPeople ?? "Name not recorded";
        return row;
    }
}
