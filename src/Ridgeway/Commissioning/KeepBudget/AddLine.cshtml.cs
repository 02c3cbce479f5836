using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.WebUtilities;
using Ridgeway.Access;
using Ridgeway.Commissioning.ShowLedger;
using Ridgeway.Time;
using Ridgeway.Web;

namespace Ridgeway.Commissioning.KeepBudget;

[Authorize(Policies.Commissioner)]
internal sealed class AddLineModel(KeepBudgetStory keep, ShowLedgerStory ledgers, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    [Display(Name = "Financial year")]
    public string? Year { get; set; }

    [BindProperty]
    [Display(Name = "Category")]
    public string? Category { get; set; }

    [BindProperty]
    [Display(Name = "What does the money buy?")]
    public string? Description { get; set; }

    [BindProperty]
    [Display(Name = "Amount")]
    public string? Amount { get; set; }

    [BindProperty]
    [Display(Name = "How much of the line is for this category?")]
    public string? Share { get; set; }

    [BindProperty]
    [Display(Name = "Where does the money come from?")]
    public string? Origin { get; set; }

    [BindProperty]
    [Display(Name = "Source of the figure")]
    public string? Source { get; set; }

    /// <summary>Every category that any version of the definition knows.</summary>
    public IReadOnlyList<SelectListItem> Categories =>
    [
        new("Choose a category", ""),
        .. ledgers.Versions().SelectMany(version => version.Categories).DistinctBy(category => category.Id)
            .OrderBy(category => category.Name, StringComparer.Ordinal)
            .Select(category => new SelectListItem(category.Name, category.Id)),
    ];

    public void OnGet()
    {
        Year ??= FinancialYear.Of(Ridgeway.Time.London.DayOf(clock.GetUtcNow())).ToString();
        Share = "100";
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var viewer = HttpContext.Viewer();
        var draft = new BudgetLineDraft
        {
            // Never from the form: a commissioner keeps their own organisation's budget.
            Organisation = viewer.Organisation,
            Year = Year,
            Category = Category,
            Description = Description,
            Amount = Amount,
            SharePercent = Share,
            Origin = Origin,
            Source = Source,
        };
        switch (draft.Read())
        {
            case BudgetLineReading.Good(var line):
                var added = await keep.KeepAsync([line], viewer.Name, cancel);
                TempData.Say(added == 1 ? "Budget line added" : "This line was there already");
                return Redirect(QueryHelpers.AddQueryString("/ledger", new Dictionary<string, string?> { ["organisation"] = line.Organisation.Value, ["year"] = line.Year.ToString() }));
            case BudgetLineReading.Faulty(var faults):
                foreach (var fault in faults)
                {
                    ModelState.AddModelError(FieldOf(fault), fault.ForPeople());
                }

                return Page();
            default:
                throw new InvalidOperationException("A reading without an answer.");
        }
    }

    private static string FieldOf(BudgetLineFault fault) => fault switch
    {
        BudgetLineFault.Year => nameof(Year),
        BudgetLineFault.Organisation => "",
        BudgetLineFault.Category => nameof(Category),
        BudgetLineFault.Description => nameof(Description),
        BudgetLineFault.Amount => nameof(Amount),
        BudgetLineFault.Share => nameof(Share),
        BudgetLineFault.Origin => nameof(Origin),
        BudgetLineFault.Source => nameof(Source),
    };
}
