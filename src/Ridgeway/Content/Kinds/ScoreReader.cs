using Ridgeway.Codes;
using Ridgeway.Finding;
using Ridgeway.Finding.Scores;

namespace Ridgeway.Content.Kinds;

/// <summary><c>score:</c> a number worked out from the record: a sum of <c>items</c>, a <c>formula</c> with <c>inputs</c>, or a <c>recorded</c> measure.</summary>
internal sealed class ScoreReader : IContentKind
{
    private static readonly string[] Ways = ["items", "formula", "recorded"];

    private static readonly Dictionary<string, Truth> Applies = new(StringComparer.Ordinal)
    {
        ["true"] = Truth.True,
        ["false"] = Truth.False,
        ["unknown"] = Truth.Unknown,
    };

    public string Key => "score";

    public object Read(string id, ContentEntry entry)
    {
        var unit = CodeListReader.Unit(entry.Entry("unit"));
        var way = Way(id, entry);
        return new Score
        {
            Id = id,
            Name = entry.Text("name"),
            Version = entry.Text("version"),
            Definition = entry.Text("definition"),
            Unit = unit,
            For = entry.Has("for") ? entry.Criterion("for") : null,
            Way = way,
            Bands = Bands(entry, unit),
            Changes = [.. entry.Entries("changes").Select(Change)],
            NotLookedFor = [.. entry.Texts("not-looked-for"), .. WithoutCodes(way, entry.Names)],
            Licence = entry.Text("licence"),
            Note = entry.OptionalText("note"),
            Source = entry.Source(),
            Effective = entry.Effective(),
            Examples = [.. entry.Entries("examples").Select(Example)],
        };
    }

    private static ScoreWay Way(string id, ContentEntry entry)
    {
        var said = Ways.Where(entry.Has).ToList();
        if (said.Count != 1)
        {
            entry.Note(entry.Mapping, $"A score is worked out in one way: it needs one of {string.Join(", ", Ways)}.");
            return new ScoreWay.Additive([]);
        }

        if ((said[0] == "recorded") != entry.Names.Declares("codelist", id))
        {
            entry.Problem("score", said[0] == "recorded" ? $"A recorded score has the id of its code list, and there is no codelist '{id}'." : $"'{id}' is a code list, so 'score: {id}' would be the recorded one. Give this score another id.");
        }

        return said[0] switch
        {
            "items" => new ScoreWay.Additive([.. entry.Entries("items").Select(Item)]),
            "formula" => Formula(entry),
            _ => new ScoreWay.Recorded(entry.List("recorded", Records.FactKind.Measure), entry.OptionalWindow("within")),
        };
    }

    /// <summary>Items whose lists all wait to be imported: nobody can have them yet, which has to be said.</summary>
    private static IEnumerable<string> WithoutCodes(ScoreWay way, ContentNames names) => way is not ScoreWay.Additive additive ? [] : additive.Items
        .Where(item => ListsOf(item.When) is { Count: > 0 } lists && lists.All(id => names.TryFindList(id, out var list) && list.Codes.Count == 0 && list.Questions.Count == 0))
        .Select(item => item.Name);

    private static List<string> ListsOf(Criterion criterion) =>
    [
        .. criterion.Everything().Select(one => one switch
        {
            Criterion.Has has => has.List,
            Criterion.Had had => had.List,
            Criterion.Taking taking => taking.List,
            Criterion.Measured measured => measured.List,
            _ => null,
        }).OfType<string>(),
    ];

    private static ScoreItem Item(ContentEntry item) =>
        new(item.Text("item"), item.Text("name"), item.Number("points"), item.Criterion("when"));

    private static ScoreWay Formula(ContentEntry entry)
    {
        var name = entry.Text("formula");
        var inputs = entry.Entry("inputs");
        if (!ScoreFormulas.TryFind(name, out var formula))
        {
            entry.Problem("formula", $"There is no formula '{name}'; there are {string.Join(", ", ScoreFormulas.Ids)}.", Nearest.To(name, ScoreFormulas.Ids));
            return new ScoreWay.Additive([]);
        }

        return new ScoreWay.ByFormula(formula, [.. formula.Inputs.Select(input => From(input, inputs.Entry(input.Id)))]);
    }

    private static InputFrom From(FormulaInput input, ContentEntry from)
    {
        string[] ways = ["when", "measure", "detail", "age-at", "is"];
        switch (ways.Where(from.Has).ToArray())
        {
            case ["when"]:
                return new InputFrom.Condition(from.Criterion("when"));
            case ["measure"]:
                return new InputFrom.Measurement(from.List("measure", Records.FactKind.Measure), from.OptionalWindow("within"));
            case ["detail"]:
                return from.OneOf("detail", new Dictionary<string, InputFrom>(StringComparer.Ordinal) { ["age"] = new InputFrom.AgeInYears() });
            case ["age-at"]:
                return new InputFrom.AgeAtFirst(from.References("age-at", "codelist"));
            case ["is"] when input.Words is null:
                return new InputFrom.Fixed(from.Number("is"));
            case ["is"]:
                return new InputFrom.Fixed(from.OneOf("is", input.Words!.Index().ToDictionary(word => word.Item, word => (double)word.Index, StringComparer.Ordinal)));
            default:
                from.Note(from.Mapping, $"'{input.Id}' ({input.Name}) comes from one of {string.Join(", ", ways)}.");
                return new InputFrom.Fixed(0);
        }
    }

    private static IReadOnlyList<ScoreBand> Bands(ContentEntry entry, MeasureUnit unit)
    {
        var bands = entry.Entries("bands").Select(band => new ScoreBand(band.Text("band"), band.Has("from") ? MeasureReader.ThresholdAt(band, "from", unit) : null)).ToList();
        var ends = bands.Skip(1).Select(band => (band.From as Threshold.Fixed)?.Value).OfType<double>().ToList();
        if (bands.Count > 0 && (bands[0].From is not null || bands.Skip(1).Any(band => band.From is null) || ends.Zip(ends.Skip(1)).Any(pair => pair.First >= pair.Second)))
        {
            entry.Problem("bands", "Bands go from the lowest up: the first has no 'from', and each later one begins higher.");
        }

        return bands;
    }

    private static ScoreChange Change(ContentEntry change) => new(
        change.Text("if"), Numbers(change, "set"), Numbers(change, "at-most"), change.Texts("without"));

    private static Dictionary<string, double> Numbers(ContentEntry change, string key) => change.OptionalEntry(key) is { } numbers
        ? numbers.Keys.ToDictionary(name => name, name => numbers.Number(name), StringComparer.Ordinal)
        : [];

    private static ScoreExample Example(ContentEntry example) => new(
        EntryParts.Person(example.Entry("person")),
        example.Day("on"),
        example.OptionalNumber("value"),
        example.OptionalText("band"),
        example.Has("applies") ? example.OneOf("applies", Applies) : Truth.True,
        example.Texts("ask"));
}
