using System.Text.RegularExpressions;
using Mono.Cecil;
using Ridgeway.Testing;

namespace Ridgeway.House;

public sealed partial class NamesTests
{
    private static readonly string[] Banned = ["Core", "Common", "Shared", "Helper", "Helpers", "Util", "Utils", "Utility", "Manager", "Base", "Impl", "Info"];

    [Fact]
    public void No_type_is_named_with_a_word_that_says_nothing()
    {
        var wrong = Types().Where(type => Words(type.Name).Any(Banned.Contains)).Select(type => type.FullName);
        Assert.Empty(wrong);
    }

    [Fact]
    public void A_service_is_what_a_provider_runs_and_nothing_else()
    {
        var wrong = Types()
            .Where(type => type.Name.EndsWith("Service", StringComparison.Ordinal) && type.Name != "Service")
            .Where(type => !IsAboutProviders(type.Namespace))
            .Select(type => type.FullName);
        Assert.Empty(wrong);
    }

    [Fact]
    public void No_folder_is_named_with_a_word_that_says_nothing()
    {
        var wrong = SourceFolders().Where(folder => Words(Path.GetFileName(folder)).Any(Banned.Contains));
        Assert.Empty(wrong);
    }

    [Fact]
    public void The_domain_asks_no_clock_no_disk_no_network_and_no_web()
    {
        string[] forbidden = ["System.IO.File", "System.IO.Directory", "System.Net.", "Microsoft.", "System.Data.", "System.Threading.Tasks.Task"];
        var domain = AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, "Ridgeway.Domain.dll"));
        var wrong = domain.MainModule.GetTypeReferences()
            .Select(type => type.FullName)
            .Where(name => forbidden.Any(start => name.StartsWith(start, StringComparison.Ordinal)))
            .Where(name => !name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
        Assert.Empty(wrong);
    }

    private static bool IsAboutProviders(string space) =>
        space.StartsWith("Ridgeway.Providers", StringComparison.Ordinal) || space.StartsWith("Ridgeway.Exchange.OpenReferral", StringComparison.Ordinal)
        || space.StartsWith("Ridgeway.Referrals", StringComparison.Ordinal);

    private static IEnumerable<TypeDefinition> Types() =>
        from file in new[] { "Ridgeway.Domain.dll", "Ridgeway.Exchange.dll", "ridgeway.dll" }
        from type in AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, file)).MainModule.GetTypes()
        where type.Namespace.StartsWith("Ridgeway", StringComparison.Ordinal) && !type.Name.Contains('<', StringComparison.Ordinal)
        select type;

    private static IEnumerable<string> SourceFolders() =>
        Directory.EnumerateDirectories(Repository.At("src"), "*", SearchOption.AllDirectories)
            .Where(folder => !folder.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules" or "wwwroot"));

    /// <summary>"UK Core" is the name of a published profile set, not a word of ours.</summary>
    private static IEnumerable<string> Words(string name) => Word().Matches(name.Replace("UkCore", "", StringComparison.Ordinal)).Select(match => match.Value);

    [GeneratedRegex("[A-Z][a-z]+|[A-Z]+|[a-z]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Word();
}
