using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Ridgeway.Access;
using Ridgeway.Access.OutsideTeam;
using Ridgeway.Codes;

namespace Ridgeway.Records.OpenOutside;

/// <summary>
/// A clinician opens the record of somebody who is not their team's. NHS number and birth date must both be known: nobody can
/// browse, and nothing says whether a number alone is anybody's.
/// </summary>
[Authorize(Policies.Clinician)]
internal sealed class OutsideModel(IRecords records, OpenOutsideStory story, PersonDoor door) : PageModel
{
    [BindProperty]
    [Display(Name = "NHS number")]
    public string? Number { get; set; }

    [BindProperty]
    [Display(Name = "Date of birth")]
    public DateOnly? Born { get; set; }

    [BindProperty]
    public OutsideReason? Reason { get; set; }

    [BindProperty]
    [Display(Name = "In a few words")]
    [StringLength(500, ErrorMessage = "Use 500 characters or fewer")]
    public string? InWords { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Reason is not { } reason || !Enum.IsDefined(reason))
        {
            ModelState.AddModelError(nameof(Reason), "Choose why you need the record");
        }

        if (string.IsNullOrWhiteSpace(InWords))
        {
            ModelState.AddModelError(nameof(InWords), "Say in a few words why you need the record");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var viewer = HttpContext.Viewer();
        if (await FindAsync(viewer, cancel) is not { } person)
        {
            ModelState.AddModelError(nameof(Number), "Nobody here has this NHS number and this date of birth");
            return Page();
        }

        await story.OpenAsync(viewer, person, Reason!.Value, InWords!.Trim(), cancel);
        await door.OpenAsync(viewer, person, $"Opened from outside the team: {Reason.Value.ForPeople().ToLowerInvariant()}", Purpose.OutsideOwnTeam, cancel);
        return Redirect($"/people/{person}");
    }

    /// <summary>Whoever has both. A number with another birth date is a guess at somebody, and they can see in the log that it was made.</summary>
    private async Task<PersonId?> FindAsync(Viewer viewer, CancellationToken cancel)
    {
        if (!NhsNumber.TryParse(Number, out var number) || Born is not { } born)
        {
            return null;
        }

        foreach (var person in await records.HoldingAsync(number, cancel))
        {
            if ((await records.WhoIsAsync(person, cancel))?.BirthDate is { IsWhole: true } birth && birth.Earliest == born)
            {
                return person;
            }

            await door.OpenAsync(viewer, person, "Tried to open from outside the team, with another date of birth", Purpose.OutsideOwnTeam, cancel);
        }

        return null;
    }
}
