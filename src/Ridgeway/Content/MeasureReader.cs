using System.Globalization;
using Ridgeway.Codes;
using Ridgeway.Finding;
using Ridgeway.Records;
using YamlDotNet.RepresentationModel;

namespace Ridgeway.Content;

/// <summary>Reads measures and their limits; units and plausible ranges are checked here, so that nothing later has to.</summary>
internal static class MeasureReader
{
    private static readonly Dictionary<string, Reading> Readings =
        Enum.GetValues<Reading>().ToDictionary(reading => reading.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    public static Criterion Measured(ContentEntry entry)
    {
        var list = entry.List("measure", FactKind.Measure);
        var of = entry.Has("of") ? entry.OneOf("of", Readings) : Reading.Latest;
        return new Criterion.Measured(list, Limits(entry, UnitOf(entry, list), of), of, entry.OptionalWindow("within"));
    }

    public static Criterion Answered(ContentEntry entry)
    {
        var questionnaire = entry.Text("answer");
        var item = entry.Whole("item", 1, 100);
        var answered = new Criterion.Answered(questionnaire, item, Limits(entry, UnitOf(entry, $"{questionnaire}-item-{item}"), Reading.Latest), entry.OptionalWindow("within"));
        entry.CheckReference("answer", "codelist", answered.List);
        return answered;
    }

    /// <summary>A score as recorded where the name is a code list's; else one that content says how to work out.</summary>
    public static Criterion Scored(ContentEntry entry)
    {
        var score = entry.Text("score");
        if (entry.Names.Declares("score", score) && !entry.Names.Declares("codelist", score))
        {
            return new Criterion.Computed(score, Limits(entry, entry.Names.TryFindScore(score, out var computed) ? computed.Unit : null, Reading.Latest));
        }

        var list = entry.List("score", FactKind.Measure);
        return new Criterion.Scored(list, Limits(entry, UnitOf(entry, list), Reading.Latest), entry.OptionalWindow("within"));
    }

    /// <summary>A number with its unit: "140 mmHg". The unit may be left out only where the number is pure.</summary>
    public static double? Quantity(ContentEntry entry, string key, string text, MeasureUnit? unit)
    {
        var parts = text.Split(' ', 2, StringSplitOptions.TrimEntries);
        if (!double.TryParse(parts[0], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            entry.Problem(key, $"'{text}' is neither a number with its unit nor the name of a table.", Nearest.To(text, entry.Names.Of("table")));
            return null;
        }

        var written = parts.Length == 2 ? parts[1] : "";
        if (unit is not null && written != unit.Shown && written != unit.Ucum && !(unit.IsPureNumber && written.Length == 0))
        {
            entry.Problem(key, written.Length == 0 ? $"'{text}' has no unit." : $"'{written}' is not the unit of this measure.", $"{parts[0]} {unit.Shown}");
        }

        return number;
    }

    private static MeasureUnit? UnitOf(ContentEntry entry, string list) => entry.Names.TryFindList(list, out var found) ? found.Unit : null;

    private static Limits Limits(ContentEntry entry, MeasureUnit? unit, Reading of)
    {
        // A count or a number of days is a pure number, and a change or a trend may be of any size and sign.
        var held = of is Reading.Count or Reading.Span ? new MeasureUnit("1", "", 0, 0, 1_000_000) : unit;
        var lower = LimitAt(entry, "at-least", true, held, of) ?? LimitAt(entry, "above", false, held, of);
        var upper = LimitAt(entry, "at-most", true, held, of) ?? LimitAt(entry, "below", false, held, of);
        if (entry.Has("between"))
        {
            (lower, upper) = Between(entry, held, of);
        }

        if (lower is null && upper is null)
        {
            entry.Note(entry.Mapping, "A measure needs a limit: 'at-least', 'above', 'at-most', 'below' or 'between'.");
        }
        else if (lower?.At is Threshold.Fixed { Value: var least } && upper?.At is Threshold.Fixed { Value: var most } && (least > most || (least.Equals(most) && !(lower.Included && upper.Included))))
        {
            entry.Note(entry.Mapping, $"No value can be above {least} and below {most} at once.");
        }

        return new Limits(lower, upper);
    }

    private static (Limit? Lower, Limit? Upper) Between(ContentEntry entry, MeasureUnit? unit, Reading of)
    {
        if (entry.Node("between") is not YamlSequenceNode { Children.Count: 2 })
        {
            entry.Problem("between", "'between' needs two numbers: between: [140 mmHg, 160 mmHg].");
            return (null, null);
        }

        var ends = entry.Texts("between");
        return (LimitOf(entry, "between", ends[0], true, unit, of), LimitOf(entry, "between", ends[1], true, unit, of));
    }

    private static Limit? LimitAt(ContentEntry entry, string key, bool included, MeasureUnit? unit, Reading of) =>
        entry.OptionalText(key) is { } text ? LimitOf(entry, key, text, included, unit, of) : null;

    private static Limit LimitOf(ContentEntry entry, string key, string text, bool included, MeasureUnit? unit, Reading of)
    {
        return new Limit(ThresholdOf(entry, key, text, unit, of), included);
    }

    /// <summary>A number with its unit, or the name of a table, that must be there.</summary>
    internal static Threshold ThresholdAt(ContentEntry entry, string key, MeasureUnit unit) =>
        ThresholdOf(entry, key, entry.Text(key), unit, Reading.Latest);

    private static Threshold ThresholdOf(ContentEntry entry, string key, string text, MeasureUnit? unit, Reading of)
    {
        if (entry.Names.Declares("table", text))
        {
            if (unit is not null && entry.Names.TryFindTable(text, out var table) && table.Ucum != unit.Ucum)
            {
                entry.Problem(key, $"The table '{text}' is in {table.Ucum}, and this measure is in {unit.Ucum}.");
            }

            return new Threshold.FromTable(text);
        }

        var value = Quantity(entry, key, text, unit);
        if (value is { } number && unit is not null && of is not (Reading.Change or Reading.Trend) && !unit.IsPlausible(number))
        {
            entry.Problem(key, $"{text} is outside what is plausible for this measure ({unit.PlausibleFrom} to {unit.PlausibleTo}), so no reading could settle it.");
        }

        return new Threshold.Fixed(value ?? 0);
    }
}
