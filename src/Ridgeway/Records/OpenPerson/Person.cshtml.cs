using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Ridgeway.Access;
using Ridgeway.Time;
using Ridgeway.Web;

namespace Ridgeway.Records.OpenPerson;

/// <summary>A person's page: who they are, and what every room has to show of them.</summary>
[Authorize(Policies.Clinician)]
internal sealed class PersonModel(PersonDoor door, IRecords records, IEnumerable<IShowOnPersonPage> rooms, TimeProvider clock) : PageModel
{
    public PersonRecord Record { get; private set; } = null!;

    public IReadOnlyList<PersonPanel> Panels { get; private set; } = [];

    public string Born => Record.Person.BirthDate is { } birth ? PersonWords.Date(birth) : "Not recorded";

    public string AgeShown => PersonWords.AgeOn(Record.Person, Time.London.DayOf(clock.GetUtcNow()));

    public string SexShown => PersonWords.Of(Record.Person.Sex);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        var viewer = HttpContext.Viewer();
        if (id == Guid.Empty || !await door.OpenAsync(viewer, new PersonId(id), "Person page", Purpose.DirectCare, cancel))
        {
            return NotFound();
        }

        if (await records.ReadAsync(new PersonId(id), cancel) is not { } record)
        {
            return NotFound();
        }

        if (record.Person.Id.Value != id)
        {
            // Found to be somebody already known: one person, one address.
            return Redirect($"/people/{record.Person.Id}");
        }

        Record = record;
        var panels = new List<PersonPanel>();
        foreach (var room in rooms)
        {
            if (await room.PanelAsync(record, viewer, cancel) is { } panel)
            {
                panels.Add(panel);
            }
        }

        Panels = [.. panels.OrderBy(panel => panel.Order)];
        return Page();
    }
}
