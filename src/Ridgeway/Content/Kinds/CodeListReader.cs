using Ridgeway.Codes;
using Ridgeway.Records;

namespace Ridgeway.Content.Kinds;

/// <summary><c>codelist:</c> a concept and the codes that mean it.</summary>
internal sealed class CodeListReader(LocalCodes local) : IContentKind
{
    private static readonly Dictionary<string, FactKind> FactKinds =
        Enum.GetValues<FactKind>().ToDictionary(kind => kind.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    private static readonly Dictionary<string, bool> OpenOrClosed = new(StringComparer.Ordinal) { ["unknown"] = true, ["no"] = false };

    private static readonly Dictionary<string, string> Systems = new(StringComparer.Ordinal)
    {
        ["snomed"] = CodeSystem.Snomed,
        ["loinc"] = CodeSystem.Loinc,
        ["dmd"] = CodeSystem.Dmd,
        ["rxnorm"] = CodeSystem.RxNorm,
        ["reasonable-adjustment"] = CodeSystem.ReasonableAdjustment,
        ["ridgeway"] = CodeSystem.Ridgeway,
    };

    public string Key => "codelist";

    public object Read(string id, ContentEntry entry)
    {
        var list = new CodeList
        {
            Id = id,
            Name = entry.Text("name"),
            Kind = entry.OneOf("kind", FactKinds),
            Codes = local.Joined(id, IsToBeImported(entry) ? [] : Codes(entry, "codes")),
            Questions = Codes(entry, "asked-by"),
            Answers = Codes(entry, "answers"),
            EndsWith = entry.Has("ends-with") ? entry.Reference("ends-with", "codelist") : null,
            Unit = entry.OptionalEntry("unit") is { } unit ? Unit(unit) : null,
            IsUnknownUntilRecorded = entry.Has("not-recorded") && entry.OneOf("not-recorded", OpenOrClosed),
            Ask = entry.OptionalText("ask"),
            Source = entry.Source(),
        };
        if (!IsToBeImported(entry))
        {
            Check(list, entry);
        }

        return list;
    }

    /// <summary><c>codes: import</c>: a concept that ships without codes; nobody is on it until a list is imported.</summary>
    private static bool IsToBeImported(ContentEntry entry) =>
        entry.Node("codes") is YamlDotNet.RepresentationModel.YamlScalarNode && entry.OptionalText("codes") == "import";

    private static void Check(CodeList list, ContentEntry entry)
    {
        if (list.Codes.Count == 0 && list.Questions.Count == 0)
        {
            entry.Problem("codes", "A code list needs codes, or questions that it is asked by.");
        }

        if (list.Questions.Count > 0 && list.PositiveAnswers.Count == 0)
        {
            entry.Problem("answers", "A list that is only asked for needs the answers that mean yes.");
        }

        if ((list.Kind == FactKind.Measure) != (list.Unit is not null))
        {
            entry.Problem("unit", list.Unit is null ? "A measure needs a unit." : "Only a measure has a unit.");
        }
    }

    private static IReadOnlyList<Coded> Codes(ContentEntry entry, string key)
    {
        var codes = new List<Coded>();
        foreach (var one in entry.Entries(key))
        {
            var system = Systems.Keys.Where(one.Has).ToList();
            if (system.Count != 1)
            {
                one.Note(one.Mapping, $"A code is written as one of {string.Join(", ", Systems.Keys)}, with 'display'.");
                continue;
            }

            var code = new Coded(Systems[system[0]], one.Text(system[0]), one.Text("display"));
            if (system[0] == "snomed" && !SnomedCode.TryParse(code.Code, out _))
            {
                one.Problem("snomed", $"'{code.Code}' is not a SNOMED CT code: its check digit is wrong.");
            }

            if (codes.Contains(code))
            {
                one.Problem(system[0], $"'{code.Code}' is in this list already.");
            }

            codes.Add(code);
        }

        return codes;
    }

    internal static MeasureUnit Unit(ContentEntry unit)
    {
        var range = unit.Texts("plausible");
        var numbers = range.Select(text => double.TryParse(text, out var number) ? number : double.NaN).ToList();
        if (numbers is not [var from, var to] || !(from < to))
        {
            unit.Problem("plausible", "The plausible range is two numbers, the lower first: plausible: [50, 300].");
            (from, to) = (double.MinValue, double.MaxValue);
        }

        return new MeasureUnit(unit.Text("ucum"), unit.OptionalText("shown") ?? "", unit.Whole("decimals", 0, 4), from, to);
    }
}
