using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Access;
using Ridgeway.Codes;
using Ridgeway.Finding;
using Ridgeway.Finding.InvitePeople;
using Ridgeway.Finding.Lists;
using Ridgeway.Finding.SaveList;
using Ridgeway.Records;
using Ridgeway.Testing;

namespace Ridgeway;

/// <summary>People who live in the most deprived fifth, which is a register of its own, and lists of them.</summary>
internal static partial class A
{
    public const string ListPractice = "A12345";

    /// <summary>Everyone in the most deprived fifth of England, to be offered exercise.</summary>
    public static readonly ListDefinition Core20 = new() { On = ["core20"], Intervention = "exercise-referral" };

    public static Task<Person> ListedAsync(
        this IRunningRidgeway ridgeway, int decile = 1, string ethnic = "A", string practice = ListPractice, Func<Person, Person>? change = null) =>
        ridgeway.PersonAsync(person => (change ?? (same => same))(person with
        {
            Practice = OdsCode.Parse(practice),
            Deprivation = new Deprivation(decile, "IMD 2025"),
            Ethnicity = EthnicCategories.TryParse(ethnic, out var category) ? new Ethnicity(category, ethnic, "test") : null,
            Address = "1 High Street, Leeds",
            Postcode = Postcode.Parse("LS1 4AP"),
        }));

    public static async Task<ListId> SavedListAsync(this IRunningRidgeway ridgeway, Viewer viewer, ListDefinition? definition = null, ListSeenBy seenBy = ListSeenBy.MyTeam)
    {
        await using var scope = ridgeway.NewScope();
        var saved = await scope.ServiceProvider.GetRequiredService<SaveListStory>().SaveAsync("People to reach", definition ?? Core20, seenBy, viewer, TestContext.Current.CancellationToken);
        return Assert.IsType<SaveOutcome.Saved>(saved).List;
    }

    public static async Task<OpenedList?> OpenListAsync(this IRunningRidgeway ridgeway, ListId list, Viewer viewer, Finding.BuildList.ListView? view = null)
    {
        await using var scope = ridgeway.NewScope();
        return await scope.ServiceProvider.GetRequiredService<OpenListStory>().RunAsync(
            list.Value, view ?? new Finding.BuildList.ListView(Everyone: true), viewer, "List", TestContext.Current.CancellationToken);
    }

    public static async Task<InvitedTogether> InviteAsync(
        this IRunningRidgeway ridgeway, Viewer viewer, ListId? list, string intervention = "exercise-referral", params PersonId[] people)
    {
        await using var scope = ridgeway.NewScope();
        return await scope.ServiceProvider.GetRequiredService<InvitePeopleStory>().RunAsync(people, intervention, list, viewer, TestContext.Current.CancellationToken);
    }

    public static async Task DoAsync<TStory>(this IRunningRidgeway ridgeway, Func<TStory, Task> work)
        where TStory : notnull
    {
        await using var scope = ridgeway.NewScope();
        await work(scope.ServiceProvider.GetRequiredService<TStory>());
    }

    /// <summary>The same where something comes of it.</summary>
    public static async Task<T> DoAsync<TStory, T>(this IRunningRidgeway ridgeway, Func<TStory, Task<T>> work)
        where TStory : notnull
    {
        await using var scope = ridgeway.NewScope();
        return await work(scope.ServiceProvider.GetRequiredService<TStory>());
    }

    /// <summary>A FHIR bundle of one person of a practice with high blood pressure, and a reading.</summary>
    public static string HypertensivePerson(string id, string number, string practice = ListPractice) => new JsonObject
    {
        ["resourceType"] = "Bundle",
        ["type"] = "collection",
        ["entry"] = new JsonArray(
            Entry(new JsonObject
            {
                ["resourceType"] = "Patient",
                ["id"] = id,
                ["identifier"] = new JsonArray(new JsonObject { ["system"] = "https://fhir.nhs.uk/Id/nhs-number", ["value"] = number }),
                ["name"] = new JsonArray(new JsonObject { ["family"] = "Patel", ["given"] = new JsonArray("Mina") }),
                ["birthDate"] = "1960-05-04",
                ["gender"] = "female",
                ["generalPractitioner"] = new JsonArray(new JsonObject
                {
                    ["identifier"] = new JsonObject { ["system"] = "https://fhir.nhs.uk/Id/ods-organization-code", ["value"] = practice },
                }),
            }),
            Entry(new JsonObject
            {
                ["resourceType"] = "Condition",
                ["id"] = id + "-c",
                ["subject"] = new JsonObject { ["reference"] = "Patient/" + id },
                ["clinicalStatus"] = new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = "http://terminology.hl7.org/CodeSystem/condition-clinical", ["code"] = "active" }) },
                ["code"] = new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = "http://snomed.info/sct", ["code"] = "59621000", ["display"] = "Essential hypertension" }) },
                ["onsetDateTime"] = "2015-03-09",
            })),
    }.ToJsonString();

    private static JsonObject Entry(JsonObject resource) => new() { ["resource"] = resource };
}
