using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;

namespace Ridgeway.Testing;

/// <summary>The scripts of tests/cql with their npm packages, copied to the temporary folder and installed there once for each lock file.</summary>
internal sealed class NodeScripts(string folder)
{
    private static readonly SemaphoreSlim Installing = new(1, 1);

    /// <summary>Skips the test, saying so, where Node or its packages are not to be had.</summary>
    public static async Task<NodeScripts> FindAsync(CancellationToken cancel)
    {
        if ((await TryRunAsync("node", ["--version"], null, cancel)).Exit != 0 || (await TryRunAsync("npm", ["--version"], null, cancel)).Exit != 0)
        {
            Assert.Skip("Node is not here.");
        }

        var files = Directory.EnumerateFiles(Repository.At("tests", "cql")).ToList();
        var lockFile = await File.ReadAllBytesAsync(Repository.At("tests", "cql", "package-lock.json"), cancel);
        var folder = Path.Combine(Path.GetTempPath(), $"ridgeway-cql-{Convert.ToHexStringLower(SHA256.HashData(lockFile))[..12]}");
        await Installing.WaitAsync(cancel);
        try
        {
            Directory.CreateDirectory(folder);
            files.ForEach(file => File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true));
            if (!File.Exists(Path.Combine(folder, "installed"))
                && (await TryRunAsync("npm", ["ci", "--silent", "--no-audit", "--no-fund"], folder, cancel)) is { Exit: not 0 } failed)
            {
                Assert.Skip($"Node is not here with the packages of tests/cql: {failed.Errors}");
            }

            await File.WriteAllTextAsync(Path.Combine(folder, "installed"), "", cancel);
        }
        finally
        {
            Installing.Release();
        }

        return new NodeScripts(folder);
    }

    /// <summary>What a script writes to standard output.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message is what it wrote to standard error.</exception>
    public async Task<string> RunAsync(string script, IEnumerable<string> arguments, CancellationToken cancel)
    {
        var (exit, output, errors) = await TryRunAsync("node", [Path.Combine(folder, script), .. arguments], folder, cancel);
        return exit == 0 ? output : throw new InvalidOperationException($"{script} ended with {exit}: {errors}{output}");
    }

    private static async Task<(int Exit, string Output, string Errors)> TryRunAsync(string program, IEnumerable<string> arguments, string? folder, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder ?? "" };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using var process = Process.Start(start)!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
            await process.WaitForExitAsync(cancel);
            return (process.ExitCode, await output, await errors);
        }
        catch (Win32Exception)
        {
            return (-1, "", "");
        }
    }
}
