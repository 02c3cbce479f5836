using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Data;
using Ridgeway.Exchange.Csv;
using Ridgeway.Records;
using Ridgeway.Records.MakePeople;

namespace Ridgeway.Bench;

/// <summary>One run of the bench: the parts in order, each on what the one before left.</summary>
internal sealed class BenchRun(long people, ulong seed, string? database, string? content, BenchFolder folder, Action<string> say)
{
    private readonly string contentFolder = Path.GetFullPath(content ?? Path.Combine(AppContext.BaseDirectory, "content", "england"));
    private readonly List<Figure> figures = [];

    public async Task<IReadOnlyList<Figure>> MeasureAsync(BenchPart last, CancellationToken cancel)
    {
        var files = await MakeAsync("people", people, cancel);
        if (last == BenchPart.CdsHooks)
        {
            return [.. figures, .. await CdsHooksBench.RunAsync(Settings(), files, say, cancel)];
        }

        if (last >= BenchPart.Import)
        {
            var bare = BarePass.Over(files, say);
            figures.Add(bare.Figure);
            await WarmUpAsync(cancel);
            await using var ridgeway = await OpenAsync(Settings(), cancel);
            figures.AddRange(await ImportBench.RunAsync(ridgeway, folder.At("people"), bare, say, cancel));
            figures.AddRange(last >= BenchPart.Advice ? await AdviceBench.RunAsync(ridgeway, say, cancel) : []);
        }

        if (last >= BenchPart.Pages)
        {
            figures.AddRange(await PageBench.RunAsync(Settings(), say, cancel));
        }

        figures.Add(new Figure("Most memory held", $"{Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:N0} MB", "this process, all parts"));
        return figures;
    }

    private RidgewaySettings Settings() => SettingsFor(database is null ? new DatabaseAddress.Sqlite(folder.At("bench.db")) : Address(database));

    private RidgewaySettings SettingsFor(DatabaseAddress address) => new() { Database = address, ContentFolder = contentFolder };

    private static DatabaseAddress Address(string text) =>
        DatabaseAddress.TryParse(text, out var address, out var problem) ? address : throw new ArgumentException(problem, nameof(text));

    private static async Task<ServiceProvider> OpenAsync(RidgewaySettings settings, CancellationToken cancel)
    {
        var services = RidgewayParts.For(settings);
        await services.GetRequiredService<RidgewayDatabase>().UpgradeAsync(cancel);
        return services;
    }

    private async Task<IReadOnlyList<string>> MakeAsync(string name, long count, CancellationToken cancel)
    {
        var places = PlacesCsv.Read(await File.ReadAllTextAsync(Path.Combine(contentFolder, "places", "west-yorkshire.csv"), cancel)).Places;
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var watch = Stopwatch.StartNew();
        var outcome = await new MakePeopleStory(places).MakeAsync(new MakePeopleRequest(count, seed, folder.At(name), today), progress: null, cancel);
        if (outcome is not MakePeopleOutcome.Made made)
        {
            throw new InvalidOperationException($"The people could not be made: {outcome}");
        }

        var seconds = watch.Elapsed.TotalSeconds;
        if (name == "people")
        {
            say($"Made {made.Tally.Resources.Sum():N0} resources, {made.Bytes / 1e6:N0} MB.");
            figures.Add(new Figure("Making people", $"{count / seconds:N0} people/s", $"{made.Tally.Facts / (double)count:N0} facts a person, {made.Bytes / 1e6 / seconds:N0} MB/s to disk"));
        }

        return made.Files;
    }

    /// <summary>A small import into another database, so that the measured one is not charged for compiling the code.</summary>
    private async Task WarmUpAsync(CancellationToken cancel)
    {
        await MakeAsync("warm", 300, cancel);
        await using var ridgeway = await OpenAsync(SettingsFor(new DatabaseAddress.Sqlite(folder.At("warm.db"))), cancel);
        await ImportBench.ImportAsync(ridgeway, folder.At("warm"), cancel);
    }
}
