using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Records.ImportFiles;

namespace Ridgeway.Bench;

internal static class ImportBench
{
    public static async Task<IReadOnlyList<Figure>> RunAsync(
        IServiceProvider ridgeway, string folder, BarePass bare, Action<string> say, CancellationToken cancel)
    {
        var before = Environment.CpuUsage.TotalTime;
        var (result, seconds) = await ImportAsync(ridgeway, folder, cancel);
        var processor = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        say($"Imported {result.Resources.Read:N0} resources in {seconds:N1} s; {result.Problems.Count:N0} problems.");
        var (_, again) = await ImportAsync(ridgeway, folder, cancel);
        return
        [
            new Figure("Import", $"{result.Resources.Read / seconds:N0} resources/s", $"{result.People:N0} people, {result.Resources.Kept:N0} resources kept, durable"),
            new Figure("Import", $"{bare.Bytes / 1e6 / seconds:N0} MB/s", $"{seconds:N1} s for {bare.Bytes / 1e6:N0} MB"),
            new Figure("Import, against the bare pass", $"{seconds / bare.Seconds:N1} times", "same bytes, same run; 5 is the limit, 3 the aim"),
            new Figure("Import, in processor time", $"{processor / bare.Processor:N1} times", $"{processor:N1} s against {bare.Processor:N1} s; steadier where others use the machine"),
            new Figure("Importing the same again", $"{again:N2} s", "nothing changes"),
        ];
    }

    public static async Task<(ImportResult Result, double Seconds)> ImportAsync(IServiceProvider ridgeway, string folder, CancellationToken cancel)
    {
        await using var scope = ridgeway.CreateAsyncScope();
        var watch = Stopwatch.StartNew();
        var result = await scope.ServiceProvider.GetRequiredService<ImportFilesStory>().RunAsync([folder], "bench", "bench", _ => { }, cancel);
        return (result, watch.Elapsed.TotalSeconds);
    }
}
