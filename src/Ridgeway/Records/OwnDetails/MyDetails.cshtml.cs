using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Ridgeway.Access;
using Ridgeway.Records.Ethnicities;
using Ridgeway.Records.OpenPerson;
using Ridgeway.Records.Rights;
using Ridgeway.Time;
using Ridgeway.Web;

namespace Ridgeway.Records.OwnDetails;

/// <summary>What is held about a person's details, for the person: who said what, and how to put it right.</summary>
[Authorize(Policies.Person)]
internal sealed class MyDetailsModel(
    IRecords records, PersonDoor door, EthnicityRecords ethnicities, EthnicContent content, CorrectEthnicityStory correct,
    Choices choices, WiderRecord wider, ITakeAnswers answers, TimeProvider clock) : PageModel
{
    [BindProperty]
    [Display(Name = "Which of these is right?")]
    public string? Ethnicity { get; set; }

    [BindProperty]
    public string? MayUse { get; set; }

    public IReadOnlyList<SharingChoice> Sharing { get; private set; } = [];

    [BindProperty]
    public string? CaresForSomebody { get; set; }

    public IReadOnlyList<WiderDetail> Wider { get; private set; } = [];

    public string Interpreter { get; private set; } = "";

    public DateOnly Today => London.DayOf(clock.GetUtcNow());

    public Person Person { get; private set; } = null!;

    public EthnicConsensus Consensus { get; private set; } = null!;

    public IReadOnlyList<EthnicStatement> Statements { get; private set; } = [];

    public EthnicRanking Ranking => content.RankingOn(Today);

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

    public async Task<IActionResult> OnPostSharingAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return NotFound();
        }

        if (MayUse is not ("yes" or "no"))
        {
            ModelState.AddModelError(nameof(MayUse), "Choose yes or no");
            return Page();
        }

        await choices.SayAsync(Person.Id, refuses: MayUse == "no", HttpContext.Viewer().Name, cancel);
        TempData.Say("Saved. Your choice holds from today.");
        return Redirect("/my-details");
    }

    public async Task<IActionResult> OnPostCaringAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel))
        {
            return NotFound();
        }

        if (CaresForSomebody is not ("yes" or "no"))
        {
            ModelState.AddModelError(nameof(CaresForSomebody), "Choose yes or no");
            return Page();
        }

        await answers.TakeAsync(Person.Id, [new AnswerOnTheDay("carer", CaresForSomebody == "yes")], HttpContext.Viewer().Name, cancel);
        TempData.Say("Saved. Those who care for you see what you said.");
        return Redirect("/my-details");
    }

    /// <summary>What is held of one kind, with who said it.</summary>
    public string Said(DetailKind about) =>
        string.Join("; ", Wider.Where(detail => detail.About == about).Select(detail => detail.WithSource)) is { Length: > 0 } said ? said : "Not recorded";

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var viewer = HttpContext.Viewer();
        if (viewer.Person is not { } self || !await door.OpenAsync(viewer, self, "My details", Purpose.OwnRecord, cancel)
            || await records.ReadAsync(self, cancel) is not { Person: var person } record)
        {
            return false;
        }

        (Person, Wider) = (person, await wider.OfAsync(record, cancel));
        Statements = await ethnicities.StatementsAsync(person.Id, cancel);
        Consensus = ethnicities.Decide(Statements);
        Sharing = await choices.OfAsync(person.Id, cancel);
        Interpreter = Wider.FirstOrDefault(detail => detail.About == DetailKind.InterpreterNeeded)?.Code switch
        {
            "true" => "You need an interpreter",
            "false" => "You do not need an interpreter",
            _ => "Not recorded",
        };
        return true;
    }
}
