using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Ridgeway.Access;
using Ridgeway.Web;

namespace Ridgeway.Records.Problems;

[Authorize(Policies.Operator)]
internal sealed class ProblemsModel(ProblemStore problems, MendProblemStory mend) : PageModel
{
    private const int PerPage = 50;

    [BindProperty(SupportsGet = true)]
    [Display(Name = "File")]
    public string? FileName { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    [BindProperty(SupportsGet = true, Name = "page_number")]
    public int ShownPage { get; set; } = 1;

    public IReadOnlyList<ProblemShown> Found { get; private set; } = [];

    public int Count { get; private set; }

    public int Pages => (Count + PerPage - 1) / PerPage;

    public string PageHref => QueryHelpers.AddQueryString("/import-problems", new Dictionary<string, string?>
    {
        ["FileName"] = FileName,
        ["All"] = All ? "true" : null,
    }) is var start && start.Contains('?', StringComparison.Ordinal) ? start + "&page_number={page}" : start + "?page_number={page}";

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var search = new ProblemSearch(OnlyOpen: !All, File: FileName);
        Count = await problems.CountAsync(search, cancel);
        ShownPage = Math.Clamp(ShownPage, 1, Math.Max(1, Pages));
        Found = await problems.FindAsync(search, (ShownPage - 1) * PerPage, PerPage, cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var (released, waiting) = await mend.ReleaseAllAsync(of: null, HttpContext.Viewer().Name, cancel);
        TempData.Say($"{released:N0} released; {waiting:N0} still wait");
        return Redirect("/import-problems");
    }
}
