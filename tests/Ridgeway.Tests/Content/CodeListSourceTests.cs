using Ridgeway.Codes;
using Ridgeway.Testing;

namespace Ridgeway.Content;

/// <summary>The code lists against the full published ones, where those are beside the repository.</summary>
public sealed class CodeListSourceTests
{
    /// <summary>Codes that no list we hold has; each says so in its own source line with the flag S or U.</summary>
    private static readonly HashSet<string> SeenElsewhere =
    [
        "398036000", "59276001", "390951007", "9414007", "52702003", "64779008", "28293008", "41788008", "128105004", "32273002", "77386006",
        "25569003", "71908006", "59282003", "128053003", "46701001", "50920009", "3238004", "56819008", "70995007", "233873004", "27885002",
        "364075005", "78564009", "386725007", "1003141000000105", "1003131000000101", "997681000000108", "1010671000000102", "1022191000000100",
        "1005691000000109", "1000731000000107", "1022431000000105", "1022541000000102", "1022651000000100", "720433000", "445455005",
        "391124000", "391125004", "391126003", "391120009", "391123006", "1025271000000103", "523221000000100", "373066001",
    ];

    /// <summary>The shared list's name, where ours is another.</summary>
    private static readonly Dictionary<string, string[]> Names = new(StringComparer.Ordinal)
    {
        ["chd"] = ["coronary-heart-disease"],
        ["tia"] = ["transient-ischaemic-attack"],
        ["ckd-stage3-5"] = ["chronic-kidney-disease"],
        ["cancer-lung"] = ["cancer-solid"],
        ["dementia-alzheimers"] = ["dementia"],
        ["angina"] = ["coronary-heart-disease", "angina", "unstable-angina"],
        ["bmi-stage"] = ["obesity-recorded"],
        ["valve-disease-severe-aortic-stenosis-screen"] = ["aortic-stenosis"],
    };

    /// <summary>Lists of the shared folder that no register here needs.</summary>
    private static readonly HashSet<string> NotKept = ["homeless", "transport-problem", "chronic-pain", "hyperlipidaemia", "unhealthy-alcohol", "alcohol-dependence", "alcohol-level-3"];

    [Fact]
    public void Every_snomed_code_is_in_a_published_list_or_says_that_it_was_seen_elsewhere()
    {
        var published = Published();

        foreach (var list in Shipped.Pack.Of<CodeList>())
        {
            foreach (var code in list.Codes.Concat(list.Questions).Concat(list.Answers).Where(code => code.System == CodeSystem.Snomed))
            {
                Assert.True(published.Contains(code.Code) || SeenElsewhere.Contains(code.Code), $"{list.Id}: {code.Code} {code.Display} is in no published list.");
            }

            Assert.True(
                list.Source!.Flag != Verification.Verified || list.Answers.Count > 0 || !list.Codes.Any(code => SeenElsewhere.Contains(code.Code)),
                $"{list.Id} is flagged V and has a code that was seen elsewhere.");
        }
    }

    [Fact]
    public void Every_condition_that_synthea_emits_and_a_uk_list_has_is_in_ours()
    {
        var lists = Shipped.Pack.Lists;
        foreach (var row in File.ReadLines(Repository.Shared("clinical", "codelists", "synthea-condition-crosswalk.csv")).Skip(1).Select(line => line.TrimEnd('\r').Split(',')))
        {
            foreach (var uk in row[^1].Split(';', StringSplitOptions.RemoveEmptyEntries).Where(uk => !NotKept.Contains(uk)))
            {
                var code = new Coded(CodeSystem.Snomed, row[0]);
                Assert.True(Names.GetValueOrDefault(uk, [uk]).Any(ours => lists[ours].Codes.Contains(code)), $"{row[0]} of {uk} ({row[2]}) is in no list of ours.");
            }
        }
    }

    private static HashSet<string> Published() =>
    [
        .. Directory.GetFiles(Repository.Shared("clinical", "codelists"), "*.csv")
            .SelectMany(File.ReadLines)
            .SelectMany(line => line.Split(',').Take(2)),
    ];
}
