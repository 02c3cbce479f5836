using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Ridgeway.Access;
using Ridgeway.Records.Ethnicities;
using Ridgeway.Time;
using Ridgeway.Web;

namespace Ridgeway.Records.OwnDetails;

/// <summary>What is held about a person's details, for the person: who said what, and how to put it right.</summary>
[Authorize(Policies.Person)]
internal sealed class MyDetailsModel(
    IRecords records, PersonDoor door, EthnicityRecords ethnicities, EthnicContent content, CorrectEthnicityStory correct, TimeProvider clock) : PageModel
{
    [BindProperty]
    [Display(Name = "Which of these is right?")]
    public string? Ethnicity { get; set; }

    public Person Person { get; private set; } = null!;

    public EthnicConsensus Consensus { get; private set; } = null!;

    public IReadOnlyList<EthnicStatement> Statements { get; private set; } = [];

    public EthnicRanking Ranking => content.RankingOn(London.DayOf(clock.GetUtcNow()));

    public IEnumerable<SelectListItem> Choices =>
    [
        new SelectListItem("Choose one", ""),
        .. content.Offered.Codes.Select(code => new SelectListItem(code.Display, code.Code)),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostEthnicityAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return NotFound();
        }

        switch (await correct.SayAsync(Person.Id, Ethnicity ?? "", HttpContext.Viewer().Name, cancel))
        {
            case CorrectEthnicityOutcome.Said:
                TempData.Say("Saved. Reports and offers follow what you said.");
                return Redirect("/my-details");
            case CorrectEthnicityOutcome.NotOffered:
                ModelState.AddModelError(nameof(Ethnicity), "Choose one of the groups, or that you do not want to say");
                return Page();
            default:
                return NotFound();
        }
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var viewer = HttpContext.Viewer();
        if (viewer.Person is not { } self || !await door.OpenAsync(viewer, self, "My details", Purpose.OwnRecord, cancel)
            || await records.WhoIsAsync(self, cancel) is not { } person)
        {
            return false;
        }

        Person = person;
        Statements = await ethnicities.StatementsAsync(person.Id, cancel);
        Consensus = ethnicities.Decide(Statements);
        return true;
    }
}
