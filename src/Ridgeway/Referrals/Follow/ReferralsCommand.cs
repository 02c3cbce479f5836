using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Commands;
using Ridgeway.Data;
using Ridgeway.Referrals.Clock;
using Ridgeway.Time;

namespace Ridgeway.Referrals.Follow;

/// <summary>"ridgeway referrals [--state STATE]" and "ridgeway referrals clock"</summary>
internal static class ReferralsCommand
{
    public static Command Make(CommandHost host)
    {
        var state = new Option<string?>("--state") { Description = $"Only those in this state: {string.Join(", ", ReferralStates.Names)}." };
        var command = new Command("referrals", "Who holds each referral, what happens next and by when.") { state };
        command.SetAction((parse, cancel) => host.RunAsync(parse, run => ListAsync(run, parse.GetValue(state)), cancel));
        var clock = new Command("clock", "Let time pass for open referrals: remind, ask the next provider, escalate. Does it once a day however often it is run.");
        clock.SetAction((parse, cancel) => host.RunAsync(parse, TickAsync, cancel));
        command.Add(clock);
        return command;
    }

    private static async Task<int> ListAsync(CommandRun run, string? state)
    {
        var today = London.DayOf(run.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        var rows = run.Services.GetRequiredService<RidgewayDb>().Set<ReferralRow>().AsNoTracking().Include(row => row.Steps);
        if (!ReferralStates.TryFilter(rows, state, today, out var asked))
        {
            throw new CommandRefused($"There is no state '{state}'. States: {string.Join(", ", ReferralStates.Names)}.", ExitCode.Usage);
        }

        var found = await asked.OrderBy(row => row.DueOn).ThenBy(row => row.ReferralId).ToListAsync(run.Cancel);
        var shown = found.Select(row => ShownReferral.Of(row.ToReferral(), today)).ToList();
        run.Result(new ShownReferrals(today, shown.Count, shown), Words);
        return shown.Exists(referral => referral.IsOverdue) ? ExitCode.NeedsPerson : ExitCode.Done;
    }

    private static async Task<int> TickAsync(CommandRun run)
    {
        var result = await run.Services.GetRequiredService<ClockStory>().RunAsync(run.Cancel);
        run.Result(result, done => [$"{done.On:d MMMM yyyy}: {done.Looked} looked at, {done.Reminded} reminded, {done.ReOffered} taken to the next provider, {done.Escalated} escalated."]);
        return ExitCode.Done;
    }

    private static IEnumerable<string> Words(ShownReferrals shown)
    {
        yield return $"{shown.Count} referral{(shown.Count == 1 ? "" : "s")} on {shown.On:d MMMM yyyy}";
        foreach (var referral in shown.Referrals)
        {
            var next = referral.NextStep is { } step ? $"{referral.Owner}: {step.ForPeople()}, by {referral.Due:d MMMM yyyy}{(referral.IsOverdue ? " (OVERDUE)" : "")}" : $"closed on {referral.ClosedOn:d MMMM yyyy}";
            yield return $"{referral.Referral}  {referral.State,-15} {referral.ServiceName}, {referral.ProviderName}; {next}";
        }
    }

    private sealed record ShownReferrals(DateOnly On, int Count, IReadOnlyList<ShownReferral> Referrals);
}
