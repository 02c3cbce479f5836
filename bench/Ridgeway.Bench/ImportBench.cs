using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Records.ImportFiles;

namespace Ridgeway.Bench;

/// <summary>Imports the population chunk by chunk, each beside a bare pass over the same bytes in the same minute.</summary>
internal sealed class ImportBench(IServiceProvider ridgeway, bool keepSources, Action<string> say)
{
    private BarePass bare = new(0, 0, 0, 0);
    private double seconds;
    private double processor;
    private double again;
    private long people;
    private long kept;
    private long resources;

    public async Task<IReadOnlyList<Figure>> RunAsync(MakeBench making, CancellationToken cancel)
    {
        using var memory = new MostMemory();
        while (await making.NextAsync(cancel) is var (folder, files))
        {
            bare = bare.And(BarePass.Over(files));
            var before = Environment.CpuUsage.TotalTime;
            var (result, took) = await ImportAsync(ridgeway, folder, keepSources, cancel);
            processor += (Environment.CpuUsage.TotalTime - before).TotalSeconds;
            seconds += took;
            (people, kept, resources) = (people + result.People, kept + result.Resources.Kept, resources + result.Resources.Read);
            say($"{people:N0} people: {resources:N0} resources in {seconds:N1} s, {seconds / bare.Seconds:N1} times the bare pass, {processor / bare.Processor:N1} in processor time; {memory.Held / 1e6:N0} MB.");
            again = (await ImportAsync(ridgeway, folder, keepSources, cancel)).Seconds;
        }

        return
        [
            making.Figure,
            bare.Figure,
            new Figure("Import", $"{resources / seconds:N0} resources/s", $"{people:N0} people, {kept:N0} resources kept, durable"),
            new Figure("Import", $"{bare.Bytes / 1e6 / seconds:N0} MB/s", $"{seconds:N1} s for {bare.Bytes / 1e6:N0} MB"),
            new Figure("Import, against the bare pass", $"{seconds / bare.Seconds:N1} times", keepSources ? "with source kept; same bytes, same run; 8 is the limit, 5 the aim" : "facts only; same bytes, same run; 5 is the limit, 3 the aim"),
            new Figure("Import, in processor time", $"{processor / bare.Processor:N1} times", $"{processor:N1} s against {bare.Processor:N1} s; steadier where others use the machine"),
            new Figure("Import, most memory held", $"{memory.Held / 1e6:N0} MB", "of its own, with making people and the bare pass; pages of the database mapped in are not counted"),
            new Figure("Importing the last files again", $"{again:N2} s", "nothing changes"),
        ];
    }

    public static async Task<(ImportResult Result, double Seconds)> ImportAsync(IServiceProvider ridgeway, string folder, bool keepSources, CancellationToken cancel)
    {
        await using var scope = ridgeway.CreateAsyncScope();
        var watch = Stopwatch.StartNew();
        var result = await scope.ServiceProvider.GetRequiredService<ImportFilesStory>().RunAsync([folder], "bench", "bench", _ => { }, cancel, keepSources);
        return (result, watch.Elapsed.TotalSeconds);
    }
}
