using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Ridgeway.Access;
using Ridgeway.Access.SigningIn;
using Ridgeway.Testing;

namespace Ridgeway.Web;

public sealed class HomeTests
{
    [Fact]
    public async Task Whoever_is_not_signed_in_reads_what_this_is_and_can_sign_in()
    {
        await using var site = await TestSite.StartAsync();
        var page = await site.Browser().GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Ridgeway", page.Html.Title);
        Assert.Equal("Sign in", (await page.ClickAsync("main a.nhsuk-button")).Heading);
        Assert.Empty(page.Html.QuerySelectorAll("form[action='/sign-in/demo']"));
    }

    [Fact]
    public async Task In_a_demonstration_the_start_page_offers_one_of_every_role()
    {
        await using var site = await TestSite.StartAsync(isDemo: true);
        await site.InScopeAsync(services => services.GetRequiredService<DemoAccounts>().MakeAsync(
            [new DemoAccount("demo-b", "Bo", Role.Commissioner), new DemoAccount("demo-a", "Dr A", Role.Clinician) { Organisation = "A12345", OrganisationName = "High Street" }], CancellationToken.None));
        var page = await site.Browser().GetAsync("/");
        Assert.Equal(["Clinician", "Commissioner"], page.All(".rw-choose h3"));
        Assert.Equal("Dr A, High Street", page.All(".rw-choose button")[0]);
        var home = await (await page.SubmitAsync(".rw-choose form")).FollowAsync();
        Assert.Equal("High Street My work", home.Heading);
        Assert.Contains("Dr A", home.All(".nhsuk-header__account-item")[0], StringComparison.Ordinal);
        Assert.Equal("My work", home.Html.QuerySelector("[aria-current=page]")!.TextContent.Trim());
    }

    [Fact]
    public async Task Home_shows_what_every_room_has_for_this_viewer_the_pressing_first()
    {
        await using var site = await TestSite.StartAsync(also: services => services
            .RemoveAll<IContributeWork>()
            .AddSingleton<IContributeWork>(new Gives(
                new WorkSection("Letters in", 20, [new WorkItem("SMITH, Ann", "/letters/1")]),
                new WorkSection("Nothing of interest", 30, [])))
            .AddSingleton<IContributeWork>(new Gives(
                new WorkSection("Overdue", 10, [new WorkItem("JONES, Bo", "/referrals/7") { Detail = "No answer from Movers", Due = new DateOnly(2026, 11, 1), Status = "Overdue", StatusColour = "red" }]) { Total = 12, AllHref = "/referrals?overdue=true" },
                new WorkSection("Incidents", 40, []) { WhenNone = "No incidents." })));
        var page = await (await site.BrowserOfAsync(A.Clinician())).GetAsync("/");

        Assert.Equal(["Overdue (12)", "Letters in (1)", "Incidents"], page.All("main h2"));
        Assert.Equal("No answer from Movers. Due 1 November 2026", page.All(".nhsuk-task-list__hint")[0]);
        Assert.Equal("/referrals/7", page.Html.QuerySelector(".nhsuk-task-list__link")!.GetAttribute("href"));
        Assert.Contains("No incidents.", page.All("main p"));
        Assert.Single(page.All("a[href='/referrals?overdue=true']"));
    }

    [Fact]
    public async Task Each_role_sees_its_own_places_and_no_others()
    {
        await using var site = await TestSite.StartAsync(also: services => services
            .AddSingleton(new NavigationItem("A place of a room", "/a-place", 60, Role.Commissioner)));
        Assert.Equal(["My work", "A place of a room"], Own(await (await site.BrowserOfAsync(A.Commissioner())).GetAsync("/"), "My work", "A place of a room", "Who looked"));
        Assert.Equal(["My work", "Who looked"], Own(await (await site.BrowserOfAsync(A.Operator())).GetAsync("/"), "My work", "A place of a room", "Who looked"));
        Assert.Empty((await site.Browser().GetAsync("/")).All(".nhsuk-header__navigation-link"));
    }

    [Fact]
    public async Task Every_page_of_the_footer_is_there_for_everyone()
    {
        await using var site = await TestSite.StartAsync();
        var page = await site.Browser().GetAsync("/");
        foreach (var link in page.Html.QuerySelectorAll(".nhsuk-footer a"))
        {
            Assert.Equal(HttpStatusCode.OK, (await site.Browser().GetAsync(link.GetAttribute("href")!)).Status);
        }
    }

    private static IEnumerable<string> Own(TestPage page, params string[] asked) =>
        page.All(".nhsuk-header__navigation-item a").Where(asked.Contains);

    private sealed class Gives(params WorkSection[] sections) : IContributeWork
    {
        public Task<IReadOnlyList<WorkSection>> WorkAsync(Viewer viewer, CancellationToken cancel) => Task.FromResult<IReadOnlyList<WorkSection>>(sections);
    }
}
