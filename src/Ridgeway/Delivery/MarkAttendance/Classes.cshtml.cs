using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Providers;
using Ridgeway.Time;

namespace Ridgeway.Delivery.MarkAttendance;

/// <summary>Which classes are there on a day?</summary>
[Authorize(Policies.Provider)]
internal sealed class ClassesModel(RidgewayDb db, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    [Display(Name = "Day")]
    public DateOnly? On { get; set; }

    public DateOnly Day => On ?? London.DayOf(clock.GetUtcNow());

    public IReadOnlyList<ClassOnDay> Classes { get; private set; } = [];

    /// <summary>Classes on earlier days with people not marked, the oldest first.</summary>
    public IReadOnlyList<ClassOnDay> NotMarked { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (HttpContext.Viewer().Provider is not { } provider)
        {
            return NotFound();
        }

        var all = ClassOnDay.Of(await db.OnProgrammesOfAsync(provider, cancel));
        Classes = [.. all.Where(one => one.On == Day)];
        NotMarked = [.. all.Where(one => one.On < London.DayOf(clock.GetUtcNow()) && one.ToMark > 0).OrderBy(one => one.On)];
        return Page();
    }
}

/// <summary>Everyone of one service whose session is on one day.</summary>
internal sealed record ClassOnDay(ServiceId Service, string Name, DateOnly On, int People, int ToMark)
{
    public string Href => $"/classes/{Service}?on={On:yyyy-MM-dd}";

    public static IReadOnlyList<ClassOnDay> Of(IEnumerable<EnrolmentRow> enrolments) =>
    [
        .. enrolments
            .SelectMany(row => row.ToEnrolment().Sessions.Select(session => (row.ServiceId, row.ServiceName, Session: session)))
            .GroupBy(one => (one.ServiceId, one.ServiceName, one.Session.On))
            .Select(group => new ClassOnDay(
                group.Key.ServiceId, group.Key.ServiceName, group.Key.On, group.Count(), group.Count(one => one.Session.Outcome is null)))
            .OrderBy(one => one.On).ThenBy(one => one.Name, StringComparer.Ordinal),
    ];
}
