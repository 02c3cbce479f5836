using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Codes;
using Ridgeway.Data;
using Ridgeway.Time;

namespace Ridgeway.Records.FindPerson;

/// <summary>Finds a person by name, NHS number or birth date, among those the viewer may see.</summary>
[Authorize(Policies.Clinician)]
internal sealed class PeopleModel(RidgewayDb db, Sight sight, PersonDoor door) : PageModel
{
    private const int Most = 50;
    private static readonly string[] DateShapes = ["d M yyyy", "d/M/yyyy", "d-M-yyyy", "yyyy-M-d", "d MMMM yyyy", "d MMM yyyy"];

    [BindProperty(SupportsGet = true)]
    [Display(Name = "Find a person")]
    public string? Q { get; set; }

    /// <summary>Null until something was searched for.</summary>
    public IReadOnlyList<Person>? Found { get; private set; }

    public string Caption => Found!.Count == Most ? $"The first {Most} people" : Found.Count == 1 ? "1 person" : $"{Found.Count} people";

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Q))
        {
            return;
        }

        var viewer = HttpContext.Viewer();
        var rows = await Fitting(db.PeopleSeenBy(sight, viewer).AsNoTracking(), Q.Trim())
            .OrderBy(row => row.Family).ThenBy(row => row.Given).ThenBy(row => row.PersonId)
            .Take(Most)
            .ToListAsync(cancel);
        Found = [.. rows.Select(row => row.ToPerson())];
        await door.NoteListAsync(viewer, Found.Select(person => person.Id), "Search for people", Purpose.DirectCare, cancel);
    }

    private static IQueryable<PersonRow> Fitting(IQueryable<PersonRow> people, string asked)
    {
        if (NhsNumber.TryParse(asked, out var number))
        {
            return people.Where(row => row.NhsNumber == number);
        }

        if (DateOnly.TryParseExact(asked, DateShapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var born))
        {
            var date = PartialDate.On(born);
            return people.Where(row => row.BirthDate == date);
        }

        foreach (var word in asked.ToLowerInvariant().Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Take(4))
        {
            people = people.Where(row => row.Family!.ToLower().StartsWith(word) || row.Given!.ToLower().Contains(word));
        }

        return people;
    }
}
