using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Providers;
using Ridgeway.Records;
using Ridgeway.Referrals;
using Ridgeway.Time;
using Ridgeway.Web;

namespace Ridgeway.Delivery.MarkAttendance;

/// <summary>A class on one screen: everyone whose session is on the day, one choice each, one button for all.</summary>
[Authorize(Policies.Provider)]
internal sealed class RegisterModel(MarkAttendanceStory story, RidgewayDb db, Sight sight, PersonDoor door, TimeProvider clock) : PageModel
{
    /// <summary>What can be chosen on the register; moving a session needs a day and has its own page.</summary>
    public static IReadOnlyList<AttendanceOutcome> Choices { get; } = [AttendanceOutcome.Attended, AttendanceOutcome.Missed, AttendanceOutcome.Cancelled];

    [BindProperty(SupportsGet = true)]
    public DateOnly? On { get; set; }

    /// <summary>What was chosen, by the key of the line.</summary>
    [BindProperty]
    public Dictionary<string, string?> Marks { get; set; } = [];

    /// <summary>True where "Everyone came" was pressed: whoever has no other choice came.</summary>
    [BindProperty]
    public bool Everyone { get; set; }

    public string ServiceName { get; private set; } = "";

    public IReadOnlyList<RegisterLine> Lines { get; private set; } = [];

    public DateOnly Day => On ?? London.DayOf(clock.GetUtcNow());

    public bool IsAhead => Day > London.DayOf(clock.GetUtcNow());

    public async Task<IActionResult> OnGetAsync(Guid service, CancellationToken cancel) => await LoadAsync(service, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid service, CancellationToken cancel)
    {
        if (!await LoadAsync(service, cancel))
        {
            return NotFound();
        }

        var marks = Lines.Where(line => line.Session.Outcome is null).Select(Chosen).OfType<ClassMark>().ToList();
        if (marks.Count == 0)
        {
            ModelState.AddModelError("", "Mark at least one person, or select “Everyone came”");
            return Page();
        }

        var viewer = HttpContext.Viewer();
        var results = await story.MarkAsync(viewer.Provider!.Value, marks, viewer.Name, cancel);
        var refused = results.OfType<MarkResult.NotMarked>().ToList();
        foreach (var problem in refused)
        {
            ModelState.AddModelError("", $"{Lines.First(line => line.Referral == problem.Referral).Name}: {problem.Why.ForPeople()}");
        }

        if (refused.Count > 0)
        {
            await LoadAsync(service, cancel);
            return Page();
        }

        TempData.Say(results.Count == 1 ? "1 person marked" : $"{results.Count} people marked");
        return Redirect($"/classes/{service}?on={Day:yyyy-MM-dd}");
    }

    private ClassMark? Chosen(RegisterLine line)
    {
        var chosen = Marks.GetValueOrDefault(line.Key);
        return Enum.TryParse<AttendanceOutcome>(chosen, out var outcome) && Choices.Contains(outcome)
            ? new ClassMark(line.Referral, new AttendanceMark(line.Session.Number, outcome))
            : Everyone ? new ClassMark(line.Referral, new AttendanceMark(line.Session.Number, AttendanceOutcome.Attended)) : null;
    }

    private async Task<bool> LoadAsync(Guid service, CancellationToken cancel)
    {
        var viewer = HttpContext.Viewer();
        if (service == Guid.Empty || viewer.Provider is not { } provider)
        {
            return false;
        }

        var enrolments = (await db.OnProgrammesOfAsync(provider, cancel)).Where(row => row.ServiceId == new ServiceId(service)).ToList();
        var people = enrolments.Select(row => row.PersonId).ToList();
        var names = await db.NamesSeenByAsync(sight, viewer, people, cancel);
        ServiceName = enrolments.Count > 0 ? enrolments[0].ServiceName : "";
        Lines =
        [
            .. enrolments.Where(row => names.ContainsKey(row.PersonId))
                .SelectMany(row => row.ToEnrolment() is var enrolment
                    ? enrolment.Sessions.Where(session => session.On == Day).Select(session => new RegisterLine(row.ReferralId, names[row.PersonId], session, enrolment.Programme.Sessions))
                    : [])
                .OrderBy(line => line.Name, StringComparer.Ordinal).ThenBy(line => line.Session.Number),
        ];
        await door.NoteListAsync(viewer, enrolments.Where(row => Lines.Any(line => line.Referral == row.ReferralId)).Select(row => row.PersonId), "Class register", Purpose.Delivery, cancel);
        return enrolments.Count > 0;
    }
}

/// <summary>One person's session on a register.</summary>
internal sealed record RegisterLine(ReferralId Referral, string Name, Session Session, int Of)
{
    /// <summary>Names the line in the form: one person may have two sessions on a day.</summary>
    public string Key => $"{Referral}-{Session.Number}";
}
