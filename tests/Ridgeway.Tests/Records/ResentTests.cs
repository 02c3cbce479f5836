using Microsoft.EntityFrameworkCore;
using Ridgeway.Records.Facts;
using Ridgeway.Records.ImportFiles;
using Ridgeway.Records.Sources;
using Ridgeway.Testing;

namespace Ridgeway.Records;

/// <summary>A resource sent again replaces what it said before, also where it now says that it was entered in error.</summary>
public sealed class ResentTests : IDisposable
{
    private const string Snomed = """{"coding":[{"system":"http://snomed.info/sct","code":"38341003"}]}""";
    private const string Someone = """ "subject":{"reference":"Patient/p"} """;
    private const string InError = """{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-ver-status","code":"entered-in-error"}]}""";

    private readonly PatientFiles files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [EveryEngine]
    internal async Task What_was_entered_in_error_is_gone_from_the_facts_and_kept_as_source_and_back_when_that_word_is_withdrawn(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await ImportAsync(ridgeway, "gp", PatientFiles.Patient("p", "9434765919"), Condition("c", "38341003"), Condition("d", "44054006"));
        Assert.Equal(["38341003", "44054006"], await FactsAsync(ridgeway));

        var wrong = await ImportAsync(ridgeway, "gp", Condition("c", "38341003", $",\"verificationStatus\":{InError}"));

        Assert.Equal(["44054006"], await FactsAsync(ridgeway));
        var person = await PersonAsync(ridgeway);
        var taken = Assert.Single(await ridgeway.Get<FactStore>().TakenBackAsync(person, TestContext.Current.CancellationToken));
        Assert.Equal("38341003", ridgeway.Get<Codes.CodeBook>()[taken.Fact.Code].Code);
        Assert.Equal(("Condition", "c", wrong), (taken.TakenBackBy.ResourceType, taken.TakenBackBy.ResourceId, taken.TakenBackBy.Import));
        Assert.NotEqual(wrong, taken.Said.Import);
        var kept = Assert.Single(await ridgeway.Get<SourceStore>().ReadAsync(person, TestContext.Current.CancellationToken), one => one.Id == "gp.c");
        Assert.Contains("entered-in-error", System.Text.Encoding.UTF8.GetString(kept.Json.Span), StringComparison.Ordinal);

        await Typed.RunAsync(ridgeway, "import", "withdraw", wrong.ToString());
        Assert.Equal(["38341003", "44054006"], await FactsAsync(ridgeway));
        Assert.Empty(await ridgeway.Get<FactStore>().TakenBackAsync(person, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("Observation", "\"status\":\"final\",\"code\":{CODE}", "\"status\":\"entered-in-error\",\"code\":{CODE}")]
    [InlineData("Condition", "\"code\":{CODE}", "\"verificationStatus\":{ERROR}")]
    [InlineData("Condition", "\"code\":{CODE}", "\"code\":{CODE},\"verificationStatus\":{\"coding\":[{\"code\":\"refuted\"}]}")]
    [InlineData("MedicationRequest", "\"status\":\"active\",\"intent\":\"order\",\"medicationCodeableConcept\":{CODE}", "\"status\":\"cancelled\",\"intent\":\"order\",\"medicationCodeableConcept\":{CODE}")]
    [InlineData("Procedure", "\"status\":\"completed\",\"code\":{CODE}", "\"status\":\"not-done\",\"code\":{CODE}")]
    [InlineData("QuestionnaireResponse", "\"status\":\"completed\",\"questionnaire\":\"http://q\",\"item\":[{\"linkId\":\"1\",\"answer\":[{\"valueInteger\":3}]}]", "\"status\":\"entered-in-error\",\"questionnaire\":\"http://q\"")]
    [InlineData("FamilyMemberHistory", "\"status\":\"completed\",\"patient\":{\"reference\":\"Patient/p\"},\"condition\":[{\"code\":{CODE}}]", "\"status\":\"entered-in-error\",\"patient\":{\"reference\":\"Patient/p\"}")]
    public async Task A_later_form_that_says_nothing_takes_every_type_of_fact_back(string type, string before, string after)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        await ImportAsync(ridgeway, "gp", PatientFiles.Patient("p", "9434765919"), Resource(type, "x", before));
        Assert.Single(await FactsAsync(ridgeway));

        await ImportAsync(ridgeway, "gp", Resource(type, "x", after));

        Assert.Empty(await FactsAsync(ridgeway));
        Assert.Single(await ridgeway.Get<FactStore>().TakenBackAsync(await PersonAsync(ridgeway), TestContext.Current.CancellationToken));
    }

    [Theory]
    [EveryEngine]
    internal async Task The_later_version_stands_though_it_comes_first_in_the_file_or_in_an_earlier_import(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var (old, now) = (",\"meta\":{\"lastUpdated\":\"2024-01-01T10:00:00Z\"}", ",\"meta\":{\"lastUpdated\":\"2024-06-01T10:00:00+01:00\"}");
        await ImportAsync(
            ridgeway, "gp", PatientFiles.Patient("p", "9434765919"),
            Condition("c", "38341003", now + $",\"verificationStatus\":{InError}"), Condition("c", "38341003", old),
            Condition("d", "44054006", now), Condition("d", "73211009", old),
            Condition("e", "195967001", ",\"meta\":{\"versionId\":\"10\"}"), Condition("e", "13645005", ",\"meta\":{\"versionId\":\"9\"}"));
        Assert.Equal(["195967001", "44054006"], await FactsAsync(ridgeway));

        await ImportAsync(ridgeway, "gp", Condition("c", "38341003", old), Condition("d", "73211009", old), Condition("e", "13645005", ",\"meta\":{\"versionId\":\"2\"}"));
        Assert.Equal(["195967001", "44054006"], await FactsAsync(ridgeway));
        Assert.Contains("44054006", await KeptAsync(ridgeway, "gp.d"), StringComparison.Ordinal);
        Assert.Contains("entered-in-error", await KeptAsync(ridgeway, "gp.c"), StringComparison.Ordinal);

        await ImportAsync(ridgeway, "gp", Condition("c", "38341003", ",\"meta\":{\"lastUpdated\":\"2025-01-01T10:00:00Z\"}"));
        Assert.Equal(["195967001", "38341003", "44054006"], await FactsAsync(ridgeway));
    }

    [Theory]
    [EveryEngine]
    internal async Task Another_content_under_the_same_id_replaces_the_first_of_its_source_and_leaves_another_source_alone(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await ImportAsync(ridgeway, "gp", PatientFiles.Patient("p", "9434765919"), Condition("c", "38341003"));
        await ImportAsync(ridgeway, "hospital", PatientFiles.Patient("p", "9434765919"), Condition("c", "13645005"));
        Assert.Equal(["13645005", "38341003"], await FactsAsync(ridgeway));

        await ImportAsync(ridgeway, "gp", Condition("c", "44054006"));
        Assert.Equal(["13645005", "44054006"], await FactsAsync(ridgeway));

        await ImportAsync(ridgeway, "hospital", Condition("c", "13645005", $",\"verificationStatus\":{InError}"));
        Assert.Equal(["44054006"], await FactsAsync(ridgeway));
    }

    [Fact]
    public async Task In_one_file_the_last_word_stands_whether_the_person_comes_before_or_after()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        await ImportAsync(
            ridgeway, "gp", Condition("c", "38341003"), Condition("d", "44054006", $",\"verificationStatus\":{InError}"), PatientFiles.Patient("p", "9434765919"),
            Condition("c", "38341003", $",\"verificationStatus\":{InError}"), Condition("d", "44054006"));

        Assert.Equal(["44054006"], await FactsAsync(ridgeway));
    }

    [Fact]
    public async Task Of_a_history_the_first_version_stands()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        string[] versions = [PatientFiles.Patient("p", "9434765919"), Condition("c", "44054006"), Condition("c", "38341003", $",\"verificationStatus\":{InError}"), Condition("c", "38341003")];
        var file = files.Write(Sent.Bundle(versions).Replace("\"collection\"", "\"history\"", StringComparison.Ordinal), "json");

        await ridgeway.Get<ImportFilesStory>().RunAsync([file], "gp", "test", _ => { }, TestContext.Current.CancellationToken);

        Assert.Equal(["44054006"], await FactsAsync(ridgeway));
        Assert.Contains("44054006", await KeptAsync(ridgeway, "gp.c"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_keeps_facts_only_knows_too_what_was_taken_back()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        foreach (var lines in new[] { PatientFiles.Patient("p", "9434765919") + "\n" + Condition("c", "38341003"), Condition("c", "38341003", $",\"verificationStatus\":{InError}") })
        {
            ridgeway.Clock.Pass(TimeSpan.FromMinutes(1));
            await ridgeway.Get<ImportFilesStory>().RunAsync([files.Write(lines)], "gp", "test", _ => { }, TestContext.Current.CancellationToken, keepSources: false);
        }

        Assert.Empty(await FactsAsync(ridgeway));
    }

    private async Task<ImportId> ImportAsync(TestRidgeway ridgeway, string source, params string[] lines)
    {
        ridgeway.Clock.Pass(TimeSpan.FromMinutes(1));
        return (await files.ImportAsync(ridgeway, source, lines)).Import!.Value;
    }

    /// <summary>The codes of a person's facts, which must be the same read whole and walked through.</summary>
    private static async Task<IReadOnlyList<string>> FactsAsync(TestRidgeway ridgeway)
    {
        var records = ridgeway.Get<IRecords>();
        var read = Codes((await records.ReadAsync(await PersonAsync(ridgeway), TestContext.Current.CancellationToken))!);
        Assert.Equal(read, Codes(records.StreamEveryone(TestContext.Current.CancellationToken).Single()));
        return read;

        List<string> Codes(PersonRecord record) => [.. record.Facts.ToArray().Select(fact => ridgeway.Get<Codes.CodeBook>()[fact.Code].Code).Order(StringComparer.Ordinal)];
    }

    private static Task<PersonId> PersonAsync(TestRidgeway ridgeway) => ridgeway.Db.Set<PersonRow>().Select(row => row.PersonId).SingleAsync(TestContext.Current.CancellationToken);

    private static async Task<string> KeptAsync(TestRidgeway ridgeway, string id) => System.Text.Encoding.UTF8.GetString(
        (await ridgeway.Get<SourceStore>().ReadAsync(await PersonAsync(ridgeway), TestContext.Current.CancellationToken)).Single(one => one.Id == id).Json.Span);

    private static string Condition(string id, string snomed, string more = "") =>
        $$$"""{"resourceType":"Condition","id":"{{{id}}}",{{{Someone}}},"code":{"coding":[{"system":"http://snomed.info/sct","code":"{{{snomed}}}"}]},"onsetDateTime":"2020-01-01"{{{more}}}}""";

    private static string Resource(string type, string id, string more) =>
        $"{{\"resourceType\":\"{type}\",\"id\":\"{id}\",{(type == "FamilyMemberHistory" ? "" : Someone + ",")}{more.Replace("{CODE}", Snomed, StringComparison.Ordinal).Replace("{ERROR}", InError, StringComparison.Ordinal)}}}";
}
