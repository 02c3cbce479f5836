using Microsoft.Extensions.DependencyInjection;
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

    private static Approval Approval(TestSite site) => site.Services.GetRequiredService<GuidanceNow>().Pack.Rules.Single(rule => rule.Id == Rule).Approval;

    private static Task ApproveAsync(TestSite site, bool isWithdrawal) => site.InScopeAsync(async services =>
        Assert.IsType<ApprovalOutcome.Kept>(await services.GetRequiredService<ApproveStory>().RunAsync(Rule, "Dr A. Example", "Clinical safety officer", isWithdrawal, CancellationToken.None)));
}
