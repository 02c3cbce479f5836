using System.IO.Compression;
using System.Text;
using Ridgeway.Commands;
using Ridgeway.Testing;

namespace Ridgeway.Records.ImportFiles;

public sealed class PackedFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ridgeway-packed-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_folder_of_packed_files_is_read_patients_first()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        Pack("Condition.ndjson.gz", Sent.Condition("c1", "1") + "\n" + Sent.Condition("c2", "1", "73211009") + "\n");
        Pack("Patient.ndjson.gz", Sent.Patient("1", "9434765919") + "\n");
        Pack("bundle.json.gz", Sent.Bundle(Sent.Weight("w", "1", "82.5")));
        Pack("named-oddly.json", Sent.Bundle(Sent.Weight("w2", "1", "83.5", "2026-06-01")));

        var typed = await Typed.RunAsync(ridgeway, "import", folder, "--json");

        Assert.Equal((5, 5), (typed.Json.GetProperty("resources").GetProperty("read").GetInt32(), typed.Json.GetProperty("resources").GetProperty("kept").GetInt32()));
        Assert.Equal(ExitCode.Done, typed.Exit);
    }

    [Fact]
    public async Task A_packed_file_cut_short_keeps_what_came_before_and_says_so()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        var random = new Random(1);
        var lines = string.Concat(Enumerable.Range(0, 20_000).Select(i => Sent.Weight($"w{i}-{random.NextInt64():x}", "1", "82.5") + "\n"));
        var packed = Pack("Observation.ndjson.gz", Sent.Patient("1", "9434765919") + "\n" + lines);
        await File.WriteAllBytesAsync(packed, (await File.ReadAllBytesAsync(packed, TestContext.Current.CancellationToken))[..^20_000], TestContext.Current.CancellationToken);

        var typed = await Typed.RunAsync(ridgeway, "import", packed, "--json");

        Assert.True(typed.Json.GetProperty("resources").GetProperty("kept").GetInt32() > 1000);
        Assert.Contains(typed.Json.GetProperty("problems").EnumerateArray(), problem => problem.GetProperty("what").GetString()!.Contains("send the whole file again", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("bomb.ndjson.gz")]
    [InlineData("bomb.json.gz")]
    public async Task A_small_file_that_unpacks_without_end_is_stopped(string name)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        var path = Path.Combine(folder, name);
        await using (var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest))
        {
            var spaces = new byte[1 << 20];
            Array.Fill(spaces, (byte)' ');
            for (var i = 0; i < 512; i++)
            {
                await gzip.WriteAsync(spaces, TestContext.Current.CancellationToken);
            }
        }

        var typed = await Typed.RunAsync(ridgeway, "import", path, "--json");

        Assert.Contains(typed.Json.GetProperty("problems").EnumerateArray(), problem => problem.GetProperty("what").GetString() is { } what
            && (what.Contains("times its size", StringComparison.Ordinal) || what.Contains(" MB", StringComparison.Ordinal)));
    }

    private string Pack(string name, string text)
    {
        var path = Path.Combine(folder, name);
        using var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        gzip.Write(Encoding.UTF8.GetBytes(text));
        return path;
    }
}
