using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Ridgeway.Access;
using Ridgeway.Codes;
using Ridgeway.Finding.BuildList;
using Ridgeway.Finding.Lists;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Finding.SaveList;

/// <summary>Who is meant, and to be offered what.</summary>
[Authorize(Policies.Clinician)]
internal sealed class NewListModel(SaveListStory story, IFinding finding, ListContent content, TimeProvider clock) : PageModel
{
    [BindProperty]
    [Display(Name = "Who is on the register")]
    [Required(ErrorMessage = "Select a register")]
    public string? On { get; set; }

    [BindProperty]
    [Display(Name = "And also on (optional)")]
    public string? AndOn { get; set; }

    [BindProperty]
    [Display(Name = "But not on (optional)")]
    public string? NotOn { get; set; }

    [BindProperty]
    [Display(Name = "Aged from (optional)")]
    [Range(0, 130, ErrorMessage = "Enter an age between 0 and 130")]
    public int? AgeFrom { get; set; }

    [BindProperty]
    [Display(Name = "Aged to, this age included (optional)")]
    [Range(0, 130, ErrorMessage = "Enter an age between 0 and 130")]
    public int? AgeTo { get; set; }

    [BindProperty]
    [Display(Name = "Sex")]
    public string? Sex { get; set; }

    [BindProperty]
    [Display(Name = "Where they live (optional)")]
    public int? DecileAtMost { get; set; }

    [BindProperty]
    [Display(Name = "Practices (optional)")]
    public string? Practices { get; set; }

    [BindProperty]
    [Display(Name = "What will they be offered?")]
    [Required(ErrorMessage = "Select what to offer")]
    public string? Intervention { get; set; }

    [BindProperty]
    [Display(Name = "Name of the list")]
    [Required(ErrorMessage = "Enter a name for the list")]
    [StringLength(100, ErrorMessage = "Use 100 characters or fewer")]
    public string? Name { get; set; }

    [BindProperty]
    [Display(Name = "Who may open it?")]
    public ListSeenBy SeenBy { get; set; } = ListSeenBy.MyTeam;

    public IReadOnlyList<SelectListItem> Registers { get; private set; } = [];

    public IReadOnlyList<SelectListItem> RegistersOrNone => [new SelectListItem("No other register", ""), .. Registers.Skip(1)];

    public IReadOnlyList<SelectListItem> Interventions { get; private set; } = [];

    public static IReadOnlyList<SelectListItem> Deciles { get; } =
    [
        new("Anywhere", ""), new("The most deprived tenth of England", "1"), new("The most deprived fifth of England (Core20)", "2"),
        new("The 3 most deprived tenths", "3"), new("The 4 most deprived tenths", "4"), new("The more deprived half", "5"),
    ];

    public void OnGet() => Load();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Load();
        var practices = new List<OdsCode>();
        foreach (var text in (Practices ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (OdsCode.TryParse(text, out var code))
            {
                practices.Add(code);
            }
            else
            {
                ModelState.AddModelError(nameof(Practices), ListWords.Problem(new ListProblem(ListPart.Practice, text)));
            }
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        switch (await story.SaveAsync(Name!, Read(practices), SeenBy, HttpContext.Viewer(), cancel))
        {
            case SaveOutcome.Saved(var list):
                return Redirect($"/lists/{list}");
            case SaveOutcome.Wrong(var problems):
                foreach (var problem in problems)
                {
                    ModelState.AddModelError(FieldOf(problem.Part), ListWords.Problem(problem));
                }

                return Page();
            default:
                throw new InvalidOperationException("An outcome nobody handles.");
        }
    }

    private ListDefinition Read(IReadOnlyList<OdsCode> practices) => new()
    {
        On = [.. new[] { On, AndOn }.Where(id => !string.IsNullOrEmpty(id)).Distinct()!],
        NotOn = string.IsNullOrEmpty(NotOn) ? [] : [NotOn],
        AgeFrom = AgeFrom,
        AgeBelow = AgeTo + 1,
        Sex = Sex switch { "Female" => Records.Sex.Female, "Male" => Records.Sex.Male, _ => null },
        DecileAtMost = DecileAtMost,
        Practices = practices,
        Intervention = Intervention ?? "",
    };

    private static string FieldOf(ListPart part) => part switch
    {
        ListPart.On => nameof(On),
        ListPart.NotOn => nameof(NotOn),
        ListPart.Age => nameof(AgeFrom),
        ListPart.Deprivation => nameof(DecileAtMost),
        ListPart.Practice => nameof(Practices),
        ListPart.Intervention => nameof(Intervention),
    };

    private void Load()
    {
        Registers = [new SelectListItem("Select a register", ""), .. finding.RegistersOn(London.DayOf(clock.GetUtcNow())).Select(register => new SelectListItem(register.Name, register.Id))];
        Interventions = [new SelectListItem("Select what to offer", ""), .. content.Interventions.Select(one => new SelectListItem(one.Name, one.Id))];
    }
}
