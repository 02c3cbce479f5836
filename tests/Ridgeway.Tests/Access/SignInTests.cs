using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Access.SigningIn;
using Ridgeway.Data;
using Ridgeway.Testing;

namespace Ridgeway.Access;

public sealed class SignInTests
{
    private const string Password = "long enough and only mine";

    [Theory]
    [EveryEngine]
    internal async Task The_right_password_signs_in_and_leads_to_the_page_that_was_asked_for(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        await site.AddAccountAsync(A.Operator(), "olu", Password);
        var browser = site.Browser();

        var asked = await browser.GetAsync("/access-log?Who=x");
        Assert.True(asked.IsRedirect);
        var signIn = await asked.FollowAsync();
        Assert.Equal("Sign in", signIn.Heading);

        var signedIn = await signIn.SubmitAsync("form:has(#Password)", ("Name", " OLU "), ("Password", Password));
        Assert.Equal("/access-log?Who=x", signedIn.Location);
        var page = await signedIn.FollowAsync();
        Assert.Equal("Who looked at whom", page.Heading);
        Assert.Contains("Operator", page.All(".nhsuk-header__account-item")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_never_leads_to_another_site()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAccountAsync(A.Operator(), "olu", Password);
        foreach (var elsewhere in new[] { "https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example" })
        {
            var page = await site.Browser().GetAsync("/sign-in?then=" + Uri.EscapeDataString(elsewhere));
            var signedIn = await page.SubmitAsync("form:has(#Password)", ("Name", "olu"), ("Password", Password));
            Assert.Equal("/", signedIn.Location);
        }
    }

    [Fact]
    public async Task A_wrong_name_and_a_wrong_password_are_told_apart_by_nobody()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAccountAsync(A.Operator(), "olu", Password);
        var wrongPassword = await TryAsync(site, "olu", "not my password");
        var wrongName = await TryAsync(site, "nobody", Password);

        Assert.Equal(wrongName.All(".nhsuk-error-summary"), wrongPassword.All(".nhsuk-error-summary"));
        Assert.Equal("Error: Sign in – Ridgeway", wrongName.Html.Title);
        Assert.Equal("#Name", wrongName.Html.QuerySelector(".nhsuk-error-summary a")?.GetAttribute("href"));
        Assert.Equal("", wrongPassword.Html.QuerySelector("#Password")?.GetAttribute("value") ?? "");
        Assert.DoesNotContain("not my password", wrongPassword.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_left_empty_is_asked_for_in_the_summary_and_at_the_field()
    {
        await using var site = await TestSite.StartAsync();
        var page = await TryAsync(site, "", "");
        Assert.Equal(["Enter your account name", "Enter your password"], page.All(".nhsuk-error-summary li"));
        Assert.Equal(["Error: Enter your account name", "Error: Enter your password"], page.All(".nhsuk-error-message"));
        Assert.Contains("Name-error", page.Html.QuerySelector("#Name")!.GetAttribute("aria-describedby"), StringComparison.Ordinal);
    }

    [Theory]
    [EveryEngine]
    internal async Task Five_wrong_tries_close_the_account_for_a_quarter_of_an_hour(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        await site.AddAccountAsync(A.Operator(), "olu", Password);
        for (var tried = 0; tried < 5; tried++)
        {
            Assert.False((await TryAsync(site, "olu", "not my password")).IsRedirect);
        }

        Assert.False((await TryAsync(site, "olu", Password)).IsRedirect);
        site.Clock.Pass(TimeSpan.FromMinutes(14));
        Assert.False((await TryAsync(site, "olu", Password)).IsRedirect);
        site.Clock.Pass(TimeSpan.FromMinutes(2));
        Assert.True((await TryAsync(site, "olu", Password)).IsRedirect);
    }

    [Fact]
    public async Task Four_wrong_tries_are_forgiven_by_a_right_one()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAccountAsync(A.Operator(), "olu", Password);
        for (var round = 0; round < 2; round++)
        {
            for (var tried = 0; tried < 4; tried++)
            {
                await TryAsync(site, "olu", "not my password");
            }

            Assert.True((await TryAsync(site, "olu", Password)).IsRedirect);
        }
    }

    [Fact]
    public async Task Guessing_from_one_address_is_slowed_whatever_the_names()
    {
        await using var site = await TestSite.StartAsync();
        var browser = site.Browser();
        var page = await browser.GetAsync("/sign-in");
        var statuses = new List<HttpStatusCode>();
        for (var tried = 0; tried < 31; tried++)
        {
            statuses.Add((await page.SubmitAsync("form:has(#Password)", ("Name", ""), ("Password", ""))).Status);
        }

        Assert.Equal(HttpStatusCode.OK, statuses[29]);
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[30]);
    }

    [Fact]
    public async Task Signing_out_signs_out()
    {
        await using var site = await TestSite.StartAsync();
        var browser = await site.BrowserOfAsync(A.Operator());
        var page = await browser.GetAsync("/access-log");
        var signedOut = await page.SubmitAsync("form[action='/sign-out']");
        Assert.Equal("/", signedOut.Location);
        Assert.True((await browser.GetAsync("/access-log")).IsRedirect);
    }

    [Fact]
    public async Task A_form_from_elsewhere_is_refused()
    {
        await using var site = await TestSite.StartAsync();
        await site.AddAccountAsync(A.Operator(), "olu", Password);
        Assert.Equal(HttpStatusCode.BadRequest, (await site.Browser().PostAsync("/sign-in", ("Name", "olu"), ("Password", Password))).Status);
        var browser = await site.BrowserOfAsync(A.Operator());
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync("/sign-out")).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/access-log")).Status);
    }

    [Fact]
    public async Task A_closed_account_is_signed_out_within_a_minute()
    {
        await using var site = await TestSite.StartAsync();
        var someone = A.Operator();
        var browser = await site.BrowserOfAsync(someone);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/access-log")).Status);
        await site.InScopeAsync(async services => await services.GetRequiredService<RidgewayDb>().Set<AccountRow>()
            .Where(row => row.AccountId == someone.Account)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosedAtUtc, site.Clock.GetUtcNow().UtcDateTime)));
        site.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.True((await browser.GetAsync("/access-log")).IsRedirect);
    }

    [Fact]
    public async Task Nobody_sees_the_page_of_another_role()
    {
        await using var site = await TestSite.StartAsync();
        foreach (var viewer in new[] { A.Clinician(), A.Provider(), A.Commissioner() })
        {
            var page = await (await site.BrowserOfAsync(viewer)).GetAsync("/access-log");
            Assert.Equal(HttpStatusCode.Forbidden, page.Status);
            Assert.Equal("You cannot see this page", page.Heading);
            Assert.DoesNotContain("Who looked", page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task In_a_demonstration_one_click_signs_in()
    {
        await using var site = await TestSite.StartAsync(isDemo: true);
        await MakeDemoAccountAsync(site);
        var browser = site.Browser();
        var page = await browser.GetAsync("/sign-in");
        Assert.Contains("Olu Adeyemi", page.All("form[action='/sign-in/demo'] button")[0], StringComparison.Ordinal);
        var signedIn = await page.SubmitAsync("form[action='/sign-in/demo']");
        Assert.Equal("/", signedIn.Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/access-log")).Status);
    }

    [Fact]
    public async Task Outside_a_demonstration_there_is_no_one_click_and_its_accounts_and_cookies_open_nothing()
    {
        await using var demo = await TestSite.StartAsync(isDemo: true);
        await MakeDemoAccountAsync(demo);
        var signIn = await demo.Browser().GetAsync("/sign-in");
        var account = signIn.Html.QuerySelector("input[name=account]")!.GetAttribute("value")!;
        var cookie = (await signIn.SubmitAsync("form[action='/sign-in/demo']")).Header("Set-Cookie")!.Split(';')[0];
        await demo.AddAccountAsync(A.Operator() with { IsDemo = true }, "demo-with-password", Password);

        await using var real = await TestSite.StartAsync(keep: demo);
        Assert.Empty((await real.Browser().GetAsync("/sign-in")).Html.QuerySelectorAll("form[action='/sign-in/demo']"));
        Assert.Equal(HttpStatusCode.NotFound, (await real.Browser().PostAsync("/sign-in/demo", ("account", account))).Status);
        Assert.False((await TryAsync(real, "demo-olu", "")).IsRedirect);
        Assert.False((await TryAsync(real, "demo-with-password", Password)).IsRedirect);

        using var withCookie = new HttpRequestMessage(HttpMethod.Get, "/access-log");
        withCookie.Headers.Add("Cookie", cookie);
        Assert.True((await real.Browser().SendAsync(withCookie)).IsRedirect);
        using var sameCookie = new HttpRequestMessage(HttpMethod.Get, "/access-log");
        sameCookie.Headers.Add("Cookie", cookie);
        Assert.Equal(HttpStatusCode.OK, (await demo.Browser().SendAsync(sameCookie)).Status);
    }

    [Fact]
    public async Task The_operator_finds_who_looked_and_never_a_name_of_a_person()
    {
        await using var site = await TestSite.StartAsync();
        var person = new Records.PersonId(Guid.Parse("0190aaaa-0000-7000-8000-000000000009"));
        await site.InScopeAsync(services => services.GetRequiredService<PersonDoor>().NoteListAsync(A.Clinician("A12345"), [person], "Register", Purpose.CaseFinding, CancellationToken.None));
        var browser = await site.BrowserOfAsync(A.Operator());

        var all = await browser.GetAsync("/access-log");
        Assert.Contains(person.ToString(), all.Text, StringComparison.Ordinal);
        Assert.Contains("2 November 2026, 12:00", all.Text, StringComparison.Ordinal);
        var none = await all.SubmitAsync("main form", ("Person", Guid.Parse("0190aaaa-0000-7000-8000-000000000008").ToString()));
        Assert.Contains("Nothing found", none.Text, StringComparison.Ordinal);
        var refused = await all.SubmitAsync("main form", ("Refused", "true"));
        Assert.Contains("Nothing found", refused.Text, StringComparison.Ordinal);
        var wrong = await all.SubmitAsync("main form", ("Person", "Smith"), ("On.Day", "31"));
        Assert.Equal(2, wrong.All(".nhsuk-error-summary li").Count);
    }

    private static async Task<TestPage> TryAsync(TestSite site, string name, string password)
    {
        var page = await site.Browser().GetAsync("/sign-in");
        return await page.SubmitAsync("form:has(#Password)", ("Name", name), ("Password", password));
    }

    private static Task MakeDemoAccountAsync(TestSite site) => site.InScopeAsync(services => services.GetRequiredService<DemoAccounts>().MakeAsync(
        [new DemoAccount("demo-olu", "Olu Adeyemi", Role.Operator)], CancellationToken.None));
}
