using System.Text.Json;
using Ridgeway.Codes;
using Ridgeway.Commands;
using Ridgeway.Records;
using Ridgeway.Referrals.AnswerReferral;
using Ridgeway.Testing;

namespace Ridgeway.Referrals;

/// <summary>The record changes between sending and accepting: with the guidance that ships, on imported records.</summary>
public sealed class StillSafeTests
{
    private const string UnstableAngina = "4557003";

    [Theory]
    [EveryEngine]
    internal async Task Unstable_angina_recorded_after_sending_stops_the_acceptance_and_is_named(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var services = await ridgeway.ServicesAsync(A.ServiceEntry("s-1", "Gym"));
        await ImportAsync(ridgeway, Patient());
        var person = Assert.Single(await ridgeway.Get<IRecords>().HoldingAsync(NhsNumber.Parse("9434765919"), TestContext.Current.CancellationToken));
        var sent = await Typed.RunAsync(ridgeway, "refer", "--person", person.ToString(), "--intervention", "exercise-referral", "--json");
        var referral = new ReferralId(sent.Json.GetProperty("referral").GetGuid());

        await ImportAsync(ridgeway, Patient(), Condition(UnstableAngina, "2026-11-01"));
        var outcome = await ridgeway.AnswerAsync((story, cancel) => story.AcceptAsync(referral, services[0].Provider, new DateOnly(2026, 11, 9), cancel));

        Assert.Equal(["Unstable angina"], Assert.IsType<AnswerOutcome.NotSafe>(outcome).Because);
        Assert.Equal((ReferralStage.Returned, NextStep.ChooseAgain), Assert.IsType<Referral.Open>(await ridgeway.NowAsync(referral)) is var now ? (now.Stage, now.NextStep) : default);
        var again = await Typed.RunAsync(ridgeway, "refer", "--person", person.ToString(), "--intervention", "exercise-referral");
        Assert.Equal(ExitCode.NeedsPerson, again.Exit);
        Assert.Contains("Unstable angina", again.Messages, StringComparison.Ordinal);
    }

    private static async Task ImportAsync(TestRidgeway ridgeway, params object[] resources)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("ridgeway-safe-").FullName, "bundle.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new { resourceType = "Bundle", type = "collection", entry = resources.Select(resource => new { resource }) }), TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.Done, (await Typed.RunAsync(ridgeway, "import", file)).Exit);
    }

    private static object Patient() => new
    {
        resourceType = "Patient",
        id = "p1",
        identifier = new[] { new { system = "https://fhir.nhs.uk/Id/nhs-number", value = "9434765919" } },
        name = new[] { new { family = "Khan", given = new[] { "Aisha" } } },
        gender = "female",
        birthDate = "1959-03-01",
    };

    private static object Condition(string code, string on) => new
    {
        resourceType = "Condition",
        id = "c1",
        subject = new { reference = "Patient/p1" },
        code = new { coding = new[] { new { system = "http://snomed.info/sct", code } } },
        onsetDateTime = on,
    };
}
