using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ridgeway.Commands;
using Ridgeway.Exchange.Cql;

namespace Ridgeway.Content;

/// <summary>"ridgeway content export"</summary>
internal static class ExportCommand
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1024 };

    public static Command Make(CommandHost host)
    {
        var format = new Option<string>("--format") { Description = "elm (for engines) or cql (for people).", Required = true };
        format.AcceptOnlyFromAmong("elm", "cql");
        var register = new Option<string[]>("--register") { Description = "Only these registers and those they name. Default: all.", AllowMultipleArgumentsPerToken = true };
        var folder = new Option<string>("--out") { Description = "The folder to write into.", Required = true };
        var on = new DayOption();
        var command = new Command("export", "Write registers as HL7 CQL or ELM over FHIR R4, with their code lists as value sets.") { format, register, folder, on.Option };
        command.SetAction((parse, cancel) => host.RunAsync(
            parse, run => RunAsync(run, parse.GetValue(format)!, parse.GetValue(register) ?? [], parse.GetValue(folder)!, on.Read(parse, run)), cancel, upgrade: false));
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, string format, string[] asked, string folder, DateOnly on)
    {
        var pack = run.Services.GetRequiredService<ContentPack>();
        var known = pack.Finding.Registers.Where(register => register.Effective.Includes(on)).Select(register => register.Id).ToList();
        if (asked.FirstOrDefault(id => !known.Contains(id)) is { } stranger)
        {
            throw new CommandRefused($"There is no register '{stranger}' on {on:yyyy-MM-dd}. There are: {string.Join(", ", known)}.", ExitCode.Usage);
        }

        var library = CqlLibrary.Of(pack.Finding, asked.Length > 0 ? asked : known, on, pack.Head.Version);
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, format == "cql" ? "ridgeway.cql" : "ridgeway.elm.json");
        await File.WriteAllTextAsync(file, format == "cql" ? library.ToCql() : Text(library.ToElm()), run.Cancel);
        await File.WriteAllTextAsync(Path.Combine(folder, "valuesets.json"), Text(library.ToValueSets()), run.Cancel);
        run.Result(new Exported(file, library.Registers, library.ValueSets.Count, library.NotSaid), Words);
        return library.NotSaid.Count == 0 ? ExitCode.Done : ExitCode.NeedsPerson;
    }

    private static string Text(JsonNode json) => json.ToJsonString(Written);

    private static IEnumerable<string> Words(Exported exported)
    {
        yield return $"{exported.Registers.Count} registers and {exported.ValueSets} value sets in {exported.File}.";
        foreach (var left in exported.NotSaid)
        {
            yield return $"  left out {left}";
        }
    }

    /// <param name="File">The library.</param>
    /// <param name="Registers">The registers in it, each a definition of the same name.</param>
    /// <param name="ValueSets">How many value sets are beside it.</param>
    /// <param name="NotSaid">What could not be said in CQL, with why.</param>
    private sealed record Exported(string File, IReadOnlyList<string> Registers, int ValueSets, IReadOnlyList<string> NotSaid);
}
