using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Finding.BuildList;
using Ridgeway.Finding.Lists;
using Ridgeway.Web;

namespace Ridgeway.Finding.SaveList;

/// <summary>A saved list: who is on it and why, whether it is fair, who is left out, and the way to invite.</summary>
[Authorize(Policies.Clinician)]
internal sealed class OpenListModel(RidgewayDb db, OpenListStory open, SaveListStory save, ListContent content) : PageModel
{
    [BindProperty(SupportsGet = true)]
    [Display(Name = "Order")]
    public ListOrder Order { get; set; } = ListOrder.Need;

    /// <summary>"may-be-invited", "everyone", or a reason to be left out.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "Show")]
    public string? Show { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Group { get; set; }

    [BindProperty(SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    [Display(Name = "How many people?")]
    public int HowMany { get; set; } = 100;

    public SavedListRow Saved { get; private set; } = null!;

    public ListDocument Document { get; private set; } = null!;

    public InvitationRules Rules => content.RulesOn(Document.On);

    public IReadOnlyList<BatchLine> Batches { get; private set; } = [];

    public bool IsOwner => Saved.OwnerId == HttpContext.Viewer().Account;

    public static IReadOnlyList<SelectListItem> Orders { get; } =
    [
        new("Most need first", nameof(ListOrder.Need)), new("Waiting longest for an offer", nameof(ListOrder.Waiting)), new("Oldest first", nameof(ListOrder.Oldest)),
        new("Youngest first", nameof(ListOrder.Youngest)), new("Most deprived first", nameof(ListOrder.Deprivation)), new("Name", nameof(ListOrder.Name)),
    ];

    public static IReadOnlyList<SelectListItem> Shows { get; } =
    [
        new("Those who may be invited", ""), new("Everyone on the list", "everyone"),
        .. Enum.GetValues<Exclusion>().Select(why => new SelectListItem($"Left out: {why.ForPeople().ToLowerInvariant()}", ListWords.Kebab(why))),
    ];

    public string PeopleHeading => Shows.FirstOrDefault(item => item.Value == (Show ?? ""))?.Text ?? "People";

    public string Caption =>
        $"{Document.Shown:N0} {(Document.Shown == 1 ? "person" : "people")}{(ListView.TryParseGroup(Group, out var group) && group is { } one ? $", {one.Split.InSentence()}: {one.ForPeople()}" : "")}"
        + (Document.Pages > 1 ? $", page {Document.Page} of {Document.Pages}" : "");

    public string PageHref => With(Show, Group, "{page}").Replace("%7Bpage%7D", "{page}", StringComparison.Ordinal);

    public string With(string? show = null, string? group = null, string? page = null) => QueryHelpers.AddQueryString($"/lists/{Saved.ListId}", new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Order"] = Order == ListOrder.Need ? null : Order.ToString(),
        ["Show"] = show,
        ["Group"] = group,
        ["PageNumber"] = page,
    });

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        Show = Show == "may-be-invited" ? null : Show;
        if (!TryView(out var view) || await open.RunAsync(id, view, HttpContext.Viewer(), "List", cancel) is not { } opened)
        {
            return NotFound();
        }

        (Saved, Document) = (opened.Saved, opened.Document);
        var lines = await db.Set<OfferRow>().AsNoTracking().Where(row => row.ListId == Saved.ListId && row.BatchId != null)
            .GroupBy(row => row.BatchId)
            .Select(group => new
            {
                Batch = group.Key,
                On = group.Min(row => row.OfferedOn),
                Sent = group.Count(),
                Accepted = group.Count(row => row.Standing == OfferStanding.Accepted),
                Declined = group.Count(row => row.Standing == OfferStanding.Declined),
            })
            .ToListAsync(cancel);
        Batches = [.. lines.OrderByDescending(line => line.On).Select(line => new BatchLine(line.Batch!.Value, line.On, line.Sent, line.Accepted, line.Declined))];
        return Page();
    }

    public async Task<IActionResult> OnPostRunAsync(Guid id, CancellationToken cancel)
    {
        if (id == Guid.Empty || await save.FindAsync(new ListId(id), HttpContext.Viewer(), cancel) is not { } row)
        {
            return NotFound();
        }

        var change = await save.RunAsync(row, HttpContext.Viewer(), cancel);
        TempData.Say($"Kept. Since the run before: {change.New.Count:N0} new, {change.Gone.Count:N0} gone, {change.Still.Count:N0} still on it.");
        return Redirect($"/lists/{id}");
    }

    public async Task<IActionResult> OnPostCloseAsync(Guid id, CancellationToken cancel)
    {
        if (id == Guid.Empty || await save.FindAsync(new ListId(id), HttpContext.Viewer(), cancel) is not { } row || row.OwnerId != HttpContext.Viewer().Account)
        {
            return NotFound();
        }

        await save.CloseAsync(row, cancel);
        TempData.Say($"The list “{row.Name}” is deleted. Invitations sent from it stay.");
        return Redirect("/lists");
    }

    private bool TryView(out ListView view)
    {
        view = new ListView(Order, Page: Math.Max(1, PageNumber));
        if (!ListView.TryParseGroup(Group, out var group))
        {
            return false;
        }

        view = view with { Group = group };
        switch (Show)
        {
            case null or "":
                return true;
            case "everyone":
                view = view with { Everyone = true };
                return true;
            default:
                var why = Enum.GetValues<Exclusion>().FirstOrDefault(one => ListWords.Kebab(one) == Show);
                view = view with { LeftOut = why };
                return why != default;
        }
    }
}

/// <summary>Invitations sent together from a list, and how they stand.</summary>
internal sealed record BatchLine(InvitationBatchId Batch, DateOnly On, int Sent, int Accepted, int Declined);
