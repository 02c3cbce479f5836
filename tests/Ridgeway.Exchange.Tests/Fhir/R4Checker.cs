using System.ComponentModel;
using System.Diagnostics;

namespace Ridgeway.Exchange.Fhir;

/// <summary>
/// The independent FHIR R4 validator of the shared folder, copied to the temporary folder and installed there once.
/// Skips the test, saying why, where Node, the shared folder or the npm packages are not to be had.
/// </summary>
internal sealed class R4Checker(string folder)
{
    private static readonly SemaphoreSlim Installing = new(1, 1);

    public static async Task<R4Checker> FindAsync(CancellationToken cancel)
    {
        var shared = Checkout.Shared("checkers");
        if (!await RunsAsync("node", "--version", cancel) || !await RunsAsync("npm", "--version", cancel))
        {
            Assert.Skip("Node is not here.");
        }

        var folder = Path.Combine(Path.GetTempPath(), "ridgeway-checkers");
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
