using System.CommandLine;
using Spectre.Console;

namespace Ridgeway.Bench;

/// <summary>What it costs: one command makes synthetic people, brings them in, advises them all, asks for pages, and prints one table.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args)
    {
        var people = new Option<long>("--people") { Description = "How many synthetic people.", DefaultValueFactory = _ => 10_000 };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the population.", DefaultValueFactory = _ => 1 };
        var database = new Option<string?>("--db") { Description = "An empty database: sqlite:PATH or a PostgreSQL connection string. Default: a SQLite file that goes afterwards." };
        var content = new Option<string?>("--content") { Description = "The content folder. Default: the one shipped with Ridgeway." };
        var parts = new Option<BenchPart[]>("--only")
        {
            Description = "Only these parts: Make, Import, Advice, Pages. Later parts need the earlier ones and bring them along. CdsHooks stands alone: it makes people and asks a server for cards.",
            DefaultValueFactory = _ => [BenchPart.Pages],
            AllowMultipleArgumentsPerToken = true,
        };
        var root = new RootCommand("Measures Ridgeway and prints one table.") { people, seed, database, content, parts };
        root.SetAction(async (parse, cancel) =>
        {
            using var folder = new BenchFolder();
            var run = new BenchRun(parse.GetValue(people), parse.GetValue(seed), parse.GetValue(database), parse.GetValue(content), folder, Say);
            var figures = await run.MeasureAsync(parse.GetValue(parts)!.Max(), cancel);
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

/// <summary>In the order in which they are measured.</summary>
internal enum BenchPart
{
    Make,
    Import,
    Advice,
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
