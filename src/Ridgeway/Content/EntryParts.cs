using Ridgeway.Codes;
using Ridgeway.Finding;
using Ridgeway.Guidance;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Content;

/// <summary>The parts that every kind of document writes in the same way.</summary>
internal static class EntryParts
{
    private static readonly Dictionary<string, Verification> Flags = new(StringComparer.Ordinal)
    {
        ["V"] = Verification.Verified,
        ["S"] = Verification.Secondary,
        ["U"] = Verification.Unverified,
    };

    private static readonly Dictionary<string, Sex> Sexes = new(StringComparer.Ordinal) { ["female"] = Sex.Female, ["male"] = Sex.Male, ["other"] = Sex.Other };

    private static readonly Dictionary<string, Truth> Truths = new(StringComparer.Ordinal)
    {
        ["true"] = Truth.True,
        ["false"] = Truth.False,
        ["unknown"] = Truth.Unknown,
    };

    /// <summary><c>source: { ref: NICE PH54, flag: V, read: 2026-11-01 }</c></summary>
    public static Citation Source(this ContentEntry entry, string key = "source")
    {
        var source = entry.Entry(key);
        return source.Keys.Any()
            ? new Citation(source.Text("ref"), source.OneOf("flag", Flags), source.OptionalDay("read"))
            : new Citation("", Verification.Unverified);
    }

    /// <summary><c>effective: { from: 2014-09-24, to: 2027-03-31 }</c>, either end open; without it, always.</summary>
    public static EffectiveDates Effective(this ContentEntry entry)
    {
        if (entry.OptionalEntry("effective") is not { } effective)
        {
            return EffectiveDates.Always;
        }

        var dates = new EffectiveDates(effective.OptionalDay("from"), effective.OptionalDay("to"));
        if (dates.From > dates.To)
        {
            entry.Problem("effective", $"It ends on {dates.To:yyyy-MM-dd}, before it begins on {dates.From:yyyy-MM-dd}.");
        }

        return dates;
    }

    /// <summary><c>approval: draft</c>, or <c>approval: { by: Name, role: Clinical safety officer, on: 2027-01-15, of: FINGERPRINT }</c>.</summary>
    public static Approval Approval(this ContentEntry entry)
    {
        if (entry.Node("approval") is not YamlDotNet.RepresentationModel.YamlMappingNode)
        {
            return entry.OneOf("approval", new Dictionary<string, Approval>(StringComparer.Ordinal) { ["draft"] = Guidance.Approval.Draft });
        }

        var approval = entry.Entry("approval");
        return new Approval(approval.Text("by"), approval.Day("on"), approval.OptionalText("role"), approval.Text("of"));
    }

    /// <summary><c>examples:</c> made-up people, each with a day and what should come out.</summary>
    public static IReadOnlyList<WorkedExample> Examples(this ContentEntry entry) => [.. entry.Entries("examples").Select(Example)];

    private static WorkedExample Example(ContentEntry example)
    {
        var person = example.Entry("person");
        var asks = example.Texts("ask");
        var expect = example.OneOf("expect", Truths);
        if (asks.Count > 0 && expect != Truth.Unknown)
        {
            example.Problem("ask", "Only an answer that is unknown asks for anything.");
        }

        return new WorkedExample(Person(person), example.Day("on"), expect, asks);
    }

    /// <summary>A made-up person: <c>{ born: 1959-03-01, sex: female, ethnicity: A, decile: 3, facts: [...] }</c></summary>
    internal static ExamplePerson Person(ContentEntry person) => new()
    {
        Born = Partly(person, "born"),
        Died = Partly(person, "died"),
        Sex = person.Has("sex") ? person.OneOf("sex", Sexes) : Sex.NotRecorded,
        Ethnicity = Category(person),
        DeprivationDecile = person.OptionalWhole("decile", 1, 10),
        Facts = [.. person.Texts("facts").Select(sentence => ExampleFacts.Read(person, sentence)).OfType<ExampleFact>()],
    };

    private static PartialDate? Partly(ContentEntry person, string key)
    {
        if (person.OptionalText(key) is not { } text)
        {
            return null;
        }

        if (!PartialDate.TryParse(text, out var date))
        {
            person.Problem(key, $"'{text}' is not a date: write 1959-03-01, 1959-03 or 1959.");
        }

        return date;
    }

    private static EthnicCategory? Category(ContentEntry person)
    {
        if (person.OptionalText("ethnicity") is not { } code)
        {
            return null;
        }

        if (!EthnicCategories.TryParse(code, out var category))
        {
            person.Problem("ethnicity", $"'{code}' is not a national ethnic category code (A to S, Z or 99).");
        }

        return category;
    }
}
