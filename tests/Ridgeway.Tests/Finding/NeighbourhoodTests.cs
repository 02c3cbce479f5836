using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Records;
using Ridgeway.Records.ImportFiles;
using Ridgeway.Testing;
using Ridgeway.Time;

namespace Ridgeway.Finding;

/// <summary>Registers and scores over a synthetic neighbourhood come out like England, roughly.</summary>
public sealed class NeighbourhoodTests : IDisposable
{
    private const int People = 2500;

    private readonly string folder = Directory.CreateTempSubdirectory("ridgeway-neighbours-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task About_one_adult_in_four_has_two_conditions_or_more_and_no_register_is_absurd()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        await Typed.RunAsync(ridgeway, "people", "make", "--count", $"{People}", "--seed", "5", "--out", folder);
        await using var scope = ridgeway.NewScope();
        await scope.ServiceProvider.GetRequiredService<ImportFilesStory>().RunAsync([folder], "made", "test", _ => { }, Cancel);
        var (counts, burdens) = Counted(scope.ServiceProvider.GetRequiredService<IRecords>(), scope.ServiceProvider.GetRequiredService<FindingContext>(), London.DayOf(ridgeway.Clock.GetUtcNow()));
        var adults = counts["working-age"] + counts["later-life"];
        double Share(string register) => counts[register] / (double)adults;

        // Adults with two or more long-term conditions in England: about 27% (Cassell 2018, Br J Gen Pract 68:e245).
        Assert.InRange(Share("two-or-more-conditions"), 0.18, 0.36);
        Assert.InRange(Share("hypertension"), 0.08, 0.35);
        Assert.InRange(Share("diabetes"), 0.03, 0.15);
        Assert.InRange(Share("severe-mental-illness"), 0.002, 0.03);
        Assert.InRange(Share("nhs-health-check-eligible"), 0.10, 0.50);
        Assert.InRange(Share("possible-hypertension"), 0.01, 0.35);
        Assert.True(counts["heavy-multimorbidity"] < counts["two-or-more-conditions"]);
        Assert.True(counts["smi-checks-complete"] + counts["smi-checks-due"] == counts["severe-mental-illness"]);
        Assert.True(counts["nhs-health-check-due"] <= counts["nhs-health-check-eligible"]);

        // The score of the old is heavier than that of the young.
        Assert.True(burdens.Old > 3 * burdens.Young, $"{burdens}");
    }

    private static (Dictionary<string, int> Counts, (double Young, double Old) Burdens) Counted(IRecords records, FindingContext context, DateOnly on)
    {
        var registers = context.Registers.Where(register => register.Effective.Includes(on)).Select(register => register.Id).ToList();
        var counts = registers.ToDictionary(id => id, _ => 0);
        var (young, old) = (new List<double>(), new List<double>());
        foreach (var record in records.StreamEveryone(Cancel))
        {
            var person = new PersonOnDay(record, on, context);
            foreach (var register in registers)
            {
                counts[register] += person.Ask(new Criterion.In(register)).Truth == Truth.True ? 1 : 0;
            }

            if (person.Score("cambridge-multimorbidity") is { Value: { } burden })
            {
                (person.Ask(new Criterion.Aged(65, null)).Truth == Truth.True ? old : young).Add(burden);
            }
        }

        return (counts, (young.Average(), old.Average()));
    }
}
