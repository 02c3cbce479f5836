using Ridgeway.Codes;
using Ridgeway.Content;
using Ridgeway.Finding;
using Ridgeway.Time;

namespace Ridgeway.Records.Matching;

/// <summary><c>matching:</c> when two records are one person's.</summary>
internal sealed record MatchDocument(string Id, string Version, EffectiveDates Effective, MatchRules Rules) : IDatedContent;

internal sealed class MatchReader : IContentKind
{
    private static readonly Dictionary<string, MatchField> Fields = Words<MatchField>();
    private static readonly Dictionary<string, Agreement> Agreements = Words<Agreement>();
    private static readonly Dictionary<string, KeyPart> Parts = Words<KeyPart>();
    private static readonly Dictionary<string, MatchVerdict> Verdicts = Words<MatchVerdict>();

    public string Key => "matching";

    public object Read(string id, ContentEntry entry)
    {
        entry.Text("name");
        entry.Approval();
        var thresholds = entry.Entry("thresholds");
        var rules = new MatchRules
        {
            Id = id,
            Version = entry.Text("version"),
            Effective = entry.Effective(),
            Weights = Weights(entry.Entry("weights")),
            SameFrom = thresholds.Number("same"),
            PossibleFrom = thresholds.Number("possible"),
            OnSame = entry.OneOf("on-same", Words<OnStrongMatch>()),
            Nicknames = [.. entry.Lists("nicknames").Select(names => names.Select(name => new MatchSubject(Named(name)).Given).ToHashSet(StringComparer.Ordinal))],
            Keys = [.. entry.Lists("keys").Select(key => (IReadOnlyList<KeyPart>)[.. key.Select(part => Part(entry, part))])],
            LargestBlock = entry.Whole("largest-block", 2, 10_000),
            Source = entry.Source(),
        };
        Check(entry, rules);
        RunExamples(entry, rules);
        return new MatchDocument(id, rules.Version, rules.Effective, rules);
    }

    private static Dictionary<(MatchField, Agreement), double> Weights(ContentEntry weights)
    {
        var read = new Dictionary<(MatchField, Agreement), double>();
        foreach (var (name, field) in Fields)
        {
            if (weights.OptionalEntry(name) is not { } agreements)
            {
                continue;
            }

            foreach (var (word, agreement) in Agreements.Where(one => one.Value != Agreement.NotKnown))
            {
                if (agreements.OptionalNumber(word) is { } weight)
                {
                    read[(field, agreement)] = weight;
                }
            }
        }

        return read;
    }

    private static void Check(ContentEntry entry, MatchRules rules)
    {
        if (rules.PossibleFrom >= rules.SameFrom)
        {
            entry.Problem("thresholds", "'possible' must be below 'same'.");
        }

        if (rules.Keys.Count == 0)
        {
            entry.Problem("keys", "Without keys nobody is compared with anybody.");
        }
    }

    /// <summary>A rule set that does not do what its own examples say is not used.</summary>
    private static void RunExamples(ContentEntry entry, MatchRules rules)
    {
        foreach (var example in entry.Entries("examples"))
        {
            var (a, b) = (Subject(example.Entry("a")), Subject(example.Entry("b")));
            var expected = example.OneOf("expect", Verdicts);
            var found = MatchPeople.Compare(a, b, rules);
            if (found.Verdict != expected)
            {
                example.Problem("expect", $"Expected {expected.ToString().ToLowerInvariant()}, got {found.Verdict.ToString().ToLowerInvariant()} with a score of {found.Score}.");
            }
        }
    }

    private static MatchSubject Subject(ContentEntry person)
    {
        var who = Named(person.OptionalText("given")) with
        {
            Name = new PersonName(person.OptionalText("family"), person.OptionalText("given")),
            BirthDate = PartialDate.TryParse(person.OptionalText("born"), out var born) ? born : null,
            Sex = person.Has("sex") ? person.OneOf("sex", new Dictionary<string, Sex>(StringComparer.Ordinal) { ["female"] = Sex.Female, ["male"] = Sex.Male }) : Sex.NotRecorded,
            Postcode = Postcode.TryParse(person.OptionalText("postcode"), out var postcode) ? postcode : null,
            NhsNumber = NhsNumber.TryParse(person.OptionalText("number"), out var number) ? number : null,
            Verification = person.OptionalFlag("verified") ? NhsNumberVerification.Verified : NhsNumberVerification.NotSaid,
        };
        return new MatchSubject(who, NhsNumber.TryParse(person.OptionalText("former"), out var former) ? [former] : []);
    }

    private static Person Named(string? given) => new() { Id = new PersonId(new Guid(1, 0, 0, new byte[8])), Name = new PersonName(null, given) };

    private static KeyPart Part(ContentEntry entry, string word)
    {
        if (!Parts.TryGetValue(word, out var part))
        {
            entry.Problem("keys", $"'{word}' is not one of {string.Join(", ", Parts.Keys)}.");
        }

        return part;
    }

    private static Dictionary<string, T> Words<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().ToDictionary(value => MatchWords.Kebab(value.ToString()), value => value, StringComparer.Ordinal);
}

/// <summary>The rules in force, from the content folder.</summary>
internal sealed class MatchContent(ContentPack content)
{
    /// <exception cref="ContentUnreadableException">The content has no rules for the day.</exception>
    public MatchRules On(DateOnly day) =>
        content.Of<MatchDocument>().FirstOrDefault(document => document.Effective.Includes(day))?.Rules
        ?? throw new ContentUnreadableException($"The content folder has no 'matching' in force on {day:yyyy-MM-dd}.");
}
