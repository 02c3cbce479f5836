using System.Text;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Testing;

namespace Ridgeway.Records.Faults;

/// <summary>Bundles that contradict themselves, and bytes meant to break a reader: each is told, nothing falls over.</summary>
public sealed class ContradictionTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ridgeway-contradiction-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [EveryEngine]
    internal async Task A_bundle_that_contradicts_itself_keeps_what_can_be_kept_and_tells_the_rest(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var circle = """{"resourceType":"Organization","id":"o1","partOf":{"reference":"Organization/o2"}}""";
        var roundAgain = """{"resourceType":"Organization","id":"o2","partOf":{"reference":"Organization/o1"}}""";
        var role = """{"resourceType":"PractitionerRole","id":"r1","organization":{"reference":"PractitionerRole/r1"}}""";
        var ofRole = Sent.Patient("1", "9434765919").Replace("""{"identifier":{"system":"https://fhir.nhs.uk/Id/ods-organization-code","value":"A83008"} }""", """{"reference":"PractitionerRole/r1"}""", StringComparison.Ordinal);
        Assert.Contains("PractitionerRole/r1", ofRole, StringComparison.Ordinal);

        var typed = await ImportAsync(ridgeway, "b.json", Sent.Bundle(
            circle, roundAgain, role, ofRole,
            Sent.Patient("2", "9434765919", "Brown", "1988-07-07"),
            Sent.Condition("c1", "1"), Sent.Condition("c1", "2", "73211009"), Sent.Condition("c3", "nobody"),
            """{"resourceType":"MedicationRequest","id":"m","status":"active","intent":"order","medicationReference":{"reference":"#m"},"contained":[{"resourceType":"Medication","id":"x"}],"subject":{"reference":"Patient/1"},"authoredOn":"2024-01-01"}""",
            """{"resourceType":"Condition","id":"c4","code":{"coding":[{"system":"http://snomed.info/sct","code":"38341003"}]},"subject":{"reference":"#self"},"contained":[{"resourceType":"Patient","id":"self","link":[{"other":{"reference":"#self"}}]}]}"""));

        Assert.Equal(2, typed.Json.GetProperty("people").GetInt32());
        var problems = typed.Json.GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("what").GetString()!).ToList();
        Assert.Equal(3, typed.Json.GetProperty("resources").GetProperty("set_aside").GetInt32());
        foreach (var word in (string[])["kept apart", "not known here", "not in this document", "no NHS number there"])
        {
            Assert.Contains(problems, problem => problem.Contains(word, StringComparison.Ordinal));
        }

        Assert.Equal(2, await ridgeway.Db.Set<PersonRow>().CountAsync(row => row.NhsNumber == Codes.NhsNumber.Parse("9434765919"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("1e999", "too large a number")]
    [InlineData("-1e999", "too large a number")]
    [InlineData("99999999999999999999999999", "not a value a person can have")]
    [InlineData("\"82,5\"", "not a number")]
    public async Task A_number_that_is_none_is_told_in_plain_words(string number, string word)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);

        var typed = await ImportAsync(ridgeway, "b.json", Sent.Bundle(Sent.Patient("1", "9434765919"), Sent.Weight("w", "1", number)));

        Assert.Contains(typed.Json.GetProperty("problems").EnumerateArray(), problem => problem.GetProperty("what").GetString()!.Contains(word, StringComparison.Ordinal));
        Assert.Equal(1, typed.Json.GetProperty("resources").GetProperty("kept").GetInt32());
    }

    [Theory]
    [InlineData("0001-01-01", false)]
    [InlineData("1753-01-01", false)]
    [InlineData("1900-01-01", true)]
    [InlineData("2026-10-31T23:59:60.1234567+14:00", true)]
    [InlineData("9999-12-31", false)]
    [InlineData("9999-12-31T23:59:59.9999999-14:00", false)]
    [InlineData("2026-02-30", false)]
    public async Task A_date_is_believed_or_told_and_never_breaks_anything(string date, bool isBelieved)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);

        var typed = await ImportAsync(ridgeway, "b.json", Sent.Bundle(Sent.Patient("1", "9434765919", born: date[..10]), Sent.Weight("w", "1", "82.5", date)));

        Assert.Equal(isBelieved, !typed.Json.GetProperty("problems").EnumerateArray().Any(problem => problem.GetProperty("path").GetString()!.StartsWith("Observation", StringComparison.Ordinal)));
        Assert.Equal(2, typed.Json.GetProperty("resources").GetProperty("read").GetInt32());
    }

    [Fact]
    public async Task Marks_line_ends_duplicate_keys_bad_bytes_and_nesting_cost_what_they_are_in_and_no_more()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        var duplicate = Sent.Weight("twice", "1", "82.5").Replace("\"status\":\"final\"", "\"status\":\"draft\",\"status\":\"final\"", StringComparison.Ordinal);
        var nested = Sent.Weight("deep", "1", "82.5").Replace("\"status\"", $"\"x\":{new string('[', 10_000)}{new string(']', 10_000)},\"status\"", StringComparison.Ordinal);
        var entities = """<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]><Patient>&lol2;</Patient>""";
        byte[] lines =
        [
            0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Sent.Patient("1", "9434765919") + "\r\n"),
            .. Encoding.UTF8.GetBytes(duplicate + "\r\n"),
            .. Encoding.UTF8.GetBytes(nested + "\r\n"),
            .. Encoding.Latin1.GetBytes(Sent.Weight("caf\u00e9", "1", "82.5") + "\r\n"),
            .. Encoding.UTF8.GetBytes(entities + "\r\n"),
            .. Encoding.UTF8.GetBytes(Sent.Weight("w", "1", "83", "2026-06-01")),
        ];
        await File.WriteAllBytesAsync(Path.Combine(folder, "all.ndjson"), lines, TestContext.Current.CancellationToken);

        var typed = await Typed.RunAsync(ridgeway, "import", Path.Combine(folder, "all.ndjson"), "--json");

        var counts = typed.Json.GetProperty("resources");
        Assert.Equal((6, 3, 3), (counts.GetProperty("read").GetInt32(), counts.GetProperty("kept").GetInt32(), counts.GetProperty("set_aside").GetInt32()));
        Assert.Equal([3, 4, 5], typed.Json.GetProperty("problems").EnumerateArray().Where(problem => problem.GetProperty("severity").GetString() == "error").Select(problem => problem.GetProperty("line").GetInt32()));
    }

    private async Task<Typed> ImportAsync(TestRidgeway ridgeway, string name, string text)
    {
        var path = Path.Combine(folder, name);
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        return await Typed.RunAsync(ridgeway, "import", path, "--json");
    }
}
