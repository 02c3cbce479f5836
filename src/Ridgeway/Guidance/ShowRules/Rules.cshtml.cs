using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Ridgeway.Content;

namespace Ridgeway.Guidance.ShowRules;

/// <summary>The rule library: what guidance knows, in words a clinician reads, and how far each is to be trusted.</summary>
[Authorize(Roles = "Clinician,Commissioner,Operator")]
internal sealed class RulesModel(GuidanceNow now, ContentPack content) : PageModel
{
    public GuidancePack Pack => now.Pack;

    public IReadOnlyList<LeftOut> LeftOut => content.Of<LeftOut>();

    public ContentHead Head => content.Head;

    public int Drafts => Pack.Rules.Count(rule => rule.Approval.IsDraft) + Pack.Contraindications.Count(one => one.Approval.IsDraft);

    public int All => Pack.Rules.Count + Pack.Contraindications.Count;

    public void OnGet()
    {
        // Everything shown is content.
    }
}
