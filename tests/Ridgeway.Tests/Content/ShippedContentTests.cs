using Ridgeway.Codes;

namespace Ridgeway.Content;

/// <summary>The content that ships: it loads without a problem, and every worked example comes out as written.</summary>
public sealed class ShippedContentTests
{
    private static readonly ContentPack Pack = ContentPack.Load(Shipped.Folder, new CodeBook());

    [Fact]
    public void It_loads_without_a_problem() => Assert.Empty(Pack.Problems);

    [Fact]
    public void Every_worked_example_comes_out_as_written()
    {
        var result = ContentCheck.Run(Pack);

        Assert.Empty(result.Failures);
        Assert.Empty(result.TooFewExamples);
        Assert.True(result.ExamplesRun >= 150, $"only {result.ExamplesRun} examples ran");
        Assert.True(result.IsClean);
    }
}
