using System.CommandLine;
using Spectre.Console;

namespace Ridgeway.Bench;

/// <summary>What it costs: one command makes synthetic people, brings them in, advises them all, asks for pages, and prints one table.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args)
    {
        var people = new Option<long>("--people") { Description = "How many synthetic people.", DefaultValueFactory = _ => 10_000 };
        var facts = new Option<int>("--facts") { Description = "At least so many facts a person. Default: as they come, about 37." };
        var chunk = new Option<long>("--chunk") { Description = "People made, imported and deleted at a time, so that the files of a million need not fit on the disk.", DefaultValueFactory = _ => 50_000 };
        var stored = new Option<bool>("--stored") { Description = "Measure the people already in the database of --db: nobody is made or imported." };
        var listed = new Option<int>("--listed") { Description = "How many people lists are drawn from (List).", DefaultValueFactory = _ => 1_000_000 };
        var keep = new Option<bool>("--keep-sources") { Description = "Keep each resource as it came as well. Default: facts only." };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the population.", DefaultValueFactory = _ => 1 };
        var database = new Option<string?>("--db") { Description = "An empty database: sqlite:PATH or a PostgreSQL connection string. Default: a SQLite file that goes afterwards." };
        var content = new Option<string?>("--content") { Description = "The content folder. Default: the one shipped with Ridgeway." };
        var parts = new Option<BenchPart[]>("--only")
        {
            Description = "Only these parts: Make, Import, Stream, ReadOne, Advice, Population, List, Cql, Pages. All but Make need Import and bring it along. CdsHooks stands alone: it makes people and asks a server for cards.",
            DefaultValueFactory = _ => [BenchPart.Import, BenchPart.Stream, BenchPart.ReadOne, BenchPart.Advice, BenchPart.Population, BenchPart.Pages],
            AllowMultipleArgumentsPerToken = true,
        };
        var root = new RootCommand("Measures Ridgeway and prints one table.") { people, facts, chunk, stored, listed, keep, seed, database, content, parts };
        root.SetAction(async (parse, cancel) =>
        {
            using var folder = new BenchFolder();
            var population = new Population(parse.GetValue(people), parse.GetValue(facts), parse.GetValue(chunk), parse.GetValue(keep), parse.GetValue(seed), parse.GetValue(stored), parse.GetValue(listed));
            var run = new BenchRun(population, parse.GetValue(database), parse.GetValue(content), folder, Say);
            var figures = await run.MeasureAsync([.. parse.GetValue(parts)!], cancel);
            Print(figures, parse.GetValue(people));
            return 0;
        });
        return root.Parse(args).InvokeAsync();
    }

    private static void Say(string words) => Console.Error.WriteLine(words);

    private static void Print(IEnumerable<Figure> figures, long people)
    {
        var table = new Table().Title($"Ridgeway on {people:N0} synthetic people, {Environment.ProcessorCount} cores");
        table.AddColumns("What", "Figure", "How");
        table.Columns[1].RightAligned();
        foreach (var figure in figures)
        {
            table.AddRow(Markup.Escape(figure.What), Markup.Escape(figure.Amount), Markup.Escape(figure.How));
        }

        AnsiConsole.Write(table);
    }
}

/// <param name="People">How many people.</param>
/// <param name="Facts">At least so many facts each; 0 adds none.</param>
/// <param name="Chunk">How many are made and imported at a time.</param>
/// <param name="KeepSources">Whether each resource is kept as it came as well.</param>
/// <param name="Seed">Seed of the population.</param>
/// <param name="Stored">True where the people of an earlier run are measured and nobody is made.</param>
/// <param name="Listed">How many people lists are drawn from.</param>
internal sealed record Population(long People, int Facts, long Chunk, bool KeepSources, ulong Seed, bool Stored, int Listed);

/// <summary>In the order in which they are measured.</summary>
internal enum BenchPart
{
    Make,
    Import,
    Stream,
    ReadOne,
    Advice,
    Population,
    List,
    Cql,
    Pages,

    /// <summary>On its own: it needs people to ask about, and nothing imported.</summary>
    CdsHooks,
}

/// <param name="What">"Import, resources a second".</param>
/// <param name="Amount">The figure and its unit.</param>
/// <param name="How">How it was measured, in a few words.</param>
internal sealed record Figure(string What, string Amount, string How);

/// <summary>A folder for one run, gone afterwards.</summary>
internal sealed class BenchFolder : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("ridgeway-bench-").FullName;

    public string At(string name) => Path.Combine(path, name);

    public void Dispose() => Directory.Delete(path, recursive: true);
}
