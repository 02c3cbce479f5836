using System.Text;
using Ridgeway.Exchange.Csv;

namespace Ridgeway.Commissioning.KeepBudget;

/// <summary>Brings a file of budget lines in. The good lines are kept and every other one is named with its reason.</summary>
internal sealed class ImportLedgerStory(KeepBudgetStory keep)
{
    public async Task<ImportedLedger> RunAsync(Stream file, string by, CancellationToken cancel)
    {
        using var reader = new StreamReader(file, Encoding.UTF8);
        var (lines, problems) = LedgerCsv.Read(await reader.ReadToEndAsync(cancel));
        var added = await keep.KeepAsync(lines, by, cancel);
        return new ImportedLedger(lines.Count + problems.Select(problem => problem.Line).Distinct().Count(), added, lines.Count - added, problems);
    }
}

/// <param name="Read">Rows in the file.</param>
/// <param name="Added">Lines that are new.</param>
/// <param name="AlreadyThere">Lines that were there already.</param>
/// <param name="Problems">What was left out, and why.</param>
internal sealed record ImportedLedger(int Read, int Added, int AlreadyThere, IReadOnlyList<CsvProblem> Problems);
