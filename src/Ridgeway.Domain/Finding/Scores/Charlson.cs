using System.Collections.Frozen;

namespace Ridgeway.Finding.Scores;

/// <summary>Which weights.</summary>
public enum CharlsonWeights
{
    /// <summary>The weights of 1987.</summary>
    Charlson1987,

    /// <summary>The weights of 2011, brought up to date with six countries' hospital deaths.</summary>
    Quan2011,
}

/// <summary>
/// The Charlson index from ICD-10 codes: 17 groups of illness, each with a weight. A code is in a group where it begins with one of the
/// group's codes. The graver of a pair silences the milder: severe liver disease, diabetes with complications, metastatic cancer.
/// Sources: Charlson 1987 (doi 10.1016/0021-9681(87)90171-8), Quan 2005 (doi 10.1097/01.mlr.0000182534.19832.83) for the codes,
/// Quan 2011 for the newer weights; read in cran/comorbidity 1.1.0, whose vectors it reproduces. Facts; no code of that package (GPL) is used.
/// </summary>
public static class Charlson
{
    /// <summary>Group, weights of 1987 and 2011, and the beginnings of its codes; "C00-C26" is a run of categories.</summary>
    private static readonly CharlsonGroup[] Groups =
    [
        new("mi", "Heart attack", 1, 0, "I21-I22 I252"),
        new("chf", "Heart failure", 1, 2, "I099 I110 I130 I132 I255 I420 I425 I426 I427 I428 I429 I43 I50 P290"),
        new("pvd", "Peripheral vascular disease", 1, 0, "I70-I71 I731 I738 I739 I771 I790 I792 K551 K558 K559 Z958 Z959"),
        new("cevd", "Cerebrovascular disease", 1, 0, "G45-G46 H340 I60-I69"),
        new("dementia", "Dementia", 1, 2, "F00-F03 F051 G30 G311"),
        new("cpd", "Chronic pulmonary disease", 1, 1, "I278 I279 J40-J47 J60-J67 J684 J701 J703"),
        new("rheumd", "Rheumatic disease", 1, 1, "M05-M06 M315 M32-M34 M351 M353 M360"),
        new("pud", "Peptic ulcer", 1, 0, "K25-K28"),
        new("mld", "Mild liver disease", 1, 2, "B18 K700 K701 K702 K703 K709 K713 K714 K715 K717 K73-K74 K760 K762 K763 K764 K768 K769 Z944"),
        new("diab", "Diabetes", 1, 0, "E100 E101 E106 E108 E109 E110 E111 E116 E118 E119 E120 E121 E126 E128 E129 E130 E131 E136 E138 E139 E140 E141 E146 E148 E149"),
        new("diabwc", "Diabetes with complications", 2, 1, "E102 E103 E104 E105 E107 E112 E113 E114 E115 E117 E122 E123 E124 E125 E127 E132 E133 E134 E135 E137 E142 E143 E144 E145 E147"),
        new("hp", "Hemiplegia or paraplegia", 2, 2, "G041 G114 G801 G802 G81-G82 G830 G831 G832 G833 G834 G839"),
        new("rend", "Kidney disease", 2, 1, "I120 I131 N032 N033 N034 N035 N036 N037 N052 N053 N054 N055 N056 N057 N18-N19 N250 Z490 Z491 Z492 Z940 Z992"),
        new("canc", "Cancer", 2, 2, "C00-C26 C30-C34 C37-C41 C43 C45-C58 C60-C76 C81-C85 C88 C90-C97"),
        new("msld", "Moderate or severe liver disease", 3, 4, "I850 I859 I864 I982 K704 K711 K721 K729 K765 K766 K767"),
        new("metacanc", "Metastatic cancer", 6, 6, "C77-C80"),
        new("aids", "AIDS or HIV", 6, 4, "B20-B22 B24"),
    ];

    private static readonly FrozenDictionary<string, string> Silences = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["mld"] = "msld",
        ["diab"] = "diabwc",
        ["canc"] = "metacanc",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>True for what could be a code: a letter, two characters and up to four more, with or without the dot.</summary>
    public static bool IsCode(string code) => Plain(code) is { Length: >= 3 and <= 7 } plain
        && char.IsAsciiLetterUpper(plain[0]) && char.IsAsciiDigit(plain[1]) && plain.All(char.IsAsciiLetterOrDigit);

    /// <summary>The groups that count for these codes, in the order of the index.</summary>
    public static IReadOnlyList<CharlsonGroup> GroupsOf(IEnumerable<string> codes)
    {
        var plain = codes.Select(Plain).ToList();
        var found = Groups.Where(group => plain.Exists(group.Has)).ToList();
        return [.. found.Where(group => !(Silences.TryGetValue(group.Id, out var by) && found.Exists(other => other.Id == by)))];
    }

    public static int Score(IEnumerable<CharlsonGroup> groups, CharlsonWeights weights) =>
        groups.Sum(group => weights == CharlsonWeights.Charlson1987 ? group.Weight1987 : group.Weight2011);

    /// <summary>Capitals, without the dot and without the dagger or asterisk of dual coding.</summary>
    private static string Plain(string code) => code.Trim().ToUpperInvariant().Replace(".", "", StringComparison.Ordinal).TrimEnd('*', '+', '†', '-');
}

/// <param name="Id">As in the comorbidity package: "chf".</param>
/// <param name="Name">For people.</param>
/// <param name="Weight1987">Its weight in 1987.</param>
/// <param name="Weight2011">Its weight in 2011.</param>
/// <param name="Codes">The beginnings of its ICD-10 codes, with spaces between.</param>
public sealed record CharlsonGroup(string Id, string Name, int Weight1987, int Weight2011, string Codes)
{
    private readonly string[] beginnings = [.. Codes.Split(' ').SelectMany(Beginnings)];

    internal bool Has(string code) => Array.Exists(beginnings, beginning => code.StartsWith(beginning, StringComparison.Ordinal));

    private static IEnumerable<string> Beginnings(string written) => written.Split('-') is [[var letter, .. var first], [_, .. var last]]
        ? Enumerable.Range(int.Parse(first), int.Parse(last) - int.Parse(first) + 1).Select(number => $"{letter}{number:D2}")
        : [written];
}
