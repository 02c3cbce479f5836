using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Ridgeway.Access;
using Ridgeway.Access.SigningIn;
using Ridgeway.Time;

namespace Ridgeway.Web.Start;

/// <summary>Home: what waits for whoever is signed in, or the start page for whoever is not.</summary>
[AllowAnonymous]
internal sealed class HomeModel(IEnumerable<IContributeWork> rooms, DemoAccounts demo, TimeProvider clock) : PageModel
{
    /// <summary>Those whom the start page tells what there is for them.</summary>
    public static IReadOnlyList<Role> People { get; } = [Role.Clinician, Role.Provider, Role.Person, Role.Commissioner, Role.Operator];

    public Viewer? Viewer { get; private set; }

    public IReadOnlyList<WorkSection> Sections { get; private set; } = [];

    public IReadOnlyList<AccountRow> DemoAccounts { get; private set; } = [];

    public DateOnly Today => London.DayOf(clock.GetUtcNow());

    public string Heading => Viewer?.Role == Role.Person ? "My plan" : "My work";

    /// <summary>What is to be done, and by when.</summary>
    public static string? HintOf(WorkItem item) => (item.Detail, item.Due) switch
    {
        (null, null) => null,
        (var detail, null) => detail,
        (null, { } due) => $"Due {due:d MMMM yyyy}",
        var (detail, due) => $"{detail}. Due {due:d MMMM yyyy}",
    };

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Viewer = User.AsViewer();
        if (Viewer is null)
        {
            DemoAccounts = await demo.AllAsync(cancel);
            return;
        }

        var sections = new List<WorkSection>();
        foreach (var room in rooms)
        {
            sections.AddRange(await room.WorkAsync(Viewer, cancel));
        }

        Sections = [.. sections.Where(section => section.Items.Count > 0 || section.WhenNone is not null).OrderBy(section => section.Order)];
    }
}
