using System.CommandLine;
using Ridgeway.Commands;
using Ridgeway.Commissioning.ShowLedger;
using Ridgeway.Quantities;

namespace Ridgeway.Commissioning.KeepBudget;

/// <summary>"ridgeway ledger add", "ledger import FILE" and "ledger budget".</summary>
internal static class KeepBudgetCommands
{
    private const string By = "command line";
    private const int ProblemsShown = 20;

    public static Command Add(CommandHost host)
    {
        var organisation = Needed("--organisation", "The organisation's ODS code.");
        var year = Needed("--year", "The financial year, like 2026/27.");
        var category = Needed("--category", "The kind of spend, as the definition names it: physical-activity.");
        var description = Needed("--description", "What the money buys.");
        var pounds = Needed("--pounds", "The amount in pounds, like 2400000.");
        var share = new Option<string?>("--share-percent") { Description = "The part of the line that is for its category. Default: 100." };
        var origin = Needed("--origin", "new, reallocated or existing.");
        var source = Needed("--source", "Where the figure comes from.");
        var command = new Command("add", "Add one budget line.") { organisation, year, category, description, pounds, share, origin, source };
        command.SetAction((parse, cancel) => host.RunAsync(parse, run => AddAsync(run, new BudgetLineDraft
        {
            Organisation = parse.GetValue(organisation),
            Year = parse.GetValue(year),
            Category = parse.GetValue(category),
            Description = parse.GetValue(description),
            Amount = parse.GetValue(pounds),
            SharePercent = parse.GetValue(share),
            Origin = parse.GetValue(origin),
            Source = parse.GetValue(source),
        }), cancel));
        return command;
    }

    public static Command Import(CommandHost host)
    {
        var file = new Argument<string>("FILE") { Description = $"A CSV file with the columns {string.Join(", ", Exchange.Csv.LedgerCsv.Columns)}." };
        var command = new Command("import", "Bring a file of budget lines in. The same file twice changes nothing.") { file };
        command.SetAction((parse, cancel) => host.RunAsync(parse, run => ImportAsync(run, parse.GetValue(file)!), cancel));
        return command;
    }

    public static Command Budget(CommandHost host)
    {
        var organisation = Needed("--organisation", "The organisation's ODS code.");
        var year = Needed("--year", "The financial year, like 2026/27.");
        var pounds = Needed("--pounds", "The whole budget in pounds.");
        var source = Needed("--source", "Where the figure comes from.");
        var command = new Command("budget", "State an organisation's whole budget of a year.") { organisation, year, pounds, source };
        command.SetAction((parse, cancel) => host.RunAsync(
            parse, run => StateAsync(run, parse.GetValue(organisation)!, parse.GetValue(year)!, parse.GetValue(pounds)!, parse.GetValue(source)!), cancel));
        return command;
    }

    private static Option<string> Needed(string name, string description) => new(name) { Description = description, Required = true };

    private static async Task<int> AddAsync(CommandRun run, BudgetLineDraft draft)
    {
        switch (draft.Read())
        {
            case BudgetLineReading.Good(var line):
                var added = await run.Services.GetRequiredService<KeepBudgetStory>().KeepAsync([line], By, run.Cancel);
                run.Result(new Kept(line.Id, added == 1), kept => [kept.IsNew ? $"Added {Pounds.Exact(line.Pence)}: {line.Description}." : "This line was there already."]);
                return ExitCode.Done;
            case BudgetLineReading.Faulty(var faults):
                throw new CommandRefused(string.Join(Environment.NewLine, faults.Select(fault => fault.ForPeople() + ".")), ExitCode.Usage);
            default:
                throw new InvalidOperationException("A reading without words.");
        }
    }

    private static async Task<int> ImportAsync(CommandRun run, string path)
    {
        await using var file = File.Exists(path) ? File.OpenRead(path) : throw new CommandRefused($"There is no file '{path}'.");
        var imported = await run.Services.GetRequiredService<ImportLedgerStory>().RunAsync(file, By, run.Cancel);
        run.Result(imported, Words);
        return imported.Problems.Count == 0 ? ExitCode.Done : ExitCode.NeedsPerson;
    }

    private static async Task<int> StateAsync(CommandRun run, string organisation, string year, string pounds, string source)
    {
        if (!Pounds.TryParse(pounds, out var pence) || pence == 0)
        {
            throw new CommandRefused($"'{pounds}' is not a budget in pounds.", ExitCode.Usage);
        }

        var (code, financialYear) = (LedgerCommand.CodeOf(organisation), LedgerCommand.YearOf(run, year));
        await run.Services.GetRequiredService<KeepBudgetStory>().StateBudgetAsync(code, financialYear, pence, source, By, run.Cancel);
        run.Result(new Stated(code.Value, financialYear.ToString(), pence), stated => [$"{stated.Organisation} {stated.Year}: the whole budget is {Pounds.InWords(stated.Pence)}."]);
        return ExitCode.Done;
    }

    private static IEnumerable<string> Words(ImportedLedger imported)
    {
        yield return $"{imported.Read:N0} rows read: {imported.Added:N0} lines added, {imported.AlreadyThere:N0} there already, {imported.Read - imported.Added - imported.AlreadyThere:N0} left out.";
        foreach (var problem in imported.Problems.Take(ProblemsShown))
        {
            yield return $"  {problem}";
        }

        if (imported.Problems.Count > ProblemsShown)
        {
            yield return $"  … and {imported.Problems.Count - ProblemsShown:N0} more; --json lists them all.";
        }
    }

    private sealed record Kept(BudgetLineId Line, bool IsNew);

    private sealed record Stated(string Organisation, string Year, long Pence);
}
