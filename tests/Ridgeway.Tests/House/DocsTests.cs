using System.Text.RegularExpressions;
using Ridgeway.Testing;

namespace Ridgeway.House;

public sealed partial class DocsTests
{
    [Fact]
    public void Decisions_are_numbered_once()
    {
        var numbers = Directory.EnumerateFiles(Repository.At("docs", "decisions"), "*.md")
            .Select(file => int.Parse(Path.GetFileName(file)[..4]))
            .Order()
            .ToList();
        Assert.Equal(numbers.Distinct(), numbers);
    }

    [Fact]
    public void Every_decision_says_what_was_chosen_at_what_cost_and_which_test_keeps_it()
    {
        var wrong = Directory.EnumerateFiles(Repository.At("docs", "decisions"), "*.md")
            .Where(file => File.ReadAllText(file) is var text && new[] { "## Context", "## Options", "## Choice", "## Cost", "## Kept by" }.Any(part => !text.Contains(part, StringComparison.Ordinal)))
            .Select(Path.GetFileName);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_link_in_the_documents_leads_somewhere()
    {
        var wrong = new List<string>();
        foreach (var file in Documents())
        {
            foreach (Match link in Link().Matches(File.ReadAllText(file)))
            {
                var target = link.Groups["target"].Value.Split('#')[0];
                if (target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal))
                {
                    var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, target));
                    if (!File.Exists(path) && !Directory.Exists(path))
                    {
                        wrong.Add($"{Path.GetRelativePath(Repository.Root, file)}: {target}");
                    }
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_room_has_its_page()
    {
        string[] rooms = ["records", "providers", "finding", "guidance", "referrals", "delivery", "evaluation", "commissioning"];
        Assert.Empty(rooms.Where(room => !File.Exists(Repository.At("docs", "rooms", room + ".md"))));
    }

    [Fact]
    public void Every_package_is_named_in_a_decision()
    {
        var decisions = string.Concat(Directory.EnumerateFiles(Repository.At("docs", "decisions"), "*.md").Select(File.ReadAllText));
        var packages = Package().Matches(File.ReadAllText(Repository.At("Directory.Packages.props"))).Select(match => match.Groups["name"].Value);
        Assert.Empty(packages.Where(package => !decisions.Contains(package, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Documents() =>
        Directory.EnumerateFiles(Repository.Root, "*.md")
            .Concat(Directory.EnumerateFiles(Repository.At("docs"), "*.md", SearchOption.AllDirectories));

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex("""<PackageVersion Include="(?<name>[^"]+)""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Package();
}
