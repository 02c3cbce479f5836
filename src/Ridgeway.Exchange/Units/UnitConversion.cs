using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Ridgeway.Exchange.Units;

/// <summary>
/// Turns a value from the unit it was sent in into the unit a measure is held in. Pure and table driven:
/// by dimension (lb to kg), and where mass and amount of substance meet, by what the measure is of (cholesterol mg/dL to mmol/L).
/// </summary>
public static partial class UnitConversion
{
    /// <summary>
    /// HbA1c from % (DCCT/NGSP) to mmol/mol (IFCC). Source: the IFCC-NGSP master equation, NGSP = 0.0915 IFCC + 2.15,
    /// in the form mmol/mol = 10.929 x (% - 2.15).
    /// </summary>
    private const double HbA1cTimes = 10.929, HbA1cMinus = 2.15;

    /// <summary>Each unit by its dimension and its size in that dimension's first unit (value x Times + Plus). Source: UCUM, read 2026.</summary>
    private static readonly FrozenDictionary<string, Size> Sizes = new Dictionary<string, Size>(StringComparer.Ordinal)
    {
        ["kg"] = new("mass", 1), ["g"] = new("mass", 0.001), ["mg"] = new("mass", 1e-6),
        ["[lb_av]"] = new("mass", 0.45359237), ["[oz_av]"] = new("mass", 0.028349523125), ["[stone_av]"] = new("mass", 6.35029318),
        ["m"] = new("length", 1), ["cm"] = new("length", 0.01), ["mm"] = new("length", 0.001), ["km"] = new("length", 1000),
        ["[in_i]"] = new("length", 0.0254), ["[ft_i]"] = new("length", 0.3048), ["[mi_i]"] = new("length", 1609.344),
        ["Cel"] = new("temperature", 1), ["K"] = new("temperature", 1, -273.15), ["[degF]"] = new("temperature", 5.0 / 9, -160.0 / 9),
        ["mm[Hg]"] = new("pressure", 1), ["kPa"] = new("pressure", 7.50061682704),
        ["min"] = new("time", 1), ["s"] = new("time", 1.0 / 60), ["h"] = new("time", 60), ["d"] = new("time", 1440),
        ["wk"] = new("time", 10080),
        ["/min"] = new("rate", 1), ["/s"] = new("rate", 60), ["/h"] = new("rate", 1.0 / 60), ["/d"] = new("rate", 1.0 / 1440),
        ["/wk"] = new("rate", 1.0 / 10080),
        ["min/wk"] = new("time a week", 1), ["h/wk"] = new("time a week", 60),
        ["min/d"] = new("time a day", 1), ["h/d"] = new("time a day", 60),
        ["d/wk"] = new("days a week", 1),
        ["g/L"] = new(MassInVolume, 1), ["g/dL"] = new(MassInVolume, 10), ["mg/dL"] = new(MassInVolume, 0.01), ["mg/L"] = new(MassInVolume, 0.001),
        ["g/mL"] = new(MassInVolume, 1000), ["mg/mL"] = new(MassInVolume, 1), ["ug/mL"] = new(MassInVolume, 0.001), ["ug/L"] = new(MassInVolume, 1e-6),
        ["ng/mL"] = new(MassInVolume, 1e-6), ["pg/mL"] = new(MassInVolume, 1e-9), ["ng/L"] = new(MassInVolume, 1e-9),
        ["ug/dL"] = new(MassInVolume, 1e-5), ["ng/dL"] = new(MassInVolume, 1e-8),
        ["mmol/L"] = new(AmountInVolume, 1), ["mol/L"] = new(AmountInVolume, 1000), ["umol/L"] = new(AmountInVolume, 0.001),
        ["nmol/L"] = new(AmountInVolume, 1e-6), ["pmol/L"] = new(AmountInVolume, 1e-9), ["mmol/dL"] = new(AmountInVolume, 10),
        ["10*9/L"] = new("cells", 1), ["10*3/uL"] = new("cells", 1), ["10*6/L"] = new("cells", 0.001), ["/uL"] = new("cells", 0.001),
        ["10*12/L"] = new("cells", 1000), ["10*6/uL"] = new("cells", 1000),
        ["mg/mmol"] = new("albumin to creatinine", 1),
        ["mL/min"] = new("flow", 1), ["L/min"] = new("flow", 1000), ["L/s"] = new("flow", 60000),
        ["L"] = new("volume", 1), ["mL"] = new("volume", 0.001), ["dL"] = new("volume", 0.1),
        ["kg/m2"] = new("body mass index", 1),
        ["1"] = new("number", 1),
        ["kcal"] = new("energy", 1), ["kJ"] = new("energy", 1 / 4.184),
        ["[drp]"] = new("drops", 1),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// Grams in a mole, as the everyday factors give it: mg/dL / 38.67 for cholesterol, / 88.57 for triglycerides,
    /// / 18.016 for glucose; x 88.42 to umol/L for creatinine.
    /// </summary>
    private static readonly (string Word, double GramsPerMole)[] Substances =
    [
        ("cholesterol", 386.7), ("ldl", 386.7), ("hdl", 386.7), ("triglyceride", 885.7), ("glucose", 180.16), ("creatinine", 10_000 / 88.42),
    ];

    private const string MassInVolume = "mass in volume", AmountInVolume = "amount in volume";

    /// <summary>How to change a value, or null where the one unit cannot become the other.</summary>
    /// <param name="measure">Id of the code list the value belongs to ("cholesterol-total"): it says what is weighed.</param>
    /// <param name="from">UCUM unit of the value.</param>
    /// <param name="to">UCUM unit wanted.</param>
    public static UnitChange? Find(string measure, string from, string to)
    {
        from = WithoutAnnotations(from);
        to = WithoutAnnotations(to);
        if (string.Equals(from, to, StringComparison.Ordinal))
        {
            return UnitChange.None;
        }

        return OfHbA1c(measure, from, to) ?? OfFiltration(measure, from, to) ?? OfUrineAlbumin(measure, from, to) ?? BySize(measure, from, to);
    }

    /// <summary>Annotations in braces say nothing about size: {beats}/min is /min, {score} is a plain number. Only 1.73 m2 of body surface does.</summary>
    internal static string WithoutAnnotations(string ucum)
    {
        if (!ucum.Contains('{', StringComparison.Ordinal) || ucum.Contains("1.73", StringComparison.Ordinal))
        {
            return ucum;
        }

        var bare = Annotation().Replace(ucum, "");
        return bare.Length == 0 ? "1" : bare;
    }

    private static UnitChange? BySize(string measure, string from, string to)
    {
        if (!Sizes.TryGetValue(from, out var a) || !Sizes.TryGetValue(to, out var b))
        {
            return null;
        }

        if (string.Equals(a.Dimension, b.Dimension, StringComparison.Ordinal))
        {
            return new UnitChange(a.Times / b.Times, (a.Plus - b.Plus) / b.Times);
        }

        return GramsPerMole(measure) is not { } grams ? null : (a.Dimension, b.Dimension) switch
        {
            (MassInVolume, AmountInVolume) => new UnitChange(a.Times * 1000 / grams / b.Times, 0),
            (AmountInVolume, MassInVolume) => new UnitChange(a.Times * grams / 1000 / b.Times, 0),
            _ => null,
        };
    }

    private static UnitChange? OfHbA1c(string measure, string from, string to) =>
        !measure.Contains("hba1c", StringComparison.OrdinalIgnoreCase) ? null : (from, to) switch
        {
            ("%", "mmol/mol") => new UnitChange(HbA1cTimes, -HbA1cMinus * HbA1cTimes),
            ("mmol/mol", "%") => new UnitChange(1 / HbA1cTimes, HbA1cMinus),
            _ => null,
        };

    /// <summary>An estimated filtration rate is per 1.73 m2 by definition, though laboratories often write mL/min.</summary>
    private static UnitChange? OfFiltration(string measure, string from, string to) =>
        (measure.Contains("egfr", StringComparison.OrdinalIgnoreCase) || measure.Contains("filtration", StringComparison.OrdinalIgnoreCase))
        && IsFiltration(from) && IsFiltration(to)
            ? UnitChange.None
            : null;

    /// <summary>Urine albumin to creatinine: mg/g divided by 8.842 is mg/mmol, from creatinine's own factor.</summary>
    private static UnitChange? OfUrineAlbumin(string measure, string from, string to) =>
        !measure.Contains("albumin", StringComparison.OrdinalIgnoreCase) && !measure.Contains("acr", StringComparison.OrdinalIgnoreCase) ? null : (from, to) switch
        {
            ("mg/g", "mg/mmol") => new UnitChange(10 / 88.42, 0),
            ("mg/mmol", "mg/g") => new UnitChange(88.42 / 10, 0),
            _ => null,
        };

    private static bool IsFiltration(string unit) => unit is "mL/min" or "mL/min/{1.73_m2}";

    /// <summary>What one mole weighs, by the words of the measure's id; null for ratios and for everything not in the table.</summary>
    private static double? GramsPerMole(string measure)
    {
        if (measure.Contains("ratio", StringComparison.OrdinalIgnoreCase) || measure.Contains("albumin", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        foreach (var (word, grams) in Substances)
        {
            if (measure.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return grams;
            }
        }

        return null;
    }

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.CultureInvariant, 100)]
    private static partial Regex Annotation();

    private readonly record struct Size(string Dimension, double Times, double Plus = 0);
}
