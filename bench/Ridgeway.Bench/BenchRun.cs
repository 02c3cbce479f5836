using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Data;
using Ridgeway.Exchange.Csv;
using Ridgeway.Records;
using Ridgeway.Records.MakePeople;

namespace Ridgeway.Bench;

/// <summary>One run of the bench: the parts in order, each on what the one before left.</summary>
internal sealed class BenchRun(Population population, string? database, string? content, BenchFolder folder, Action<string> say)
{
    private readonly string contentFolder = Path.GetFullPath(content ?? Path.Combine(AppContext.BaseDirectory, "content", "england"));
    private readonly List<Figure> figures = [];

    public async Task<IReadOnlyList<Figure>> MeasureAsync(HashSet<BenchPart> parts, CancellationToken cancel)
    {
        var making = new MakeBench(await PlacesAsync(cancel), folder, population);
        if (parts.Max() == BenchPart.Make)
        {
            await making.NextAsync(cancel);
            return [making.Figure];
        }

        if (parts.SetEquals([BenchPart.CdsHooks]))
        {
            return await CdsHooksAsync(making, cancel);
        }

        if (!population.Stored)
        {
            await WarmUpAsync(making, cancel);
        }

        await using var ridgeway = await OpenAsync(Settings(), cancel);
        figures.AddRange(population.Stored ? [] : await new ImportBench(ridgeway, population.KeepSources, say).RunAsync(making, cancel));
        figures.Add(await StoreSize.OfAsync(ridgeway.GetRequiredService<RidgewayDatabase>(), cancel));
        figures.AddRange(parts.Contains(BenchPart.Stream) ? StreamBench.Run(ridgeway, cancel) : []);
        figures.AddRange(parts.Contains(BenchPart.ReadOne) ? await ReadOneBench.RunAsync(ridgeway, cancel) : []);
        figures.AddRange(parts.Contains(BenchPart.Advice) ? AdviceBench.Run(ridgeway, cancel) : []);
        figures.AddRange(parts.Contains(BenchPart.Population) ? await PopulationBench.RunAsync(ridgeway, cancel) : []);
        figures.AddRange(parts.Contains(BenchPart.List) ? await ListBench.RunAsync(ridgeway, population.Listed, cancel) : []);
        figures.AddRange(parts.Contains(BenchPart.Cql) ? await CqlAsync(making, ridgeway, cancel) : []);
        figures.AddRange(parts.Contains(BenchPart.Pages) ? await PageBench.RunAsync(Settings(), say, cancel) : []);
        return figures;
    }

    private async Task<IReadOnlyList<Figure>> CqlAsync(MakeBench making, IServiceProvider ridgeway, CancellationToken cancel)
    {
        await making.MakeAsync("cql", first: 0, count: CqlBench.People, cancel);
        return await CqlBench.RunAsync(ridgeway, folder.At("cql"), folder.At("cql-engine"), cancel);
    }

    /// <summary>On its own: it makes people and asks a server for cards.</summary>
    private async Task<IReadOnlyList<Figure>> CdsHooksAsync(MakeBench making, CancellationToken cancel)
    {
        var (_, files) = await making.NextAsync(cancel) ?? throw new InvalidOperationException("There is nobody to ask about.");
        return [making.Figure, .. await CdsHooksBench.RunAsync(Settings(), files, say, cancel)];
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

    private async Task<Places> PlacesAsync(CancellationToken cancel) =>
        PlacesCsv.Read(await File.ReadAllTextAsync(Path.Combine(contentFolder, "places", "west-yorkshire.csv"), cancel)).Places;

    /// <summary>A small import into another database, so that the measured one is not charged for compiling the code.</summary>
    private async Task WarmUpAsync(MakeBench making, CancellationToken cancel)
    {
        await making.MakeAsync("warm", first: 0, count: 2_000, cancel);
        await using var ridgeway = await OpenAsync(SettingsFor(new DatabaseAddress.Sqlite(folder.At("warm.db"))), cancel);
        await ImportBench.ImportAsync(ridgeway, folder.At("warm"), population.KeepSources, cancel);
    }
}
