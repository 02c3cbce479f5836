using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Access;
using Ridgeway.Commands;
using Ridgeway.Content;
using Ridgeway.Guidance.ApproveContent;
using Ridgeway.Testing;

namespace Ridgeway.Guidance;

public sealed class ApprovalTests
{
    private const string Rule = "inactive-with-condition-or-risk";

    [Theory]
    [EveryEngine]
    internal async Task An_approval_by_name_counts_until_the_rule_or_a_threshold_behind_it_changes(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        Assert.True(Approval(site).IsDraft);

        await ApproveAsync(site, isWithdrawal: false);

        Assert.Equal(("Dr A. Example", "Clinical safety officer", new DateOnly(2026, 11, 2)), (Approval(site).By, Approval(site).Role, Approval(site).On));
        Assert.All(site.Services.GetRequiredService<GuidanceNow>().Pack.Rules.Where(rule => rule.Id != Rule), rule => Assert.True(rule.Approval.IsDraft));

        // The same approvals over content in which one threshold that the rule uses has moved.
        using var copy = new TemporaryContent();
        copy.CopyFrom(Shipped.Folder);
        copy.Change("registers/tables.yaml", "- { value: 150 }\nsource: { ref: \"UK Chief Medical Officers' Physical Activity Guidelines 2019\"", "- { value: 140 }\nsource: { ref: \"UK Chief Medical Officers' Physical Activity Guidelines 2019\"");
        var changed = new GuidanceNow(Shipped.Load(copy.Folder).Guidance, site.Services.GetRequiredService<Data.RidgewayDatabase>(), site.Clock);
        Assert.True(changed.Pack.Rules.Single(rule => rule.Id == Rule).Approval.IsDraft);

        site.Clock.Pass(TimeSpan.FromMinutes(1));
        await ApproveAsync(site, isWithdrawal: true);
        Assert.True(Approval(site).IsDraft);
    }

    [Fact]
    public async Task The_command_line_approves_lists_and_refuses_what_is_not_there()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);

        var done = await Typed.RunAsync(ridgeway, "content", "approve", Rule, "--by", "Dr A. Example", "--json");
        Assert.Equal((ExitCode.Done, "Dr A. Example"), (done.Exit, done.Json.GetProperty("by").GetString()));
        Assert.Equal(64, done.Json.GetProperty("fingerprint").GetString()!.Length);
        var listed = await Typed.RunAsync(ridgeway, "content", "approvals", "--json");
        Assert.True(listed.Json[0].GetProperty("is_current").GetBoolean());
        Assert.NotEqual(ExitCode.Done, (await Typed.RunAsync(ridgeway, "content", "approve", "no-such-rule", "--by", "Dr A. Example")).Exit);
        Assert.Equal(ExitCode.Usage, (await Typed.RunAsync(ridgeway, "content", "approve", Rule)).Exit);
    }

    [Theory]
    [EveryEngine]
    internal async Task A_safety_officer_approves_on_the_page_having_read_it_and_takes_it_back(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        var officer = A.Clinician() with { IsSafetyOfficer = true };
        var browser = await site.BrowserOfAsync(officer);
        var page = await browser.GetAsync($"/rules/{Rule}");

        var unread = await page.SubmitAsync("form[action*='handler=Approve']");
        Assert.Contains("Say that you have read it", unread.Text, StringComparison.Ordinal);
        Assert.True(Approval(site).IsDraft);
        var stale = await page.SubmitAsync("form[action*='handler=Approve']", ("HasRead", "true"), ("Seen", new string('0', 64)));
        Assert.Contains("It has changed since you opened this page", stale.Text, StringComparison.Ordinal);
        Assert.True(Approval(site).IsDraft);

        var after = await (await page.SubmitAsync("form[action*='handler=Approve']", ("HasRead", "true"))).FollowAsync();
        Assert.Equal((officer.Name, "Clinical safety officer"), (Approval(site).By, Approval(site).Role));
        var row = Assert.Single(await site.InScopeAsync(services => services.GetRequiredService<ApproveStory>().HistoryAsync(Rule, CancellationToken.None)));
        Assert.Equal(officer.Account.ToString(), row.ByAccount);

        site.Clock.Pass(TimeSpan.FromMinutes(1));
        await after.SubmitAsync("form[action*='handler=Withdraw']");
        Assert.True(Approval(site).IsDraft);
    }

    [Fact]
    public async Task Whoever_is_no_safety_officer_sees_no_form_and_is_refused()
    {
        await using var site = await TestSite.StartAsync();
        var browser = await site.BrowserOfAsync(A.Clinician());
        var page = await browser.GetAsync($"/rules/{Rule}");
        Assert.DoesNotContain("Your approval", page.Text, StringComparison.Ordinal);

        var token = page.Html.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await browser.PostAsync($"/rules/{Rule}?handler=Approve", ("__RequestVerificationToken", token), ("HasRead", "true"), ("Seen", RuleOf(site).Fingerprint));

        Assert.True(Approval(site).IsDraft);
        Assert.Empty(await site.InScopeAsync(services => services.GetRequiredService<ApproveStory>().HistoryAsync(Rule, CancellationToken.None)));
    }

    [Fact]
    public async Task An_account_is_made_a_safety_officers_on_the_command_line_and_only_a_clinicians()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        await Typed.RunAsync(ridgeway, "account", "add", "gp", "--role", "Clinician", "--full-name", "Dr A. Example", "--organisation", "P88001");
        await Typed.RunAsync(ridgeway, "account", "add", "icb", "--role", "Commissioner", "--full-name", "B. Example");

        Assert.Equal(ExitCode.Done, (await Typed.RunAsync(ridgeway, "account", "safety-officer", "gp")).Exit);
        Assert.NotEqual(ExitCode.Done, (await Typed.RunAsync(ridgeway, "account", "safety-officer", "icb")).Exit);

        Assert.Equal(["gp"], ridgeway.Db.Set<AccountRow>().Where(row => row.IsSafetyOfficer).Select(row => row.SignInName));
        await Typed.RunAsync(ridgeway, "account", "safety-officer", "gp", "--revoke");
        Assert.Empty(ridgeway.Db.Set<AccountRow>().Where(row => row.IsSafetyOfficer));
    }

    private static GuidanceRule RuleOf(TestSite site) => site.Services.GetRequiredService<GuidanceNow>().Pack.Rules.Single(rule => rule.Id == Rule);

    private static Approval Approval(TestSite site) => RuleOf(site).Approval;

    private static Task ApproveAsync(TestSite site, bool isWithdrawal) => site.InScopeAsync(async services =>
        Assert.IsType<ApprovalOutcome.Kept>(await services.GetRequiredService<ApproveStory>().RunAsync(Rule, "Dr A. Example", "Clinical safety officer", isWithdrawal, CancellationToken.None)));
}
