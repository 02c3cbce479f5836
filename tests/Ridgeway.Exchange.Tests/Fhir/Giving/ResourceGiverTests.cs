using System.Text;
using System.Text.Json.Nodes;

namespace Ridgeway.Exchange.Fhir.Giving;

public sealed class ResourceGiverTests
{
    [Theory]
    [InlineData("1959-02-30", null)]
    [InlineData("1959-02-28T10:00:00Z", "1959-02-28")]
    [InlineData("1959-02", "1959-02")]
    [InlineData("0000", null)]
    public void A_date_is_a_day_that_there_is_or_nothing(string written, string? given) =>
        Assert.Equal(given, (string?)Given($$"""{"resourceType":"Patient","id":"p","birthDate":"{{written}}"}""").Json["birthDate"]);

    [Theory]
    [InlineData("2024-07-01T10:30:00", "2024-07-01T10:30:00+01:00")]
    [InlineData("2024-01-01 10:30", "2024-01-01T10:30:00Z")]
    [InlineData("2024-01-01T10:30:00.123+0530", "2024-01-01T10:30:00.123+05:30")]
    [InlineData("2024-01-01", "2024-01-01")]
    [InlineData("last Tuesday", null)]
    public void A_time_without_a_zone_was_written_in_England(string written, string? given) =>
        Assert.Equal(given, (string?)Given($$"""{"resourceType":"Observation","id":"o","status":"final","code":{"text":"x"},"effectiveDateTime":"{{written}}"}""").Json["effectiveDateTime"]);

    [Fact]
    public void What_is_required_and_missing_is_said_to_be_unknown()
    {
        var given = Given("""{"resourceType":"MedicationRequest","id":"m","medicationCodeableConcept":{"text":"Aspirin"}}""", person: "Patient/p");

        Assert.Equal("unknown", (string?)given.Json["status"]);
        Assert.Equal("unknown", (string?)given.Json["_intent"]!["extension"]![0]!["valueCode"]);
        Assert.Equal("Patient/p", (string?)given.Json["subject"]!["reference"]);
        Assert.Equal("repaired", (string?)given.Json["meta"]!["tag"]![0]!["code"]);
        Assert.Contains("MedicationRequest.intent", string.Join(';', given.Repairs), StringComparison.Ordinal);
    }

    [Fact]
    public void What_came_valid_leaves_as_it_came_with_its_numbers_as_they_were_written()
    {
        const string came = """{"resourceType":"Observation","id":"o","status":"final","code":{"text":"x"},"valueQuantity":{"value":1.50,"unit":"kg"},"extension":[{"url":"https://x.example/e","valueDecimal":100.00}]}""";

        var given = Given(came);

        Assert.Empty(given.Repairs);
        Assert.Contains("\"value\":1.50", Encoding.UTF8.GetString(given.ToBytes()), StringComparison.Ordinal);
        foreach (var property in (JsonObject)JsonNode.Parse(came)!)
        {
            Assert.True(JsonNode.DeepEquals(property.Value, given.Json[property.Key]), property.Key);
        }
    }

    [Theory]
    [InlineData("urn:uuid:0b0b", "Condition/0b0b")]
    [InlineData("https://elsewhere.example/fhir/Condition/7/_history/2", "https://elsewhere.example/fhir/Condition/7/_history/2")]
    [InlineData("Practitioner?identifier=https://fhir.hl7.org.uk/Id/gmc-number|C1", null)]
    [InlineData("#gone", null)]
    public void References_lead_to_what_is_here_or_stay(string written, string? given)
    {
        var reference = Given($$"""{"resourceType":"Observation","id":"o","status":"final","code":{"text":"x"},"performer":[{"reference":"{{written}}","display":"Dr Who"}]}""").Json["performer"]![0]!;

        Assert.Equal(given, (string?)reference["reference"]);
        Assert.Equal("Dr Who", (string?)reference["display"]);
        Assert.Equal(written.Contains('?', StringComparison.Ordinal) ? "C1" : null, (string?)reference["identifier"]?["value"]);
    }

    [Theory]
    [InlineData("<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\"><p onclick=\\\"x()\\\">Hello</p></div>", false)]
    [InlineData("<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\"><a href=\\\"javascript:x()\\\">Hello</a></div>", false)]
    [InlineData("<!DOCTYPE d [<!ENTITY a \\\"b\\\">]><div xmlns=\\\"http://www.w3.org/1999/xhtml\\\">&a;</div>", false)]
    [InlineData("<div>no namespace</div>", false)]
    [InlineData("<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\"><p>Hello</p></div>", true)]
    public void A_narrative_that_does_more_than_show_words_is_left_out(string div, bool stands) =>
        Assert.Equal(stands, Given($$"""{"resourceType":"Patient","id":"p","text":{"status":"generated","div":"{{div}}"} }""").Json.ContainsKey("text"));

    [Fact]
    public void What_is_no_resource_of_R4_is_not_given()
    {
        var giver = new ResourceGiver();
        foreach (var json in new[] { """{"resourceType":"Unicorn"}""", "[]", "{", "\"x\"" })
        {
            Assert.Null(giver.Give(Encoding.UTF8.GetBytes(json), new Asked("Unicorn", "1", "1", default, "urn:x")));
        }
    }

    private static GivenResource Given(string json, string? person = null)
    {
        var type = (string)JsonNode.Parse(json)!["resourceType"]!;
        var asked = new Asked(type, (string)JsonNode.Parse(json)!["id"]!, "1", DateTimeOffset.UnixEpoch, "urn:uuid:0")
        {
            Person = person,
            Find = written => written is { Type: null, Id: "0b0b" } ? "Condition/0b0b" : written.IsElsewhere ? null : $"{written.Type}/{written.Id}",
        };
        return new ResourceGiver().Give(Encoding.UTF8.GetBytes(json), asked) ?? throw new InvalidOperationException("Nothing was given.");
    }
}
