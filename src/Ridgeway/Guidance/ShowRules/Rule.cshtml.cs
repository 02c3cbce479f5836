using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Ridgeway.Codes;
using Ridgeway.Finding;
using Ridgeway.Guidance.ApproveContent;

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

    public IReadOnlyList<string> Who() => CriterionWords.Of(Rule?.When ?? Against!.When, finding);
}
