using System.Collections.Frozen;
using System.Text;

namespace Ridgeway.Exchange.Units;

/// <summary>Turns a unit as people and laboratories write it ("mmHg", "millimeter of mercury", "beats/minute") into UCUM.</summary>
public static class UnitTexts
{
    /// <summary>UCUM units that are right as they stand; UCUM minds case, so these are tried first.</summary>
    private static readonly FrozenSet<string> Ucum = new[]
    {
        "kg", "g", "mg", "ug", "ng", "pg", "[lb_av]", "[oz_av]", "[stone_av]", "m", "cm", "mm", "km", "[in_i]", "[ft_i]", "[mi_i]",
        "Cel", "K", "[degF]", "mm[Hg]", "kPa", "min", "s", "h", "d", "wk", "mo", "a", "/min", "/s", "/h", "/d", "/wk", "min/wk", "h/wk", "min/d", "h/d", "d/wk",
        "g/L", "g/dL", "mg/dL", "mg/L", "g/mL", "mg/mL", "ug/mL", "ug/L", "ug/dL", "ng/mL", "ng/L", "ng/dL", "pg/mL",
        "mmol/L", "mol/L", "umol/L", "nmol/L", "pmol/L", "mmol/dL", "mmol/mol", "mg/mmol", "mg/g", "%", "1",
        "10*9/L", "10*12/L", "10*6/L", "10*3/uL", "10*6/uL", "/uL", "mL/min", "mL/min/{1.73_m2}", "L/min", "L/s", "L", "mL", "dL", "fL",
        "kg/m2", "U/L", "kU/L", "m[IU]/L", "[pH]", "kcal", "kJ", "kcal/d", "[drp]", "mL/h", "mm/h",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Writings met in the wild, lower case, without spaces.</summary>
    private static readonly FrozenDictionary<string, string> Written = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["mmhg"] = "mm[Hg]", ["mm[hg]"] = "mm[Hg]", ["mmofhg"] = "mm[Hg]", ["millimeterofmercury"] = "mm[Hg]", ["millimetreofmercury"] = "mm[Hg]",
        ["millimetersofmercury"] = "mm[Hg]", ["millimetresofmercury"] = "mm[Hg]", ["torr"] = "mm[Hg]",
        ["kgm2"] = "kg/m2", ["kg/m^2"] = "kg/m2", ["kg/m²"] = "kg/m2", ["kg/m2"] = "kg/m2", ["kg/sqm"] = "kg/m2", ["kg.m-2"] = "kg/m2", ["kg/m*2"] = "kg/m2",
        ["kilogram/(meter^2)"] = "kg/m2", ["kilogrampersquaremeter"] = "kg/m2", ["kilogrampersquaremetre"] = "kg/m2",
        ["kilogramspersquaremetre"] = "kg/m2", ["kilogramspersquaremeter"] = "kg/m2",
        ["kg"] = "kg", ["kgs"] = "kg", ["kilogram"] = "kg", ["kilograms"] = "kg", ["kilo"] = "kg", ["kilos"] = "kg",
        ["g"] = "g", ["gram"] = "g", ["grams"] = "g", ["gramme"] = "g", ["grammes"] = "g", ["mg"] = "mg", ["milligram"] = "mg", ["milligrams"] = "mg",
        ["ug"] = "ug", ["mcg"] = "ug", ["microgram"] = "ug", ["micrograms"] = "ug",
        ["lb"] = "[lb_av]", ["lbs"] = "[lb_av]", ["lb_av"] = "[lb_av]", ["[lb_av]"] = "[lb_av]", ["pound"] = "[lb_av]", ["pounds"] = "[lb_av]",
        ["oz"] = "[oz_av]", ["ounce"] = "[oz_av]", ["ounces"] = "[oz_av]", ["st"] = "[stone_av]", ["stone"] = "[stone_av]", ["stones"] = "[stone_av]",
        ["cm"] = "cm", ["cms"] = "cm", ["centimeter"] = "cm", ["centimetre"] = "cm", ["centimeters"] = "cm", ["centimetres"] = "cm",
        ["m"] = "m", ["meter"] = "m", ["metre"] = "m", ["meters"] = "m", ["metres"] = "m", ["mm"] = "mm", ["millimeter"] = "mm", ["millimetre"] = "mm",
        ["millimeters"] = "mm", ["millimetres"] = "mm",
        ["in"] = "[in_i]", ["inch"] = "[in_i]", ["inches"] = "[in_i]", ["[in_i]"] = "[in_i]", ["[in_us]"] = "[in_i]", ["ft"] = "[ft_i]", ["foot"] = "[ft_i]", ["feet"] = "[ft_i]", ["[ft_i]"] = "[ft_i]",
        ["cel"] = "Cel", ["c"] = "Cel", ["°c"] = "Cel", ["ºc"] = "Cel", ["degc"] = "Cel", ["celsius"] = "Cel", ["degreecelsius"] = "Cel", ["degreescelsius"] = "Cel", ["degreesc"] = "Cel",
        ["f"] = "[degF]", ["°f"] = "[degF]", ["degf"] = "[degF]", ["[degf]"] = "[degF]", ["fahrenheit"] = "[degF]", ["degreefahrenheit"] = "[degF]", ["degreesfahrenheit"] = "[degF]",
        ["%"] = "%", ["percent"] = "%", ["percentage"] = "%", ["percenttotalhb"] = "%", ["%totalhb"] = "%", ["%dcct"] = "%", ["%(dcct)"] = "%", ["%(ngsp)"] = "%", ["%ngsp"] = "%",
        ["mmol/mol"] = "mmol/mol", ["mmolmol"] = "mmol/mol", ["mmol/molhb"] = "mmol/mol", ["millimolespermole"] = "mmol/mol", ["millimolpermol"] = "mmol/mol", ["mmol/mol(ifcc)"] = "mmol/mol",
        ["mmol/l"] = "mmol/L", ["mmoll"] = "mmol/L", ["millimolesperlitre"] = "mmol/L", ["millimolesperliter"] = "mmol/L", ["millimoleperlitre"] = "mmol/L", ["millimoleperliter"] = "mmol/L",
        ["umol/l"] = "umol/L", ["micromol/l"] = "umol/L", ["mcmol/l"] = "umol/L", ["micromolesperlitre"] = "umol/L", ["micromolesperliter"] = "umol/L", ["micromoleperlitre"] = "umol/L", ["micromoleperliter"] = "umol/L",
        ["nmol/l"] = "nmol/L", ["pmol/l"] = "pmol/L", ["mg/dl"] = "mg/dL", ["milligramsperdeciliter"] = "mg/dL", ["milligramsperdecilitre"] = "mg/dL", ["milligramperdeciliter"] = "mg/dL",
        ["g/dl"] = "g/dL", ["gm/dl"] = "g/dL", ["gramsperdecilitre"] = "g/dL", ["g/l"] = "g/L", ["gm/l"] = "g/L", ["gramsperlitre"] = "g/L", ["gramsperliter"] = "g/L", ["gramperlitre"] = "g/L",
        ["mg/l"] = "mg/L", ["ug/l"] = "ug/L", ["mcg/l"] = "ug/L", ["ng/ml"] = "ng/mL", ["pg/ml"] = "pg/mL", ["ng/l"] = "ng/L", ["ug/ml"] = "ug/mL",
        ["mg/mmol"] = "mg/mmol", ["mg/mmolcreat"] = "mg/mmol", ["mg/mmolcreatinine"] = "mg/mmol", ["mg/g"] = "mg/g", ["mg/gcreat"] = "mg/g",
        ["/min"] = "/min", ["1/min"] = "/min", ["min-1"] = "/min", ["bpm"] = "/min", ["beats/min"] = "/min", ["beats/minute"] = "/min", ["beat/min"] = "/min", ["beatsperminute"] = "/min",
        ["heartbeatsperminute"] = "/min", ["heartbeats/minute"] = "/min", ["perminute"] = "/min", ["breaths/min"] = "/min", ["breaths/minute"] = "/min", ["breathsperminute"] = "/min",
        ["perday"] = "/d", ["/day"] = "/d", ["1/d"] = "/d", ["stepsperday"] = "/d", ["perweek"] = "/wk", ["/week"] = "/wk", ["1/wk"] = "/wk",
        ["d/wk"] = "d/wk", ["d/w"] = "d/wk", ["day/wk"] = "d/wk", ["days/wk"] = "d/wk", ["days/week"] = "d/wk", ["daysperweek"] = "d/wk", ["day/week"] = "d/wk", ["d/week"] = "d/wk", ["daysaweek"] = "d/wk",
        ["min/wk"] = "min/wk", ["mins/wk"] = "min/wk", ["min/week"] = "min/wk", ["mins/week"] = "min/wk", ["minutes/week"] = "min/wk", ["minutesperweek"] = "min/wk", ["minutesaweek"] = "min/wk", ["min/w"] = "min/wk",
        ["min/d"] = "min/d", ["mins/d"] = "min/d", ["min/day"] = "min/d", ["mins/day"] = "min/d", ["minutes/day"] = "min/d", ["minutesperday"] = "min/d", ["minutesaday"] = "min/d",
        ["h/wk"] = "h/wk", ["hours/week"] = "h/wk", ["hoursperweek"] = "h/wk",
        ["min"] = "min", ["mins"] = "min", ["minute"] = "min", ["minutes"] = "min", ["s"] = "s", ["sec"] = "s", ["secs"] = "s", ["second"] = "s", ["seconds"] = "s",
        ["h"] = "h", ["hr"] = "h", ["hrs"] = "h", ["hour"] = "h", ["hours"] = "h", ["d"] = "d", ["day"] = "d", ["days"] = "d", ["wk"] = "wk", ["week"] = "wk", ["weeks"] = "wk",
        ["mo"] = "mo", ["month"] = "mo", ["months"] = "mo", ["a"] = "a", ["year"] = "a", ["years"] = "a", ["yr"] = "a", ["yrs"] = "a",
        ["ml/min"] = "mL/min", ["ml/min/1.73m2"] = "mL/min/{1.73_m2}", ["ml/min/{1.73_m2}"] = "mL/min/{1.73_m2}", ["ml/min/{1.73m2}"] = "mL/min/{1.73_m2}", ["ml/min/1.73m^2"] = "mL/min/{1.73_m2}",
        ["ml/min/1.73m²"] = "mL/min/{1.73_m2}", ["ml/min/1.73_m2"] = "mL/min/{1.73_m2}", ["ml/min/1.73sqm"] = "mL/min/{1.73_m2}", ["ml/min/1.73"] = "mL/min/{1.73_m2}", ["ml/min/{1.73}m2"] = "mL/min/{1.73_m2}",
        ["ml/(min.{1.73_m2})"] = "mL/min/{1.73_m2}", ["ml/min/(1.73_m2)"] = "mL/min/{1.73_m2}", ["ml/min/(173.10*-2.m2)"] = "mL/min/{1.73_m2}",
        ["10*9/l"] = "10*9/L", ["10^9/l"] = "10*9/L", ["x10^9/l"] = "10*9/L", ["x10*9/l"] = "10*9/L", ["10e9/l"] = "10*9/L", ["x10e9/l"] = "10*9/L", ["10*3/ul"] = "10*3/uL", ["10^3/ul"] = "10*3/uL", ["k/ul"] = "10*3/uL", ["thou/ul"] = "10*3/uL",
        ["10*12/l"] = "10*12/L", ["10^12/l"] = "10*12/L", ["x10^12/l"] = "10*12/L", ["x10*12/l"] = "10*12/L", ["10*6/ul"] = "10*6/uL", ["10^6/ul"] = "10*6/uL",
        ["u/l"] = "U/L", ["iu/l"] = "U/L", ["[iu]/l"] = "U/L", ["ku/l"] = "kU/L", ["miu/l"] = "m[IU]/L", ["mu/l"] = "m[IU]/L", ["m[iu]/l"] = "m[IU]/L",
        ["l/min"] = "L/min", ["litreperminute"] = "L/min", ["litresperminute"] = "L/min", ["l/s"] = "L/s", ["l"] = "L", ["litre"] = "L", ["litres"] = "L", ["liter"] = "L", ["liters"] = "L",
        ["ml"] = "mL", ["millilitre"] = "mL", ["milliliter"] = "mL", ["millilitres"] = "mL", ["milliliters"] = "mL", ["fl"] = "fL", ["pg"] = "pg",
        ["kcal"] = "kcal", ["kilocalorie"] = "kcal", ["kilocalories"] = "kcal", ["kcal/d"] = "kcal/d", ["kilocaloriesperday"] = "kcal/d", ["ph"] = "[pH]", ["[ph]"] = "[pH]",
        ["1"] = "1", ["score"] = "1", ["(score)"] = "1", ["scoreof"] = "1", ["points"] = "1", ["point"] = "1", ["count"] = "1", ["number"] = "1", ["ratio"] = "1", ["unitless"] = "1",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The UCUM unit, or null where the writing is not known.</summary>
    public static string? ToUcum(string written)
    {
        var trimmed = written.Trim();
        if (trimmed.Length is 0 or > 60)
        {
            return null;
        }

        if (Ucum.Contains(trimmed))
        {
            return trimmed;
        }

        var packed = Pack(trimmed);
        return Written.TryGetValue(packed, out var ucum) ? ucum : WithoutAnnotations(trimmed, packed);
    }

    /// <summary>{beats}/min, {score}: UCUM of the sender's own making, which is a plain unit once the braces are gone.</summary>
    private static string? WithoutAnnotations(string trimmed, string packed)
    {
        if (!packed.Contains('{', StringComparison.Ordinal))
        {
            return null;
        }

        var bare = UnitConversion.WithoutAnnotations(trimmed);
        return Ucum.Contains(bare) ? bare : Written.GetValueOrDefault(Pack(bare));
    }

    /// <summary>Lower case, no spaces, one sign for micro (two are in use).</summary>
    private static string Pack(string written)
    {
        var packed = new StringBuilder(written.Length);
        foreach (var c in written)
        {
            if (!char.IsWhiteSpace(c))
            {
                packed.Append(c is '\u00B5' or '\u03BC' ? 'u' : char.ToLowerInvariant(c));
            }
        }

        return packed.ToString();
    }
}
