using System.ComponentModel;
using System.Diagnostics;

namespace Ridgeway.Exchange.Fhir;

/// <summary>
/// The independent FHIR R4 validator of the shared folder, copied to the temporary folder and installed there once; where there is no
/// shared folder, the smaller one beside the tests, which checks against the same definitions but not the bindings.
/// Skips the test, saying why, where Node or the npm packages are not to be had.
/// </summary>
internal sealed class R4Checker(string folder)
{
    private static readonly SemaphoreSlim Installing = new(1, 1);

    public static async Task<R4Checker> FindAsync(CancellationToken cancel)
    {
        var shared = CheckersFolder();
        if (!await RunsAsync("node", "--version", cancel) || !await RunsAsync("npm", "--version", cancel))
        {
            Assert.Skip("Node is not here.");
        }

        var folder = Path.Combine(Path.GetTempPath(), Path.GetFileName(shared) == "checkers" ? "ridgeway-checkers" : "ridgeway-r4-check");
        await Installing.WaitAsync(cancel);
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var file in Directory.EnumerateFiles(shared))
            {
                File.WriteAllBytes(Path.Combine(folder, Path.GetFileName(file)), await File.ReadAllBytesAsync(file, cancel));
            }

            if (!Directory.Exists(Path.Combine(folder, "node_modules", "@medplum", "definitions"))
                && (await RunAsync("npm", ["install", "--silent", "--no-audit", "--no-fund", "--prefix", folder], cancel)).Exit != 0)
            {
                Assert.Skip("The validator's npm packages could not be installed here.");
            }
        }
        finally
        {
            Installing.Release();
        }

        return new R4Checker(folder);
    }

    public Task<(int Exit, string Said)> CheckAsync(IReadOnlyList<string> files, CancellationToken cancel) =>
        RunAsync("node", [Path.Combine(folder, "validate.mjs"), "--warnings", "--max", "20", .. files], cancel);

    private static string CheckersFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Ridgeway.slnx")))
            {
                var shared = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "checkers"));
                return Directory.Exists(shared) ? shared : Path.Combine(folder.FullName, "tests", "r4-check");
            }
        }

        throw new InvalidOperationException("These tests must run inside a clone of Ridgeway.");
    }

    private static async Task<bool> RunsAsync(string program, string argument, CancellationToken cancel)
    {
        try
        {
            return (await RunAsync(program, [argument], cancel)).Exit == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static async Task<(int Exit, string Said)> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        using var run = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })
            ?? throw new InvalidOperationException($"{program} did not start.");
        var output = run.StandardOutput.ReadToEndAsync(cancel);
        var errors = run.StandardError.ReadToEndAsync(cancel);
        await run.WaitForExitAsync(cancel);
        return (run.ExitCode, await output + await errors);
    }
}
