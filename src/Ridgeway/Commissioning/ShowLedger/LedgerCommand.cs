using System.CommandLine;
using Ridgeway.Codes;
using Ridgeway.Commands;
using Ridgeway.Quantities;
using Ridgeway.Time;

namespace Ridgeway.Commissioning.ShowLedger;

/// <summary>"ridgeway ledger": the prevention gauge and the lines behind it.</summary>
internal static class LedgerCommand
{
    public static Command Make(CommandHost host)
    {
        var organisation = new Option<string?>("--organisation") { Description = "The organisation's ODS code. May be left out where only one has a ledger." };
        var year = new Option<string?>("--year") { Description = "The financial year, like 2026/27. Default: this one." };
        var definition = new Option<string?>("--definition") { Description = "The version of the definition of prevention. Default: the one in force." };
        var command = new Command("ledger", "What is spent on prevention, against the threshold, under a dated definition.") { organisation, year, definition };
        command.SetAction((parse, cancel) => host.RunAsync(
            parse, run => RunAsync(run, parse.GetValue(organisation), parse.GetValue(year), parse.GetValue(definition)), cancel));
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, string? organisation, string? year, string? version)
    {
        var story = run.Services.GetRequiredService<ShowLedgerStory>();
        var financialYear = YearOf(run, year);
        var code = organisation is null ? await OnlyOneAsync(story, run) : CodeOf(organisation);
        switch (await story.RunAsync(code, financialYear, version, run.Cancel))
        {
            case ShowLedgerOutcome.Shown(var ledger):
                run.Result(ledger, Words);
                return ledger.BudgetPence is null || ledger.Lines.Any(line => line.Standing == LineStanding.NotDefined) ? ExitCode.NeedsPerson : ExitCode.Done;
            case ShowLedgerOutcome.NoSuchVersion(var asked, var known):
                throw new CommandRefused($"There is no version '{asked}' of the definition. There are: {string.Join(", ", known)}.", ExitCode.Usage);
            default:
                throw new InvalidOperationException("An outcome without words.");
        }
    }

    public static FinancialYear YearOf(CommandRun run, string? year)
    {
        if (year is null)
        {
            return FinancialYear.Of(London.DayOf(run.Services.GetRequiredService<TimeProvider>().GetUtcNow()));
        }

        return FinancialYear.TryParse(year, out var parsed)
            ? parsed
            : throw new CommandRefused($"'{year}' is not a financial year. Write it as 2026/27.", ExitCode.Usage);
    }

    public static OdsCode CodeOf(string organisation) => OdsCode.TryParse(organisation, out var code)
        ? code
        : throw new CommandRefused($"'{organisation}' is not an ODS code.", ExitCode.Usage);

    private static async Task<OdsCode> OnlyOneAsync(ShowLedgerStory story, CommandRun run)
    {
        var known = (await story.LedgersAsync(run.Cancel)).Select(ledger => ledger.Organisation).Distinct().ToList();
        return known switch
        {
            [var one] => one,
            [] => throw new CommandRefused("There is no ledger yet. Add lines with: ridgeway ledger import FILE"),
            _ => throw new CommandRefused($"Say whose ledger: --organisation {string.Join(" or ", known)}.", ExitCode.Usage),
        };
    }

    private static IEnumerable<string> Words(LedgerDocument ledger)
    {
        yield return $"{ledger.Organisation} {ledger.Year}: {LedgerWords.Gauge(ledger)}";
        yield return $"Definition: {LedgerWords.Definition(ledger.Definition)}";
        foreach (var version in ledger.Versions)
        {
            yield return $"  {version.Version} {version.Name}: {Pounds.InWords(version.CountedPence)} counted{(version.SharePercent is { } percent ? $", {percent}%" : "")}";
        }

        foreach (var line in ledger.Lines)
        {
            yield return $"  {Pounds.InWords(line.CountedPence),14} of {Pounds.InWords(line.Pence),14}  {line.CategoryName}: {line.Description} ({line.Standing.ForPeople().ToLowerInvariant()}; {line.Origin.ForPeople().ToLowerInvariant()}; {line.Source})";
        }
    }
}
