using Ridgeway.Codes;

namespace Ridgeway.Exchange.ScoreTables;

/// <summary>Words that several tables use.</summary>
internal static class Words
{
    public static readonly Dictionary<string, bool> YesAndNo = new(StringComparer.Ordinal)
    {
        ["yes"] = true, ["y"] = true, ["true"] = true, ["1"] = true,
        ["no"] = false, ["n"] = false, ["false"] = false, ["0"] = false,
    };

    /// <summary>True for men.</summary>
    public static readonly Dictionary<string, bool> Sexes = new(StringComparer.Ordinal)
    {
        ["male"] = true, ["m"] = true, ["man"] = true,
        ["female"] = false, ["f"] = false, ["woman"] = false,
    };

    /// <summary>Family backgrounds by what is left of their name; true where the bands of body mass index begin lower.</summary>
    private static readonly Dictionary<string, bool> Backgrounds = new string[]
        {
            "white", "british", "english", "welsh", "scottish", "northernirish", "irish", "gypsytraveller", "gypsyoririshtraveller", "roma",
            "englishwelshscottishnibritish", "englishwelshscottishnorthernirishorbritish", "other", "otherethnicgroup", "otherethnicity",
            "prefernottosay", "notstated",
        }.Select(name => KeyValuePair.Create(name, false))
        .Concat(new string[]
        {
            "asian", "indian", "pakistani", "bangladeshi", "chinese", "asianorasianbritish", "black", "african", "caribbean",
            "blackafricancaribbeanorblackbritish", "blackorblackbritish", "mixed", "mixedormultiple", "arab", "middleeastern",
        }.Select(name => KeyValuePair.Create(name, true)))
        .ToDictionary(StringComparer.Ordinal);

    private static readonly string[] NotWhite = ["other", "otherethnicgroup", "otherethnicity", "prefernottosay", "notstated"];

    /// <summary>Letters and digits alone, small: "2-4/month" is "24month".</summary>
    public static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>
    /// What a family background means to the bands: whether it is White, and whether its bands of body mass index begin lower.
    /// "Other ethnic group" and "prefer not to say" have the general bands, as in NHS Health Check online. A national code will do.
    /// </summary>
    public static (bool IsWhite, bool HasLowerBands) Background(ScoreCells cells, string column)
    {
        var text = cells.Text(column);
        var plain = Plain(text).Replace("anyother", "other", StringComparison.Ordinal).Replace("background", "", StringComparison.Ordinal);
        if (text.Length <= 2 && EthnicCategories.TryParse(text, out var category))
        {
            return category.Group() is var group && group == EthnicGroup.White ? (true, false) : (false, group is EthnicGroup.Asian or EthnicGroup.Black or EthnicGroup.Mixed);
        }

        // "Mixed: White and Black Caribbean" before the plain "White" and "Caribbean" that it contains.
        if (plain.Contains("whiteand", StringComparison.Ordinal) || plain.Contains("mixed", StringComparison.Ordinal))
        {
            return (false, true);
        }

        var name = Backgrounds.ContainsKey(plain) ? plain : Bare(plain);
        if (Backgrounds.TryGetValue(name, out var lower))
        {
            return (!lower && !NotWhite.Contains(name, StringComparer.Ordinal), lower);
        }

        if (!cells.IsEmpty(column))
        {
            cells.Problem(column, $"'{text}' is not a family background known here.");
        }

        return (false, false);
    }

    /// <summary>"Asian Indian" is "indian" and "White other" is "white".</summary>
    private static string Bare(string plain)
    {
        if (plain.EndsWith("other", StringComparison.Ordinal))
        {
            return plain[..^"other".Length];
        }

        var prefix = Array.Find(["other", "asian", "black", "white"], start => plain.StartsWith(start, StringComparison.Ordinal));
        return prefix is null ? plain : plain[prefix.Length..];
    }
}
