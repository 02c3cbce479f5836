using System.Diagnostics;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Testing;

namespace Ridgeway.Records.Faults;

/// <summary>
/// Imports by a process of their own that is killed, finds the disk full or meets another of its kind. How many times it is killed is
/// RIDGEWAY_TEST_KILLS (12 unless said; 50 takes some minutes); where, comes from a seed.
/// </summary>
public sealed class KilledImportTests : IDisposable
{
    private const int Seed = 20_261_124;
    private readonly string folder = Directory.CreateTempSubdirectory("ridgeway-killed-").FullName;

    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("RIDGEWAY_TEST_KILLS"), out var kills) ? kills : 12;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task An_import_killed_at_any_moment_and_run_again_leaves_what_an_undisturbed_one_leaves()
    {
        var files = WriteLines(people: 3_000);
        var undisturbed = Db("undisturbed");
        var watch = Stopwatch.StartNew();
        Assert.Equal(0, (await RunAsync(undisturbed, files)).Exit);
        var whole = watch.Elapsed;
        var meant = await MeaningAsync(undisturbed);
        var random = new Random(Seed);
        var disturbed = Db("disturbed");
        for (var kill = 0; kill < Kills; kill++)
        {
            // Sometimes the same database is killed again before it is whole; sometimes a new one.
            disturbed = kill % 4 == 0 ? Db($"disturbed-{kill}") : disturbed;
            using var running = Start(disturbed, files);
            if (!running.WaitForExit(TimeSpan.FromMilliseconds(random.NextDouble() * whole.TotalMilliseconds)))
            {
                running.Kill();
                await running.WaitForExitAsync(TestContext.Current.CancellationToken);
            }

            if (kill % 4 == 3 || kill == Kills - 1)
            {
                Assert.Equal(0, (await RunAsync(disturbed, files)).Exit);
                Assert.True(meant == await MeaningAsync(disturbed), $"Kill {kill} of seed {Seed} left something else.");
                Assert.Equal("0", await AskAsync(disturbed, "select count(*) from records_stale"));
                Assert.Equal("ok", await AskAsync(disturbed, "pragma integrity_check"));
            }
        }
    }

    [Fact]
    public async Task A_full_disk_ends_in_words_and_when_there_is_room_again_the_import_completes()
    {
        Assert.SkipUnless(File.Exists("/bin/sh"), "There is no /bin/sh to limit the size of files with.");
        var files = WriteLines(people: 3_000);
        var db = Db("full");
        Assert.Equal(0, (await RunAsync(db, WriteLines(people: 1, name: "one"))).Exit);
        var undisturbed = Db("undisturbed");
        await RunAsync(undisturbed, WriteLines(people: 1, name: "one"));
        await RunAsync(undisturbed, files);

        // No file may grow beyond 1 MB (ulimit counts in 512 bytes): the write fails as it does on a full disk. The runtime itself
        // maps its code through a file unless told not to, and could not start.
        var full = await RunAsync(db, files, before: "export DOTNET_EnableWriteXorExecute=0; trap '' XFSZ; ulimit -f 2048; ");

        Assert.Equal(3, full.Exit);
        Assert.Contains("Could not run", full.Messages, StringComparison.Ordinal);
        Assert.Equal("ok", await AskAsync(db, "pragma integrity_check"));
        Assert.Equal(0, (await RunAsync(db, files)).Exit);
        Assert.Equal(await MeaningAsync(undisturbed), await MeaningAsync(db));
    }

    [Fact]
    public async Task The_same_file_imported_by_two_processes_at_once_counts_once()
    {
        var files = WriteLines(people: 1_000);
        var (once, twice) = (Db("once"), Db("twice"));
        await RunAsync(once, files);
        await RunAsync(twice, WriteLines(people: 1, name: "one"));

        var both = await Task.WhenAll(RunAsync(twice, files), RunAsync(twice, files));

        Assert.All(both, one => Assert.Equal(0, one.Exit));
        Assert.Equal("2", await AskAsync(twice, "select count(*) from records_import"));
        Assert.Equal(await MeaningAsync(once), await MeaningAsync(twice));
    }

    private string Db(string name) => Path.Combine(folder, name + ".db");

    private static string Program => Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "ridgeway.exe" : "ridgeway");

    private static Process Start(string db, string files, string before = "")
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"{before}exec \"$0\" import \"$1\" --db \"sqlite:$2\" --json");
        start.ArgumentList.Add(Program);
        start.ArgumentList.Add(files);
        start.ArgumentList.Add(db);
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static async Task<(int Exit, string Messages)> RunAsync(string db, string files, string before = "")
    {
        using var process = Start(db, files, before);
        var messages = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, messages);
    }

    private static async Task<string> MeaningAsync(string db)
    {
        await using var ridgeway = TestRidgeway.Over(new DatabaseAddress.Sqlite(db));
        return await StoreDump.MeaningAsync(ridgeway);
    }

    private static async Task<string> AskAsync(string db, string sql)
    {
        await using var ridgeway = TestRidgeway.Over(new DatabaseAddress.Sqlite(db));
        await using var connection = await ridgeway.Get<RidgewayDatabase>().OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!.ToString()!;
    }

    private string WriteLines(int people, string name = "files")
    {
        var path = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        var (patients, others) = (new StringBuilder(), new StringBuilder());
        for (var i = 1; i <= people; i++)
        {
            patients.Append(Sent.Patient($"p{i}", NhsNumberOf(i), $"Family{i}")).Append('\n');
            others.Append(Sent.Condition($"c{i}", $"p{i}")).Append('\n');
            for (var w = 0; w < 10; w++)
            {
                others.Append(Sent.Weight($"w{i}-{w}", $"p{i}", $"{60 + w}", $"20{10 + w}-05-01")).Append('\n');
            }
        }

        File.WriteAllText(Path.Combine(path, "Patient.ndjson"), patients.ToString());
        File.WriteAllText(Path.Combine(path, "Observation.ndjson"), others.ToString());
        return path;
    }

    /// <summary>A number of the test range (999) with its check digit; where none fits, the next that has one.</summary>
    private static string NhsNumberOf(int i)
    {
        for (var n = 999_000_000 + (i * 3); ; n++)
        {
            var digits = n.ToString();
            var check = 11 - (Enumerable.Range(0, 9).Sum(at => (digits[at] - '0') * (10 - at)) % 11);
            if (check != 10)
            {
                return digits + (check == 11 ? 0 : check);
            }
        }
    }
}
