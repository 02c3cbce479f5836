using System.ComponentModel.DataAnnotations;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Ridgeway.Access;
using Ridgeway.Web;

namespace Ridgeway.Records.Problems;

[Authorize(Policies.Operator)]
internal sealed class OneProblemModel(ProblemStore problems, MendProblemStory mend) : PageModel
{
    [BindProperty]
    [Display(Name = "What was set aside")]
    public string? Text { get; set; }

    public ProblemOpened Opened { get; private set; } = null!;

    public IReadOnlyList<string> StillWrong { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(long number, CancellationToken cancel) => await ShowAsync(number, cancel, keepText: false);

    public async Task<IActionResult> OnPostAsync(long number, string? then, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Text))
        {
            ModelState.AddModelError(nameof(Text), "Enter what it should have been");
            return await ShowAsync(number, cancel, keepText: true);
        }

        var who = HttpContext.Viewer().Name;
        if (await mend.CorrectAsync(number, Encoding.UTF8.GetBytes(Text), who, cancel) is MendOutcome.NoSuchProblem)
        {
            return NotFound();
        }

        if (then != "release")
        {
            TempData.Say($"Problem {number} saved, not released");
            return Redirect($"/import-problems/{number}");
        }

        switch (await mend.ReleaseAsync(number, who, _ => { }, cancel))
        {
            case MendOutcome.Released:
                TempData.Say($"Problem {number} released");
                return Redirect($"/import-problems/{number}");
            case MendOutcome.StillWrong(var why):
                StillWrong = why;
                return await ShowAsync(number, cancel, keepText: true);
            default:
                return Redirect($"/import-problems/{number}");
        }
    }

    private async Task<IActionResult> ShowAsync(long number, CancellationToken cancel, bool keepText)
    {
        if (await problems.OpenAsync(number, HttpContext.Viewer().Name, cancel) is not { } opened)
        {
            return NotFound();
        }

        Opened = opened;
        Text = keepText ? Text : opened.Corrected ?? opened.AsItCame;
        return Page();
    }
}
