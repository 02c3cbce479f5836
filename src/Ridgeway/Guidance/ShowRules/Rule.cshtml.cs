using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Ridgeway.Access;
using Ridgeway.Codes;
using Ridgeway.Finding;
using Ridgeway.Guidance.ApproveContent;
using Ridgeway.Web;

namespace Ridgeway.Guidance.ShowRules;

/// <summary>One rule or contraindication as a clinician reads it: who, what, why, how sure, what speaks against it, examples.</summary>
[Authorize(Roles = "Clinician,Commissioner,Operator")]
internal sealed class RuleModel(GuidanceNow now, FindingContext finding, ApproveStory approvals) : PageModel
{
    public GuidanceRule? Rule { get; private set; }

    public Contraindication? Against { get; private set; }

    public Intervention? Offer { get; private set; }

    /// <summary>What speaks against the rule's offer.</summary>
    public IReadOnlyList<Contraindication> Watches { get; private set; } = [];

    public IReadOnlyList<ApprovalRow> History { get; private set; } = [];

    public CodeLists Lists => finding.Lists;

    public string Name(string intervention) => now.Pack[intervention].Name;

    /// <summary>True where whoever looks may approve it.</summary>
    public bool MayApprove => HttpContext.Viewer().IsSafetyOfficer;

    /// <summary>What they must say with an approval.</summary>
    [BindProperty]
    public bool HasRead { get; set; }

    /// <summary>The fingerprint of what they saw: what has changed since is not approved.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel)
    {
        Rule = now.Pack.Rules.LastOrDefault(rule => rule.Id == id);
        Against = Rule is null ? now.Pack.Contraindications.LastOrDefault(one => one.Id == id) : null;
        if (Rule is null && Against is null)
        {
            return NotFound();
        }

        if (Rule is not null)
        {
            Offer = now.Pack[Rule.Offer];
            Watches = [.. now.Pack.Contraindications.Where(one => Offer.IsNamedBy(one.Concerns)).OrderBy(one => one.Level)];
        }

        History = await approvals.HistoryAsync(id, cancel);
        return Page();
    }

    public Task<IActionResult> OnPostApproveAsync(string id, CancellationToken cancel) => SayAsync(id, isWithdrawal: false, cancel);

    public Task<IActionResult> OnPostWithdrawAsync(string id, CancellationToken cancel) => SayAsync(id, isWithdrawal: true, cancel);

    private async Task<IActionResult> SayAsync(string id, bool isWithdrawal, CancellationToken cancel)
    {
        var viewer = HttpContext.Viewer();
        if (!viewer.IsSafetyOfficer)
        {
            return Forbid();
        }

        if (await OnGetAsync(id, cancel) is NotFoundResult lost)
        {
            return lost;
        }

        if (Seen != Fingerprint)
        {
            ModelState.AddModelError(nameof(HasRead), "It has changed since you opened this page. Read it again");
        }
        else if (!isWithdrawal && !HasRead)
        {
            ModelState.AddModelError(nameof(HasRead), "Say that you have read it, its source and its examples");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        await approvals.RunAsync(id, viewer.Name, "Clinical safety officer", isWithdrawal, cancel, viewer.Account);
        TempData.Say(isWithdrawal ? "Taken back: it is a draft again." : "Approved, as it now is.");
        return RedirectToPage(new { id });
    }

    public string Fingerprint => Rule?.Fingerprint ?? Against!.Fingerprint;

    public IReadOnlyList<string> Who() => CriterionWords.Of(Rule?.When ?? Against!.When, finding);
}
