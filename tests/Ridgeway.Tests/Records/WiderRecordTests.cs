using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Data;
using Ridgeway.Finding;
using Ridgeway.Records.MergePeople;
using Ridgeway.Records.OpenPerson;
using Ridgeway.Records.ServeFhir;
using Ridgeway.Records.WithdrawImport;
using Ridgeway.Testing;
using static Ridgeway.Records.PatientFiles;

namespace Ridgeway.Records;

/// <summary>How a person lives and how to speak with them: from every source, with its source, to the page, to criteria and out again.</summary>
public sealed class WiderRecordTests : IDisposable
{
    private const string Number = "9434765919";
    private const string UkCore = "https://fhir.hl7.org.uk/";
    private readonly PatientFiles files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [EveryEngine]
    internal async Task What_a_Patient_and_coded_facts_say_is_on_the_persons_page_with_who_said_it_and_when(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        await files.ImportAsync(site, "gp", Details("g1"), Employment("o1", "g1", "LA30138-4"), Own("o2", "g1", "carer"), Flag("f1", "g1", "requiresinformationineasyread"));
        var person = await site.InScopeAsync(services => services.GetRequiredService<RidgewayDb>().Set<PersonRow>().Select(row => row.PersonId).SingleAsync(Cancel));

        var page = await (await site.BrowserOfAsync(A.Clinician("A12345"))).GetAsync($"/people/{person}");

        var said = page.Html.QuerySelectorAll(".nhsuk-summary-list__row").ToDictionary(row => row.QuerySelector("dt")!.TextContent.Trim(), row => row.QuerySelector("dd")!.TextContent.Trim());
        Assert.Equal("Needs an interpreter (gp, 1 May 2026)", said["Interpreter"]);
        Assert.StartsWith("Requires information in Easyread (Flag/f1, file-1.ndjson", said["How to give information"], StringComparison.Ordinal);
        Assert.Contains("Large print (gp, 1 May 2026)", said["How to give information"], StringComparison.Ordinal);
        Assert.Contains("British Sign Language (gp, 1 May 2026)", said["How to give information"], StringComparison.Ordinal);
        Assert.Equal("Lives in the United Kingdom (gp, 1 May 2026)", said["Residence"]);
        Assert.Contains("Part-time", said["Work"], StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Cares for somebody without pay", said["Cares for somebody"], StringComparison.Ordinal);
        Assert.Equal("Somebody cares for them (gp, 1 May 2026)", said["Has a carer"]);
        Assert.Equal("Later life (65 and over)", said["Life stage"]);
    }

    [Theory]
    [EveryEngine]
    internal async Task It_follows_a_merge_goes_with_its_import_and_a_need_that_is_over_is_none(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await files.ImportAsync(ridgeway, "gp", Patient("g1", Number));
        var hospital = (await files.ImportAsync(ridgeway, "hospital", Details("h1", number: null), Own("o2", "h1", "carer"), Flag("f1", "h1", "requiresinformationineasyread"))).Import!.Value;
        var people = await ridgeway.Db.Set<PersonRow>().AsNoTracking().ToListAsync(Cancel);
        var (kept, gone) = (people.Single(row => row.NhsNumber is not null).PersonId, people.Single(row => row.NhsNumber is null).PersonId);
        Assert.Empty(await OfAsync(ridgeway, kept));

        await ridgeway.DoAsync<MergePeopleStory>(story => story.MergeAsync(kept, gone, "Dr Test", "test", Cancel));

        Assert.Contains("Somebody cares for them", await OfAsync(ridgeway, kept));
        Assert.Contains("Cares for somebody without pay", await OfAsync(ridgeway, kept));
        Assert.Contains("Easyread", await NeedsAsync(ridgeway, kept), StringComparison.Ordinal);
        Assert.Contains("Large print", await NeedsAsync(ridgeway, kept), StringComparison.Ordinal);

        ridgeway.Clock.PassDays(1);
        await files.ImportAsync(ridgeway, "hospital", Flag("f1", "h1", "requiresinformationineasyread").Replace("\"active\"", "\"inactive\"", StringComparison.Ordinal));
        Assert.DoesNotContain("Easyread", await NeedsAsync(ridgeway, kept), StringComparison.Ordinal);

        await ridgeway.DoAsync<WithdrawImportStory>(story => story.RunAsync(hospital, _ => { }, Cancel));
        Assert.Equal("", await NeedsAsync(ridgeway, kept));
        Assert.DoesNotContain("Somebody cares for them", await OfAsync(ridgeway, kept));
    }

    [Theory]
    [EveryEngine]
    internal async Task Where_only_facts_were_kept_a_Patient_given_out_still_says_it_and_reads_the_same_again(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        await FhirClient.ImportAsync(site, Details("g1"), "unnamed", keepSources: false);
        var client = await FhirClient.WithScopesAsync(site);
        var found = await client.GetAsync($"/fhir/Patient?identifier=https://fhir.nhs.uk/Id/nhs-number|{Number}");
        var patient = FhirClient.Json(found)["entry"]![0]!["resource"]!;

        Assert.Contains("PreferredWrittenCommunicationFormat", patient.ToJsonString(), StringComparison.Ordinal);
        await using var other = await TestRidgeway.OnAsync(Engine.Sqlite);
        await files.ImportAsync(other, "copy", patient.ToJsonString());
        var copy = await other.Db.Set<PersonRow>().Select(row => row.PersonId).SingleAsync(Cancel);
        Assert.Equal(
            ["British Sign Language", "Large print", "Lives in the United Kingdom", "Needs an interpreter", "Somebody cares for them"],
            (await OfAsync(other, copy)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [EveryEngine]
    internal async Task The_raw_answers_of_a_GPPAQ_are_kept_and_both_versions_of_its_index_are_worked_out_from_them(Engine engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        const string Asked = "https://ridgeway.example/questionnaires/gppaq";
        await files.ImportAsync(site, "gp", Patient("g1", Number, born: "1970-05-01"),
            $$"""{"resourceType":"QuestionnaireResponse","id":"q1","questionnaire":"{{Asked}}|1","status":"completed","subject":{"reference":"Patient/g1"},"authored":"2026-09-01","item":[{"linkId":"work","answer":[{"valueInteger":1}]},{"linkId":"exercise","answer":[{"valueInteger":1}]},{"linkId":"cycling","answer":[{"valueInteger":0}]}]}""");
        var person = await site.InScopeAsync(services => services.GetRequiredService<RidgewayDb>().Set<PersonRow>().Select(row => row.PersonId).SingleAsync(Cancel));

        var page = await (await site.BrowserOfAsync(A.Clinician("A12345"))).GetAsync($"/people/{person}");

        var scores = page.All(".nhsuk-details__summary-text");
        Assert.Contains(scores, score => score.Contains("GPPAQ index, Department of Health 2009: 1, Moderately inactive", StringComparison.Ordinal));
        Assert.Contains(scores, score => score.Contains("GPPAQ score, NHS Health Check online: 2 points, Inactive", StringComparison.Ordinal));
        Assert.Contains(page.All(".rw-days details li"), fact => fact.Contains("GPPAQ answer, work 1", StringComparison.Ordinal) && fact.Contains("QuestionnaireResponse", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_person_says_whether_they_care_for_somebody_and_the_latest_word_counts()
    {
        await using var site = await TestSite.StartAsync();
        await files.ImportAsync(site, "gp", Patient("g1", Number), Own("o2", "g1", "carer"));
        var person = await site.InScopeAsync(services => services.GetRequiredService<RidgewayDb>().Set<PersonRow>().Select(row => row.PersonId).SingleAsync(Cancel));
        var browser = await site.BrowserOfAsync(A.PersonViewer(person));

        var page = await browser.GetAsync("/my-details");
        Assert.Contains("Cares for somebody without pay", page.Text, StringComparison.Ordinal);
        Assert.Contains("Choose yes or no", (await page.SubmitAsync("#say-caring")).Text, StringComparison.Ordinal);
        var saved = await (await page.SubmitAsync("#say-caring", ("CaresForSomebody", "no"))).FollowAsync();

        Assert.Contains("Cares for nobody", saved.Text, StringComparison.Ordinal);
        var seen = await (await site.BrowserOfAsync(A.Clinician("A12345"))).GetAsync($"/people/{person}");
        Assert.Contains("Cares for nobody", seen.Text, StringComparison.Ordinal);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Task<List<string>> OfAsync(TestRidgeway ridgeway, PersonId person) => ridgeway.DoAsync<WiderRecord, List<string>>(async wider =>
        [.. (await wider.OfAsync((await ridgeway.Get<IRecords>().ReadAsync(person, Cancel))!, Cancel)).Select(detail => detail.InWords)]);

    private static Task<string> NeedsAsync(TestRidgeway ridgeway, PersonId person) => ridgeway.DoAsync<KnownContacts, string>(async known =>
        (await known.OfAsync([person], Cancel)).GetValueOrDefault(person)?.AccessNeeds ?? "");

    /// <summary>As UK Core's example patients carry them.</summary>
    private static string Details(string id, string? number = Number) => Patient(id, number, born: number is null ? "1959-01-05" : "1959-05-01", updated: "2026-05-01T10:00:00Z", more: $$$"""
        "extension":[
          {"url":"http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired","valueBoolean":true},
          {"url":"{{{UkCore}}}StructureDefinition/Extension-UKCore-ResidentialStatus","valueCodeableConcept":{"coding":[{"system":"{{{UkCore}}}CodeSystem/UKCore-ResidentialStatus","code":"H"}]}},
          {"url":"{{{UkCore}}}StructureDefinition/Extension-UKCore-ContactPreference","extension":[
            {"url":"PreferredContactMethod","valueCodeableConcept":{"coding":[{"system":"{{{UkCore}}}CodeSystem/UKCore-PreferredContactMethod","code":"3"}]}},
            {"url":"PreferredWrittenCommunicationFormat","valueCodeableConcept":{"coding":[{"system":"{{{UkCore}}}CodeSystem/UKCore-PreferredWrittenCommunicationFormat","code":"11","display":"Large print"}]}}]}],
        "communication":[{"language":{"coding":[{"system":"urn:ietf:bcp:47","code":"bfi","display":"British Sign Language"}]}}],
        "contact":[{"relationship":[{"coding":[{"system":"{{{UkCore}}}CodeSystem/UKCore-AdditionalPersonRelationshipRole","code":"Carer"}]}],"name":{"text":"Tom Khan"}}]
        """).Replace("\n", "", StringComparison.Ordinal);

    private static string Employment(string id, string patient, string answer) =>
        $$"""{"resourceType":"Observation","id":"{{id}}","status":"final","subject":{"reference":"Patient/{{patient}}"},"effectiveDateTime":"2026-03-01","code":{"coding":[{"system":"http://loinc.org","code":"67875-5"}]},"valueCodeableConcept":{"coding":[{"system":"http://loinc.org","code":"{{answer}}","display":"Part-time or temporary work"}]} }""";

    private static string Own(string id, string patient, string code) =>
        $$"""{"resourceType":"Observation","id":"{{id}}","status":"final","subject":{"reference":"Patient/{{patient}}"},"effectiveDateTime":"2026-03-01","code":{"coding":[{"system":"https://ridgeway.example/codes","code":"{{code}}","display":"Cares for somebody without pay"}]} }""";

    private static string Flag(string id, string patient, string code) =>
        $$"""{"resourceType":"Flag","id":"{{id}}","status":"active","category":[{"coding":[{"system":"https://fhir.nhs.uk/CodeSystem/flag-categories-bars","code":"RA"}]}],"code":{"coding":[{"system":"https://fhir.nhs.uk/CodeSystem/reasonable-adjustment-codes-bars","code":"{{code}}","display":"Requires information in Easyread"}]},"subject":{"reference":"Patient/{{patient}}"},"period":{"start":"2026-06-01"} }""";
}
