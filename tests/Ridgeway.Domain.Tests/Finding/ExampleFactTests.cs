namespace Ridgeway.Finding;

public sealed class ExampleFactTests
{
    [Fact]
    public void Every_sentence_is_read()
    {
        var day = new DateOnly(2026, 5, 1);

        Assert.Equal(new ExampleFact.Since("copd", day, null), Read("copd since 2026-05-01"));
        Assert.Equal(new ExampleFact.Since("copd", day, new DateOnly(2026, 6, 1)), Read("copd since 2026-05-01 until 2026-06-01"));
        Assert.Equal(new ExampleFact.Taking("statins", day, null), Read("taking statins since 2026-05-01"));
        Assert.Equal(new ExampleFact.Had("rehabilitation", day), Read("had rehabilitation on 2026-05-01"));
        Assert.Equal(new ExampleFact.Read("hba1c", 44.5, day), Read("hba1c 44.5 on 2026-05-01"));
        Assert.Equal(new ExampleFact.Read("ldl", -1, day), Read("ldl -1 on 2026-05-01"));
        Assert.Equal(new ExampleFact.Answered("smoker", "no", day), Read("smoker = no on 2026-05-01"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("copd")]
    [InlineData("copd since yesterday")]
    [InlineData("copd since 2026-02-30")]
    [InlineData("copd since 2026-05-01 until 2026-13-01")]
    [InlineData("copd on 2026-05-01")]
    [InlineData("hba1c 44 since 2026-05-01")]
    [InlineData("taking statins on 2026-05-01")]
    [InlineData("had rehabilitation since 2026-05-01")]
    [InlineData("had rehabilitation on 2026-05-01 until 2026-06-01")]
    [InlineData("smoker = no since 2026-05-01")]
    [InlineData("COPD since 2026-05-01")]
    [InlineData("copd since 2026-05-01 and then some")]
    public void Anything_else_is_refused(string text) => Assert.False(ExampleFact.TryParse(text, out _));

    private static ExampleFact Read(string text) => ExampleFact.TryParse(text, out var fact) ? fact : throw new FormatException(text);
}
