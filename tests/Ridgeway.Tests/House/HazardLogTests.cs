using System.Text.RegularExpressions;
using Ridgeway.Testing;

namespace Ridgeway.House;

/// <summary>The hazard log names, for every control, the test that shows it; a test that is not there shows nothing.</summary>
public sealed partial class HazardLogTests
{
    private static readonly string Log = File.ReadAllText(Repository.At("docs", "safety", "hazard-log.md"));

    [Fact]
    public void Every_test_that_the_hazard_log_names_is_there()
    {
        var named = NamedTest().Matches(Log).Select(match => (Class: match.Groups["class"].Value, Method: match.Groups["method"].Value)).Distinct().ToList();
        var files = Directory.EnumerateFiles(Repository.At("tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToLookup(Path.GetFileNameWithoutExtension);

        Assert.True(named.Count >= 25, $"only {named.Count} tests are named");
        Assert.Empty(named
            .Where(test => !files[test.Class].Any(file => Regex.IsMatch(File.ReadAllText(file), $@"\b{test.Method}\(", RegexOptions.None, TimeSpan.FromSeconds(5))))
            .Select(test => $"{test.Class}.{test.Method}"));
    }

    [Fact]
    public void Every_hazard_is_whole_and_no_control_makes_it_worse()
    {
        var hazards = Log.Split("\n## H").Skip(1).Select(section => "H" + section.Split("\n## ")[0]).ToList();

        Assert.True(hazards.Count >= 12);
        foreach (var hazard in hazards)
        {
            var id = hazard.Split(' ')[0];
            Assert.All(new[] { "- Hazard: ", "- Cause: ", "- Effect: ", "- Before: ", "- Control: ", "- After: " }, part => Assert.True(hazard.Contains(part, StringComparison.Ordinal), $"{id} lacks {part}"));
            Assert.All(hazard.Split('\n').Where(line => line.StartsWith("- Control: ", StringComparison.Ordinal)), line => Assert.True(line.Contains("Shown by `", StringComparison.Ordinal), $"{id}: {line}"));
            var (before, after) = (Risk(hazard, "Before"), Risk(hazard, "After"));
            Assert.True(after.Severity * after.Likelihood <= before.Severity * before.Likelihood, id);
        }
    }

    private static (int Severity, int Likelihood) Risk(string hazard, string when)
    {
        var match = Regex.Match(hazard, $"- {when}: severity ([1-5]), likelihood ([1-5])", RegexOptions.None, TimeSpan.FromSeconds(5));
        Assert.True(match.Success, $"{hazard.Split(' ')[0]}: {when} is not scored from 1 to 5");
        return (int.Parse(match.Groups[1].Value), int.Parse(match.Groups[2].Value));
    }

    [GeneratedRegex(@"`(?<class>[A-Z][A-Za-z0-9]*Tests)\.(?<method>[A-Za-z0-9_]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamedTest();
}
