using System.CommandLine;
using Ridgeway.Commands;

namespace Ridgeway.Guidance.ApproveContent;

/// <summary>"ridgeway content approve RULE --by NAME" and "ridgeway content approvals".</summary>
internal static class ApproveCommands
{
    private static readonly Argument<string> Rule = new("rule") { Description = "The id of a rule or contraindication." };
    private static readonly Option<string> By = new("--by") { Description = "The clinical safety officer's name.", Required = true };
    private static readonly Option<string> InRole = new("--role") { Description = "In what role.", DefaultValueFactory = _ => "Clinical safety officer" };
    private static readonly Option<bool> Withdraw = new("--withdraw") { Description = "Take the approval back: it is a draft again." };

    public static IEnumerable<Command> Make(CommandHost host)
    {
        var approve = new Command("approve", "Write down that a clinical safety officer agrees to a rule as it now is. A changed rule falls back to draft.") { Rule, By, InRole, Withdraw };
        approve.SetAction((parse, cancel) => host.RunAsync(parse, run => ApproveAsync(parse, run), cancel));
        yield return approve;
        var approvals = new Command("approvals", "Who has approved what, when, and whether it still holds.");
        approvals.SetAction((parse, cancel) => host.RunAsync(parse, ListAsync, cancel));
        yield return approvals;
    }

    private static async Task<int> ApproveAsync(ParseResult parse, CommandRun run)
    {
        var (by, role) = (parse.GetRequiredValue(By).Trim(), parse.GetValue(InRole)!.Trim());
        if (by.Length is < 2 or > 200 || role.Length is < 2 or > 200)
        {
            throw new CommandRefused("An approval has a name and a role.", ExitCode.Usage);
        }

        var isWithdrawal = parse.GetValue(Withdraw);
        switch (await run.Services.GetRequiredService<ApproveStory>().RunAsync(parse.GetRequiredValue(Rule), by, role, isWithdrawal, run.Cancel))
        {
            case ApprovalOutcome.Kept(var kind, var id, var version, var fingerprint):
                run.Result(new Approved(kind, id, version, fingerprint, by, role, isWithdrawal), one =>
                    [$"{one.Kind} {one.Id} {one.Version} ({one.Fingerprint[..12]}): {(one.IsWithdrawal ? "approval withdrawn" : "approved")} by {one.By}, {one.Role}."]);
                return ExitCode.Done;
            case ApprovalOutcome.NoSuch(var id):
                throw new CommandRefused($"There is no rule or contraindication '{id}'. 'ridgeway content check' counts them; /rules shows them.");
            default:
                throw new InvalidOperationException("An approval ended in no known way.");
        }
    }

    private static async Task<int> ListAsync(CommandRun run)
    {
        var files = run.Services.GetRequiredService<GuidancePack>();
        var prints = files.Rules.Select(rule => rule.Fingerprint).Concat(files.Contraindications.Select(one => one.Fingerprint)).ToHashSet(StringComparer.Ordinal);
        var rows = await run.Services.GetRequiredService<ApproveStory>().HistoryAsync(null, run.Cancel);
        run.Result(
            rows.Select(row => new Listed(row.Kind, row.ContentId, row.Version, row.Fingerprint, row.ByName, row.ByRole, row.AtUtc, row.IsWithdrawal, prints.Contains(row.Fingerprint))).ToList(),
            all => all.Select(row => $"{row.AtUtc:yyyy-MM-dd HH:mm} {(row.IsWithdrawal ? "withdrawn" : "approved"),-9} {row.Kind} {row.Id} {row.Version} by {row.By}, {row.Role}{(row.IsCurrent ? "" : " (it has changed since: draft)")}"));
        return ExitCode.Done;
    }

    private sealed record Approved(string Kind, string Id, string Version, string Fingerprint, string By, string Role, bool IsWithdrawal);

    private sealed record Listed(string Kind, string Id, string Version, string Fingerprint, string By, string Role, DateTime AtUtc, bool IsWithdrawal, bool IsCurrent);
}
