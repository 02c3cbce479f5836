using System.Text.Json;
using Ridgeway.Codes;

namespace Ridgeway.Exchange.CdsHooks;

public sealed class HookWriterTests
{
    private static readonly Guid Number = new("4e0a3a1e-3283-4575-ab82-028d55fe2719");

    [Fact]
    public void A_card_with_everything_holds_the_invariants()
    {
        var referral = new ProposedReferral(
            "p1", "Practitioner/1", [new Coded(CodeSystem.Snomed, "390893007", "Referral to physical activity program")], "Exercise on referral",
            ["Inactive (\"40\" minutes)"], ["Take care"], new DateOnly(2026, 11, 2));
        var card = new HookCard
        {
            Uuid = Number,
            Summary = HookCard.Fit(string.Join(' ', Enumerable.Repeat("exercise", 40))),
            Indicator = CardIndicator.Warning,
            Detail = "**Why** é",
            Source = new CardSource("NICE PH54", "https://r.example/rules/a", new Coded("s", "c", "d")),
            Suggestions = [new CardSuggestion(Number, "Refer", true, [new CardAction.Create("Draft", referral.ToFhir()), new CardAction.Delete("Take out", "ServiceRequest/1")])],
            OverrideReasons = [new Coded("s", "patient-not-ready", "Not ready")],
            Links = [new CardLink("Open", "https://r.example/launch?patient=1")],
        };

        using var json = JsonDocument.Parse(HookWriter.Cards([card]));

        HookInvariants.Hold(json.RootElement);
        var resource = json.RootElement.GetProperty("cards")[0].GetProperty("suggestions")[0].GetProperty("actions")[0].GetProperty("resource");
        Assert.Equal(("ServiceRequest", "draft", "proposal", "Patient/p1"), (
            resource.GetProperty("resourceType").GetString(), resource.GetProperty("status").GetString(), resource.GetProperty("intent").GetString(),
            resource.GetProperty("subject").GetProperty("reference").GetString()));
        Assert.Equal("390893007", resource.GetProperty("code").GetProperty("coding")[0].GetProperty("code").GetString());
    }

    [Fact]
    public void A_card_with_nothing_to_choose_says_nothing_of_choosing()
    {
        var card = new HookCard { Uuid = Number, Summary = "Advice", Indicator = CardIndicator.Info, Source = new CardSource("Ridgeway", null, null) };

        using var json = JsonDocument.Parse(HookWriter.Cards([card]));

        HookInvariants.Hold(json.RootElement);
        Assert.False(json.RootElement.GetProperty("cards")[0].TryGetProperty("suggestions", out _));
        Assert.Equal("{\"cards\":[]}", System.Text.Encoding.UTF8.GetString(HookWriter.Cards([]).Span));
    }

    [Theory]
    [InlineData(139)]
    [InlineData(140)]
    [InlineData(400)]
    public void A_summary_is_always_shorter_than_140_characters(int length) =>
        Assert.True(HookCard.Fit(new string('x', length)).Length < 140);
}
