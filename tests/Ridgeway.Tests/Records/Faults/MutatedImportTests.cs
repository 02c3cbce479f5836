using System.Text;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Records.Problems;
using Ridgeway.Testing;

namespace Ridgeway.Records.Faults;

/// <summary>Thousands of harmed resources through the whole import: everything is accounted for, nothing is written by halves. The reader alone is given 100,000 by <c>MutationTests</c>.</summary>
public sealed class MutatedImportTests : IDisposable
{
    private const int Seed = 20_261_125, Lines = 4_000, Bundles = 150;
    private readonly string folder = Directory.CreateTempSubdirectory("ridgeway-mutated-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [EveryEngine]
    internal async Task Harmed_files_are_accounted_for_to_the_last_resource_and_what_was_set_aside_is_there(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        WriteHarmed();

        var typed = await Typed.RunAsync(ridgeway, "import", folder, "--json");

        var counts = typed.Json.GetProperty("resources");
        var (read, kept, ignored, aside) = (Count("read"), Count("kept"), Count("ignored"), Count("set_aside"));
        Assert.Equal(read, kept + ignored + aside);
        Assert.True(kept > 500 && aside > 500, $"{kept} kept, {aside} set aside: the harm was too little or too much.");
        var open = await ridgeway.Db.Set<ProblemRow>().AsNoTracking().Where(row => row.State == ProblemState.Open).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(aside, open.Count);
        Assert.All(open, problem => Assert.True(problem.AsItCame() is { Length: > 0 } || problem.What.Contains("empty", StringComparison.Ordinal), $"{problem.Path}: {problem.What}"));
        foreach (var id in await ridgeway.Db.Set<PersonRow>().Select(row => row.PersonId).ToListAsync(TestContext.Current.CancellationToken))
        {
            Assert.NotNull(await ridgeway.Get<IRecords>().ReadAsync(id, TestContext.Current.CancellationToken));
        }

        var before = await StoreDump.OfAsync(ridgeway);
        await Typed.RunAsync(ridgeway, "import", folder, "--json");
        Assert.Equal(before, await StoreDump.OfAsync(ridgeway));

        int Count(string name) => counts.GetProperty(name).GetInt32();
    }

    private void WriteHarmed()
    {
        var random = new Random(Seed);
        string[] good = [Sent.Patient("1", "9434765919"), Sent.Condition("c1", "1"), Sent.Weight("w1", "1", "82.5"), Sent.Patient("2", "9000000009", "Brown")];
        File.WriteAllText(Path.Combine(folder, "Patient.ndjson"), good[0] + "\n" + good[3] + "\n");
        using (var file = File.Create(Path.Combine(folder, "harmed.ndjson")))
        {
            for (var i = 0; i < Lines; i++)
            {
                file.Write(Harm(Encoding.UTF8.GetBytes(good[i % good.Length]), random).Where(b => b is not ((byte)'\n' or (byte)'\r')).ToArray());
                file.WriteByte((byte)'\n');
            }
        }

        for (var i = 0; i < Bundles; i++)
        {
            File.WriteAllBytes(Path.Combine(folder, $"harmed-{i:000}.json"), Harm(Encoding.UTF8.GetBytes(Sent.Bundle(good)), random));
        }
    }

    private static byte[] Harm(byte[] bytes, Random random)
    {
        var at = random.Next(1, bytes.Length);
        var length = Math.Min(random.Next(1, 40), bytes.Length - at);
        switch (random.Next(5))
        {
            case 0:
                return bytes[..at];
            case 1:
                bytes[at] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 2:
                return [.. bytes[..at], .. bytes[(at + length)..]];
            case 3:
                return [.. bytes[..(at + length)], .. bytes[at..]];
            default:
                bytes[at] = "{}[],:\"\\0\0\xFF "u8[random.Next(12)];
                return bytes;
        }
    }
}
