using Ridgeway.Exchange.Csv;
using Ridgeway.Exchange.Fhir;
using Ridgeway.Records.MakePeople;
using Ridgeway.Testing;

namespace Ridgeway.Records;

public sealed class MakePeopleTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 8, 1);
    private readonly string folder = Directory.CreateTempSubdirectory("ridgeway-people-").FullName;
    private readonly MakePeopleStory story = new(PlacesCsv.Read(File.ReadAllText(Repository.At("content", "england", "places", "west-yorkshire.csv"))).Places);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_population_is_one_whole_file_a_resource_type_and_nothing_else()
    {
        var made = Assert.IsType<MakePeopleOutcome.Made>(await MakeAsync(300, "made"));
        Assert.Equal(SyntheticNdjson.ResourceTypes.Select(type => type + ".ndjson").Order(), Files("made"));
        Assert.Equal(300, made.Tally.People);
        Assert.Equal(300, File.ReadLines(Path.Combine(folder, "made", "Patient.ndjson")).Count());
        Assert.Equal(made.Files.Sum(file => new FileInfo(file).Length), made.Bytes);
    }

    [Fact]
    public async Task The_same_seed_and_day_give_the_same_bytes()
    {
        await MakeAsync(150, "one");
        await MakeAsync(150, "two");
        Assert.All(Files("one"), file => Assert.Equal(File.ReadAllBytes(Path.Combine(folder, "one", file)), File.ReadAllBytes(Path.Combine(folder, "two", file))));
    }

    [Fact]
    public async Task A_population_made_in_two_parts_is_the_population_made_whole()
    {
        await MakeAsync(300, "whole");
        await story.MakeAsync(Request(100, "a"), progress: null, TestContext.Current.CancellationToken);
        await story.MakeAsync(Request(200, "b") with { First = 100 }, progress: null, TestContext.Current.CancellationToken);
        Assert.All(Files("whole"), file => Assert.Equal(Lines("whole", file), Lines("a", file).Concat(Lines("b", file))));
    }

    [Fact]
    public async Task Files_that_are_there_already_are_left_alone()
    {
        Directory.CreateDirectory(Path.Combine(folder, "kept"));
        var file = Path.Combine(folder, "kept", "Observation.ndjson");
        await File.WriteAllTextAsync(file, "somebody's data", TestContext.Current.CancellationToken);
        Assert.Equal(new MakePeopleOutcome.AlreadyThere(file), await MakeAsync(10, "kept"));
        Assert.Equal(["Observation.ndjson"], Files("kept"));
        Assert.Equal("somebody's data", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_stopped_run_leaves_no_file()
    {
        using var stop = new CancellationTokenSource();
        var progress = new StopAtOnce(stop);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => story.MakeAsync(Request(100_000, "stopped"), progress, stop.Token));
        Assert.Empty(Files("stopped"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(90_000_001)]
    public async Task A_number_of_people_that_cannot_be_made_is_refused_before_anything_is_written(long count)
    {
        Assert.Equal(new MakePeopleOutcome.CountOutOfRange(count), await MakeAsync(count, "never"));
        Assert.False(Directory.Exists(Path.Combine(folder, "never")));
    }

    private Task<MakePeopleOutcome> MakeAsync(long count, string name) =>
        story.MakeAsync(Request(count, name), progress: null, TestContext.Current.CancellationToken);

    private MakePeopleRequest Request(long count, string name) => new(count, Seed: 3, Path.Combine(folder, name), Today);

    private IEnumerable<string> Lines(string name, string file) => File.ReadLines(Path.Combine(folder, name, file));

    private IEnumerable<string> Files(string name) => new DirectoryInfo(Path.Combine(folder, name)).EnumerateFiles().Select(file => file.Name).Order();

    private sealed class StopAtOnce(CancellationTokenSource stop) : IProgress<long>
    {
        public void Report(long value) => stop.Cancel();
    }
}
