using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Content;
using Ridgeway.Exchange.Cql;
using Ridgeway.Finding;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Bench;

/// <summary>
/// The same registers on people of the same making by npm cql-execution and by us, in the same run, reading included: it reads
/// FHIR bundles from a file, we read our store. Not measured where Node is absent.
/// </summary>
internal static class CqlBench
{
    public const int People = 24;

    private const int Turns = 3;

    /// <param name="ridgeway">The measured Ridgeway.</param>
    /// <param name="made">The folder with the FHIR people, one NDJSON file a resource type.</param>
    /// <param name="folder">Where to put what the engine needs.</param>
    /// <param name="cancel">Stops the engine.</param>
    public static async Task<IReadOnlyList<Figure>> RunAsync(IServiceProvider ridgeway, string made, string folder, CancellationToken cancel)
    {
        var today = London.DayOf(TimeProvider.System.GetUtcNow());
        var context = ridgeway.GetRequiredService<FindingContext>();
        var registers = context.Registers.Where(register => register.Effective.Includes(today)).Select(register => register.Id).ToList();
        if (await TheirsAsync(context, registers, today, made, folder, cancel) is not { } theirs)
        {
            return [new Figure("Against cql-execution", "not measured", "Node or the packages of tests/cql are not here")];
        }

        var ours = Ours(ridgeway, context, registers, today, cancel);
        return
        [
            new Figure("Registers by cql-execution", $"{theirs:N1} people/s", $"{registers.Count} registers as ELM, one process, {People} people"),
            new Figure("Registers by Ridgeway", $"{ours:N0} people/s", $"the same {registers.Count} registers, 2 threads, best of {Turns}"),
            new Figure("Against cql-execution", $"{ours / theirs:N0} times", "people a second, reading included; 1,000 is the aim"),
        ];
    }

    private static double Ours(IServiceProvider ridgeway, FindingContext context, List<string> registers, DateOnly today, CancellationToken cancel)
    {
        using var scope = ridgeway.CreateScope();
        var records = scope.ServiceProvider.GetRequiredService<IRecords>();
        var program = CompiledCriteria.For(context, registers.Select(id => new Criterion.In(id)), today);
        var best = 0.0;
        for (var turn = 0; turn < Turns; turn++)
        {
            var scans = new[] { program.NewScan(), program.NewScan() };
            var people = new int[scans.Length * 32];
            var watch = Stopwatch.StartNew();
            records.WalkEveryone(
                scans.Length,
                (part, person) =>
                {
                    scans[part].Look(person);
                    people[part * 32]++;
                },
                cancel);
            best = Math.Max(best, people.Sum() / watch.Elapsed.TotalSeconds);
        }

        return best;
    }

    private static async Task<double?> TheirsAsync(FindingContext context, List<string> registers, DateOnly today, string made, string folder, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var library = CqlLibrary.Of(context, registers, today, "bench");
        await File.WriteAllTextAsync(Path.Combine(folder, "library.json"), library.ToElm().ToJsonString(new JsonSerializerOptions { MaxDepth = 1024 }), cancel);
        await File.WriteAllTextAsync(Path.Combine(folder, "valuesets.json"), library.ToValueSets().ToJsonString(), cancel);
        await WriteBundlesAsync(made, Path.Combine(folder, "bundles.ndjson"), cancel);
        if (Scripts() is not { } scripts || (!Directory.Exists(Path.Combine(scripts, "node_modules")) && await RunAsync("npm", ["ci", "--silent", "--no-audit", "--no-fund"], scripts, cancel) is null))
        {
            return null;
        }

        string[] arguments = ["run.cjs", Path.Combine(folder, "library.json"), Path.Combine(folder, "valuesets.json"), Path.Combine(folder, "bundles.ndjson"), $"{today:yyyy-MM-dd}"];
        if (await RunAsync("node", arguments, scripts, cancel) is not { } said)
        {
            return null;
        }

        using var figures = JsonDocument.Parse(said.Trim().Split('\n')[^1]);
        return figures.RootElement.GetProperty("people").GetInt32() / figures.RootElement.GetProperty("seconds").GetDouble();
    }

    private static async Task WriteBundlesAsync(string made, string file, CancellationToken cancel)
    {
        var entries = new Dictionary<string, JsonArray>(StringComparer.Ordinal);
        foreach (var type in (string[])["Patient", "Condition", "MedicationRequest", "Observation", "Procedure"])
        {
            foreach (var line in await File.ReadAllLinesAsync(Path.Combine(made, $"{type}.ndjson"), cancel))
            {
                var resource = JsonNode.Parse(line)!;
                var person = type == "Patient" ? resource["id"]!.GetValue<string>() : resource["subject"]!["reference"]!.GetValue<string>()["Patient/".Length..];
                (entries.TryGetValue(person, out var known) ? known : entries[person] = []).Add(new JsonObject { ["resource"] = resource });
            }
        }

        await File.WriteAllLinesAsync(
            file, entries.Values.Select(entry => new JsonObject { ["resourceType"] = "Bundle", ["type"] = "collection", ["entry"] = entry }.ToJsonString()), cancel);
    }

    /// <summary>The scripts of tests/cql in the checkout that the bench runs from, or null.</summary>
    private static string? Scripts()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Ridgeway.slnx")))
            {
                return Path.Combine(folder.FullName, "tests", "cql");
            }
        }

        return null;
    }

    /// <summary>What a program wrote to standard error, or null where it is not there or failed.</summary>
    private static async Task<string?> RunAsync(string program, IReadOnlyList<string> arguments, string folder, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder };
        try
        {
            using var process = Process.Start(start)!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
            await process.WaitForExitAsync(cancel);
            await output;
            return process.ExitCode == 0 ? await errors : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
