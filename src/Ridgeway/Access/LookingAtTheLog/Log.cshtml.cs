using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Access.LookingAtTheLog;

[Authorize(Policies.Operator)]
internal sealed class LogModel(AccessLog log, TimeProvider clock) : PageModel
{
    private const int PerPage = 50;

    [BindProperty(SupportsGet = true)]
    [Display(Name = "Who looked")]
    public string? Who { get; set; }

    [BindProperty(SupportsGet = true)]
    [Display(Name = "At whom")]
    public string? Person { get; set; }

    [BindProperty(SupportsGet = true)]
    [Display(Name = "On this day")]
    public DateOnly? On { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Refused { get; set; }

    [BindProperty(SupportsGet = true, Name = "page_number")]
    public int ShownPage { get; set; } = 1;

    public IReadOnlyList<AccessLogEntry> Entries { get; private set; } = [];

    public int Count { get; private set; }

    public int Pages => (Count + PerPage - 1) / PerPage;

    public string Example => London.DayOf(clock.GetUtcNow()).ToString("d M yyyy");

    public string PageHref => QueryHelpers.AddQueryString("/access-log", new Dictionary<string, string?>
    {
        ["Who"] = Who,
        ["Person"] = Person,
        ["On"] = On?.ToString("yyyy-MM-dd"),
        ["Refused"] = Refused ? "true" : null,
    }) is var start && start.Contains('?', StringComparison.Ordinal) ? start + "&page_number={page}" : start + "?page_number={page}";

    public async Task OnGetAsync(CancellationToken cancel)
    {
        PersonId? person = null;
        if (!string.IsNullOrWhiteSpace(Person))
        {
            if (!Guid.TryParse(Person, out var id) || id == Guid.Empty)
            {
                ModelState.AddModelError(nameof(Person), "Enter the person's number in Ridgeway, as the list shows it");
            }
            else
            {
                person = new PersonId(id);
            }
        }

        if (!ModelState.IsValid)
        {
            return;
        }

        var search = new AccessLogSearch(
            person, Who, On is { } day ? London.StartOf(day).UtcDateTime : null, On is { } same ? London.StartOf(same.AddDays(1)).UtcDateTime : null, Refused);
        Count = await log.CountAsync(search, cancel);
        ShownPage = Math.Clamp(ShownPage, 1, Math.Max(1, Pages));
        Entries = await log.FindAsync(search, (ShownPage - 1) * PerPage, PerPage, cancel);
    }
}
