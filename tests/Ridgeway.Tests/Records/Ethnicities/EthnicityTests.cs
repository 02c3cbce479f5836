using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Access;
using Ridgeway.Codes;
using Ridgeway.Commands;
using Ridgeway.Data;
using Ridgeway.Events;
using Ridgeway.Records.OwnDetails;
using Ridgeway.Testing;
using static Ridgeway.Records.PatientFiles;

namespace Ridgeway.Records.Ethnicities;

public sealed class EthnicityTests : IDisposable
{
    private const string Number = "9434765919";
    private readonly PatientFiles files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [EveryEngine]
    internal async Task Three_sources_that_disagree_are_one_answer_with_its_reason_and_the_conflicts_listed(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await ImportAsync(ridgeway, "north-hospital", Patient("h1", Number, ethnicity: "H", updated: "2026-01-05T10:00:00Z"));
        await ImportAsync(ridgeway, "gp-extract", Patient("g1", Number, ethnicity: "https://fhir.hl7.org.uk/CodeSystem/UKCore-EthnicCategory|J", updated: "2021-03-01"));
        await ImportAsync(ridgeway, "leisure", Patient("l1", Number, ethnicity: "http://snomed.info/sct|976631000000101"));

        var person = await OnlyAsync(ridgeway);
        var consensus = await ridgeway.Get<EthnicityRecords>().ConsensusAsync(person.Id, Cancel);

        Assert.Equal((EthnicCategory.AsianPakistani, "J"), (person.Ethnicity!.Category, person.Ethnicity.SourceCode));
        Assert.Equal(ConsensusReason.BelievedFirst, consensus.Reason);
        Assert.Equal([("north-hospital", "H"), ("leisure", "976631000000101")], consensus.Conflicts.Select(other => (other.Source, other.Code)));
        Assert.Equal(new DateOnly(2021, 3, 1), consensus.Chosen!.Latest);
    }

    [Theory]
    [EveryEngine]
    internal async Task A_correction_by_the_person_is_followed_and_what_others_said_is_kept(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await ImportAsync(ridgeway, "gp", Patient("g1", Number, ethnicity: "A"));
        var person = (await OnlyAsync(ridgeway)).Id;
        ridgeway.Clock.PassDays(1);

        var outcome = await ridgeway.Get<CorrectEthnicityStory>().SayAsync(person, "white-roma", "Amina Khan", Cancel);

        Assert.IsType<CorrectEthnicityOutcome.Said>(outcome);
        Assert.Equal((EthnicCategory.WhiteOther, "white-roma"), ((await OnlyAsync(ridgeway)).Ethnicity!.Category, (await OnlyAsync(ridgeway)).Ethnicity!.SourceCode));
        Assert.Equal(EthnicCategory.WhiteOther, Assert.Single(ridgeway.Get<IRecords>().StreamEveryone(Cancel)).Person.Ethnicity?.Category);
        var statements = await ridgeway.Get<EthnicityRecords>().StatementsAsync(person, Cancel);
        Assert.Equal([(EthnicStatement.ByPerson, "white-roma"), ("gp", "A")], statements.Select(said => (said.Source, said.Code)));
        Assert.True(statements[0].Meaning!.IsLossy);
        Assert.Contains(await ridgeway.Db.Set<OutboxRow>().Select(row => row.Kind).ToListAsync(Cancel), kind => kind.EndsWith(nameof(RecordUpdated), StringComparison.Ordinal));
    }

    [Theory]
    [EveryEngine]
    internal async Task A_later_import_does_not_undo_what_the_person_said(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await ImportAsync(ridgeway, "gp", Patient("g1", Number, ethnicity: "A"));
        await ridgeway.Get<CorrectEthnicityStory>().SayAsync((await OnlyAsync(ridgeway)).Id, "asian-or-asian-british-indian", "Amina Khan", Cancel);
        ridgeway.Clock.PassDays(30);

        await ImportAsync(ridgeway, "gp", Patient("g1", Number, ethnicity: "B"));

        Assert.Equal(EthnicCategory.AsianIndian, (await OnlyAsync(ridgeway)).Ethnicity?.Category);
    }

    [Theory]
    [EveryEngine]
    internal async Task An_ethnic_group_that_a_practice_records_as_a_dated_code_is_a_statement_too(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);

        await ImportAsync(ridgeway, "gp", Patient("g1", Number) + "\n" + Condition("c1", "g1", "976811000000108", "2018-06-01"));

        var person = await OnlyAsync(ridgeway);
        Assert.Equal(EthnicCategory.AsianPakistani, person.Ethnicity?.Category);
        Assert.Equal(new DateOnly(2018, 6, 1), Assert.Single(await ridgeway.Get<EthnicityRecords>().StatementsAsync(person.Id, Cancel)).Latest);
    }

    [Theory]
    [EveryEngine]
    internal async Task Completeness_by_practice_matches_the_answer_sheet(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        string[] people =
        [
            Patient("1", "9434765919", ethnicity: "A", practice: "A11111"), Patient("2", "9000000009", ethnicity: "Z", practice: "A11111"),
            Patient("3", "9000000017", ethnicity: "99", practice: "A11111"), Patient("4", "9000000025", practice: "A11111"),
            Patient("5", "9000000033", ethnicity: "H", practice: "B22222"), Patient("6", "9000000041", ethnicity: "H", practice: "B22222"),
            Patient("7", "9000000068", ethnicity: "H", practice: "B22222", more: "\"deceasedBoolean\":true"),
        ];
        await ImportAsync(ridgeway, "gp", string.Join('\n', people));
        await ImportAsync(ridgeway, "hospital", Patient("x6", "9000000041", ethnicity: "J", practice: "B22222"));

        var typed = await Typed.RunAsync(ridgeway, "ethnicity", "completeness", "--json");

        Assert.Equal(ExitCode.Done, typed.Exit);
        var rows = typed.Json.GetProperty("practices").EnumerateArray().ToList();
        Assert.Equal(["A11111", "B22222"], rows.Select(row => row.GetProperty("practice").GetString()));
        int[] first = [.. new[] { "people", "stated", "not_stated", "not_known", "not_asked", "in_conflict" }.Select(name => rows[0].GetProperty(name).GetInt32())];
        int[] second = [.. new[] { "people", "stated", "not_stated", "not_known", "not_asked", "in_conflict" }.Select(name => rows[1].GetProperty(name).GetInt32())];
        Assert.Equal([4, 1, 1, 1, 1, 0], first);
        Assert.Equal([2, 2, 0, 0, 0, 1], second);
        Assert.Equal((25.0m, 50.0m), (rows[0].GetProperty("percent_stated").GetDecimal(), rows[0].GetProperty("percent_asked").GetDecimal()));
    }

    [Fact]
    public async Task The_person_corrects_it_on_their_own_page_and_sees_who_said_what()
    {
        await using var site = await TestSite.StartAsync();
        var person = await site.InScopeAsync(async services =>
        {
            await services.GetRequiredService<ImportFiles.ImportFilesStory>().RunAsync([files.Write(Patient("g1", Number, ethnicity: "A"))], "gp", "test", _ => { }, Cancel);
            return await services.GetRequiredService<RidgewayDb>().Set<PersonRow>().Select(row => row.PersonId).SingleAsync(Cancel);
        });
        var browser = await site.BrowserOfAsync(A.PersonViewer(person));

        var page = await browser.GetAsync("/my-details");
        Assert.Contains("White British", page.Text, StringComparison.Ordinal);
        var refused = await page.SubmitAsync("#correct-ethnicity", ("Ethnicity", ""));
        Assert.Contains("Choose one of the groups", refused.Text, StringComparison.Ordinal);
        var saved = await (await page.SubmitAsync("#correct-ethnicity", ("Ethnicity", "other-ethnic-group-arab"))).FollowAsync();

        Assert.Contains("Any other ethnic group", saved.Html.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("the national categories have no closer one", saved.Text, StringComparison.Ordinal);
        Assert.Contains("White British", saved.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Completeness_is_for_those_who_commission_or_run_and_for_nobody_else()
    {
        await using var site = await TestSite.StartAsync();

        Assert.Equal(System.Net.HttpStatusCode.OK, (await (await site.BrowserOfAsync(A.Commissioner())).GetAsync("/ethnicity")).Status);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await (await site.BrowserOfAsync(A.Operator())).GetAsync("/api/ethnicity/completeness")).Status);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await (await site.BrowserOfAsync(A.Provider())).GetAsync("/ethnicity")).Status);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await (await site.BrowserOfAsync(A.Clinician())).GetAsync("/api/ethnicity/completeness")).Status);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task ImportAsync(TestRidgeway ridgeway, string source, string lines)
    {
        ridgeway.Clock.Pass(TimeSpan.FromMinutes(1));
        await files.ImportAsync(ridgeway, source, lines);
    }

    private static async Task<Person> OnlyAsync(TestRidgeway ridgeway) =>
        (await ridgeway.Db.Set<PersonRow>().AsNoTracking().SingleAsync(Cancel)).ToPerson();
}
