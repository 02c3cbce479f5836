using System.CommandLine;
using Ridgeway.Codes;
using Ridgeway.Commands;
using Ridgeway.Exchange.Csv;

namespace Ridgeway.Content;

/// <summary>"ridgeway codelists import FILE" and "ridgeway codelists list": full lists from OpenCodelists or TRUD over the concise ones that ship.</summary>
internal static class CodeListCommands
{
    private const int ProblemsShown = 20;

    public static Command Make(CommandHost host)
    {
        var file = new Argument<string>("FILE") { Description = "A CSV file with the columns code and term, or list, code, system and display." };
        var list = new Option<string?>("--list") { Description = "The list all codes belong to, where the file has no column 'list'." };
        var import = new Command("import", "Add the codes of a file to a list, in place of those imported for it before.") { file, list };
        import.SetAction((parse, cancel) => host.RunAsync(
            parse, run => ImportAsync(run, parse.GetValue(file)!, parse.GetValue(list)), cancel, upgrade: false));
        var show = new Command("list", "Every code list, with how many codes ship and how many were imported.");
        show.SetAction((parse, cancel) => host.RunAsync(parse, run => Task.FromResult(List(run)), cancel, upgrade: false));
        return new Command("codelists", "The codes that mean each condition, measure and event.") { import, show };
    }

    private static async Task<int> ImportAsync(CommandRun run, string path, string? list)
    {
        var folder = run.Services.GetRequiredService<RidgewaySettings>().LocalCodesFolder
            ?? throw new CommandRefused("No folder is set to keep imported codes in.");
        if (!File.Exists(path))
        {
            throw new CommandRefused($"There is no file '{path}'.");
        }

        var known = run.Services.GetRequiredService<ContentPack>().Of<CodeList>().ToDictionary(one => one.Id, StringComparer.Ordinal);
        var read = CodeListCsv.Read(await File.ReadAllTextAsync(path, run.Cancel), list);
        var lists = read.Codes.GroupBy(code => code.List, StringComparer.Ordinal).ToList();
        if (lists.Find(one => !known.ContainsKey(one.Key)) is { } stranger)
        {
            var near = Nearest.To(stranger.Key, known.Keys);
            throw new CommandRefused($"There is no code list '{stranger.Key}'{(near is null ? "" : $"; did you mean {near}?")} 'ridgeway codelists list' names them all. Nothing was imported.");
        }

        foreach (var one in lists)
        {
            LocalCodes.Keep(folder, one.Key, one.Select(code => code.Code).Distinct());
        }

        run.Result(
            new ShownImport(folder, [.. lists.Select(one => new ShownImportedList(one.Key, one.Select(code => code.Code).Distinct().Count(), known[one.Key].Codes.Count))], read.Problems),
            Words);
        return read.Problems.Count == 0 && lists.Count > 0 ? ExitCode.Done : ExitCode.NeedsPerson;
    }

    private static IEnumerable<string> Words(ShownImport import) =>
    [
        .. import.Lists.Select(list => $"{list.List}: {list.Imported:N0} codes imported."),
        .. import.Problems.Take(ProblemsShown).Select(problem => problem.ToString()),
        .. import.Problems.Count > ProblemsShown ? [$"… and {import.Problems.Count - ProblemsShown:N0} more."] : Array.Empty<string>(),
        import.Lists.Count == 0 ? "No code could be imported." : $"Kept in {import.Folder}; in use from the next start. The hash of the content changes with it.",
    ];

    private static int List(CommandRun run)
    {
        var (pack, settings) = (run.Services.GetRequiredService<ContentPack>(), run.Services.GetRequiredService<RidgewaySettings>());
        var imported = LocalCodes.Read(settings.LocalCodesFolder, []);
        run.Result(
            pack.Of<CodeList>().OrderBy(list => list.Id, StringComparer.Ordinal).Select(list => new ShownCodeList(list.Id, list.Name, list.Kind.ToString().ToLowerInvariant(), list.Codes.Count, imported.Of(list.Id).Count)).ToList(),
            lists => lists.Select(list => $"{list.List,-34} {list.Codes,6:N0} codes{(list.Imported > 0 ? $", {list.Imported:N0} imported" : "")}{(list.Codes == 0 && list.Kind == "condition" ? "  (waits to be imported)" : "")}  {list.Name}"));
        return ExitCode.Done;
    }
}

internal sealed record ShownImport(string Folder, IReadOnlyList<ShownImportedList> Lists, IReadOnlyList<CsvProblem> Problems);

/// <param name="List">The list's id.</param>
/// <param name="Imported">How many codes the file has for it.</param>
/// <param name="Before">How many codes it had before this import.</param>
internal sealed record ShownImportedList(string List, int Imported, int Before);

internal sealed record ShownCodeList(string List, string Name, string Kind, int Codes, int Imported);
