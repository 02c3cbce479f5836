using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Commands;
using Ridgeway.Data;
using Ridgeway.Evaluation;
using Ridgeway.Finding.BuildList;
using Ridgeway.Finding.FindPeople;
using Ridgeway.Finding.Lists;
using Ridgeway.Records.MergePeople;
using Ridgeway.Records.Rights;
using Ridgeway.Records.WithdrawImport;
using Ridgeway.Testing;
using static Ridgeway.Records.PatientFiles;

namespace Ridgeway.Records;

/// <summary>What a person chose about the use of their record is kept to, and care goes on.</summary>
public sealed class SharingTests : IDisposable
{
    private const string Number = "9434765919";
    private readonly PatientFiles files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [EveryEngine]
    internal async Task A_consent_that_denies_is_kept_to_and_goes_with_its_import(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await files.ImportAsync(ridgeway, "gp", Patient("g1", Number));
        var person = await ridgeway.Db.Set<PersonRow>().Select(row => row.PersonId).SingleAsync(Cancel);
        var came = await files.ImportAsync(ridgeway, "gp", Consent("g1", "deny"));
        await ridgeway.DeliverAsync();

        Assert.Equal(person, Assert.Single(await ridgeway.Get<IRecords>().RefusingAsync(UseOfRecord.Planning, Cancel)));
        Assert.Empty(await ridgeway.Get<IRecords>().RefusingAsync(UseOfRecord.CaseFinding, Cancel));
        Assert.True(Assert.Single(await ridgeway.Db.Set<ChoiceRow>().AsNoTracking().ToListAsync(Cancel)).Refuses(UseOfRecord.Evaluation, new DateOnly(2026, 11, 24)));

        await ridgeway.DoAsync<WithdrawImportStory>(story => story.RunAsync(came.Import!.Value, _ => { }, Cancel));
        await ridgeway.DeliverAsync();
        Assert.Empty(await ridgeway.Get<IRecords>().RefusingAsync(UseOfRecord.Planning, Cancel));
        Assert.False(Assert.Single(await ridgeway.Db.Set<ChoiceRow>().AsNoTracking().ToListAsync(Cancel)).Refuses(UseOfRecord.Evaluation, new DateOnly(2026, 11, 24)));
    }

    [Theory]
    [EveryEngine]
    internal async Task A_consent_sent_again_is_one_choice_and_one_that_ends_or_was_an_error_takes_it_back(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        async Task<int> RefusingAsync(params string[] lines)
        {
            ridgeway.Clock.Pass(TimeSpan.FromMinutes(1));
            await files.ImportAsync(ridgeway, "gp", lines);
            return (await ridgeway.Get<IRecords>().RefusingAsync(UseOfRecord.Planning, Cancel)).Count;
        }

        Assert.Equal(1, await RefusingAsync(Patient("g1", Number), Consent("g1", "deny")));
        Assert.Equal(0, await RefusingAsync(Consent("g1", "deny").Replace("\"active\"", "\"entered-in-error\"", StringComparison.Ordinal)));
        Assert.Equal(1, await RefusingAsync(Consent("g1", "permit"), Consent("g1", "deny").Replace("2020-02-01", "2019-02-01", StringComparison.Ordinal)));
        Assert.Equal(0, await RefusingAsync(Consent("g1", "deny"), Consent("g1", "deny").Replace("\"active\"", "\"inactive\"", StringComparison.Ordinal)));
        Assert.Equal(1, await RefusingAsync(Consent("g1", "deny").Replace("\"k1\"", "\"k2\"", StringComparison.Ordinal)));
    }

    [Theory]
    [EveryEngine]
    internal async Task A_list_for_planning_counts_whoever_opted_out_and_never_names_them_while_their_own_team_still_finds_them(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var (refuses, other) = (await ridgeway.ListedAsync(), await ridgeway.ListedAsync());
        await ridgeway.DoAsync<Choices>(choices => choices.SayAsync(refuses.Id, refuses: true, "themselves", Cancel));

        var day = new DateOnly(2026, 11, 24);
        await ridgeway.DoAsync<BuildListStory>(async story =>
        {
            var planned = Assert.IsType<BuildOutcome.Built>(await story.RunAsync(A.Core20, day, among: null, Cancel)).List;
            Assert.Equal([other.Id], planned.People.Where(new ListView(Everyone: true).Shows).Select(person => person.Person));
            Assert.Contains(planned.LeftOut, left => left == (Exclusion.RefusesUse, 1));
            var cared = Assert.IsType<BuildOutcome.Built>(await story.RunAsync(A.Core20, day, new HashSet<PersonId> { refuses.Id, other.Id }, Cancel)).List;
            Assert.All(cared.People, person => Assert.Null(person.LeftOut));
        });
    }

    [Theory]
    [EveryEngine]
    internal async Task A_no_follows_a_merge_to_everyone_who_was_told_and_goes_back_with_its_undoing(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await files.ImportAsync(ridgeway, "gp", Patient("g1", Number));
        await files.ImportAsync(ridgeway, "hospital", Patient("h1", born: "1959-01-05"));
        var people = await ridgeway.Db.Set<PersonRow>().AsNoTracking().ToListAsync(Cancel);
        var (kept, gone) = (people.Single(row => row.NhsNumber is not null).PersonId, people.Single(row => row.NhsNumber is null).PersonId);
        await ridgeway.DoAsync<Choices>(choices => choices.SayAsync(gone, refuses: true, "themselves", Cancel));

        await ridgeway.DoAsync<MergePeopleStory>(story => story.MergeAsync(kept, gone, "Dr Test", "test", Cancel));
        await ridgeway.DeliverAsync();
        Assert.Equal("refuses, refuses", await ToldAsync(ridgeway, kept, gone));

        await ridgeway.DoAsync<UndoMergeStory>(story => story.UndoAsync(gone, "Dr Test", Cancel));
        await ridgeway.DeliverAsync();
        Assert.Equal("agrees, refuses", await ToldAsync(ridgeway, kept, gone));
    }

    [Theory]
    [EveryEngine]
    internal async Task A_register_named_from_everyone_is_planning_and_leaves_out_whoever_opted_out_of_it(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await files.ImportAsync(ridgeway, "gp", Patient("g1", Number), Patient("g2", "9000000009", family: "Okafor", given: "Ada"), Condition("c1", "g1", "38341003"), Condition("c2", "g2", "38341003"));
        var refuses = await ridgeway.Db.Set<PersonRow>().Where(row => row.Family == "Okafor").Select(row => row.PersonId).SingleAsync(Cancel);
        await ridgeway.DoAsync<Choices>(choices => choices.SayAsync(refuses, refuses: true, "themselves", Cancel));

        var day = new DateOnly(2026, 11, 24);
        await ridgeway.DoAsync<FindPeopleStory>(async story =>
        {
            var planned = Assert.IsType<FindOutcome.Found>(await story.RunAsync("hypertension", day, among: null, Cancel)).People;
            Assert.Equal((1, 1), (planned.Count, planned.NotNamed));
            Assert.DoesNotContain(planned.People, person => person.Person == refuses);
            var cared = Assert.IsType<FindOutcome.Found>(await story.RunAsync("hypertension", day, new HashSet<PersonId> { refuses }, Cancel)).People;
            Assert.Equal((1, 0), (cared.Count, cared.NotNamed));
        });
    }

    [Fact]
    public async Task A_person_chooses_on_their_own_page_and_whoever_cares_for_them_sees_it()
    {
        await using var site = await TestSite.StartAsync();
        await files.ImportAsync(site, "gp", Patient("g1", Number, practice: "A11111"));
        var person = await site.InScopeAsync(services => services.GetRequiredService<RidgewayDb>().Set<PersonRow>().Select(row => row.PersonId).SingleAsync(Cancel));
        var browser = await site.BrowserOfAsync(A.PersonViewer(person));

        var page = await browser.GetAsync("/my-details");
        var unsaid = await page.SubmitAsync("#choose-sharing");
        var saved = await (await page.SubmitAsync("#choose-sharing", ("MayUse", "no"))).FollowAsync();

        Assert.Contains("Choose yes or no", unsaid.Text, StringComparison.Ordinal);
        Assert.Contains("You asked that your record is not used beyond your own care", saved.Text, StringComparison.Ordinal);
        var seen = await (await site.BrowserOfAsync(A.Clinician("A11111"))).GetAsync($"/people/{person}");
        Assert.Contains("Asked that their record is not used beyond their own care", seen.Text, StringComparison.Ordinal);
    }

    private static async Task<string> ToldAsync(TestRidgeway ridgeway, params PersonId[] people)
    {
        var rows = await ridgeway.Db.Set<ChoiceRow>().AsNoTracking().ToDictionaryAsync(row => row.PersonId, Cancel);
        return string.Join(", ", people.Select(person => rows.TryGetValue(person, out var row) && row.Refuses(UseOfRecord.Evaluation, new DateOnly(2026, 11, 24)) ? "refuses" : "agrees"));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Consent(string patient, string type) =>
        $"{{\"resourceType\":\"Consent\",\"id\":\"k1\",\"status\":\"active\",\"scope\":{{\"coding\":[{{\"system\":\"http://terminology.hl7.org/CodeSystem/consentscope\",\"code\":\"patient-privacy\"}}]}},\"patient\":{{\"reference\":\"Patient/{patient}\"}},\"dateTime\":\"2020-02-01\",\"provision\":{{\"type\":\"{type}\"}}}}";
}
