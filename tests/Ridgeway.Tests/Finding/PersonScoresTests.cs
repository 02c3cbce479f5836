using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Access;
using Ridgeway.Records;
using Ridgeway.Records.ImportFiles;
using Ridgeway.Testing;
using Ridgeway.Time;

namespace Ridgeway.Finding;

/// <summary>A person's scores on their page and in the API.</summary>
public sealed class PersonScoresTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ridgeway-scores-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [EveryEngine]
    internal async Task The_page_and_the_API_say_what_the_record_says_to_those_who_may_see_the_person(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        var (record, context) = await SomeoneScoredAsync(site);
        var expected = new PersonOnDay(record, London.DayOf(site.Clock.GetUtcNow()), context).Score("score2")!;
        var practice = record.Person.Practice!.Value.Value;

        var browser = await site.BrowserOfAsync(A.Clinician(practice));
        var answer = JsonDocument.Parse((await browser.GetAsync($"/api/people/{record.Person.Id}/scores")).Text).RootElement;
        var page = await browser.GetAsync($"/people/{record.Person.Id}");
        var stranger = await (await site.BrowserOfAsync(A.Clinician("Z99999"))).GetAsync($"/api/people/{record.Person.Id}/scores");

        var score2 = answer.EnumerateArray().Single(score => score.GetProperty("score").GetString() == "score2");
        Assert.Equal(expected.Value, score2.GetProperty("value").GetDouble());
        Assert.Equal(expected.Band, score2.GetProperty("band").GetString());
        Assert.Contains(score2.GetProperty("parts").EnumerateArray(), part => part.GetProperty("name").GetString() == "Systolic blood pressure, mmHg" && part.GetProperty("why").GetArrayLength() == 1);
        Assert.Contains("European Heart Journal", score2.GetProperty("licence").GetString(), StringComparison.Ordinal);
        Assert.Contains(page.All("h2"), heading => heading == "Scores");
        Assert.Contains(page.All("summary"), summary => summary.StartsWith($"SCORE2, heart attack or stroke in ten years: {expected.Value}%", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
    }

    /// <summary>A synthetic neighbourhood, and the first person in it whose SCORE2 can be worked out.</summary>
    private async Task<(PersonRecord Record, FindingContext Context)> SomeoneScoredAsync(TestSite site)
    {
        await Typed.RunAsync("people", "make", "--count", "200", "--seed", "11", "--out", folder);
        await using var scope = site.NewScope();
        await scope.ServiceProvider.GetRequiredService<ImportFilesStory>().RunAsync([folder], "made", "test", _ => { }, Cancel);
        var context = scope.ServiceProvider.GetRequiredService<FindingContext>();
        var records = scope.ServiceProvider.GetRequiredService<IRecords>();
        var on = London.DayOf(site.Clock.GetUtcNow());
        var found = records.StreamEveryone(Cancel).First(record => record.Person.Practice is not null && new PersonOnDay(record, on, context).Score("score2") is { Value: not null });
        return ((await records.ReadAsync(found.Person.Id, Cancel))!, context);
    }
}
