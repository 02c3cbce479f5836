using FsCheck;
using FsCheck.Fluent;

namespace Ridgeway.Evaluation;

public class ShareTests
{
    [Fact]
    public void The_interval_of_a_share_is_the_one_that_Fingertips_publishes()
    {
        var expected = PublishedAnswers.Rows("proportion_wilson", "expected.csv").ToDictionary(row => row["case_id"]);
        foreach (var row in PublishedAnswers.Rows("proportion_wilson", "input.csv"))
        {
            var share = new Share((long)row.Number("numerator"), (long)row.Number("denominator"));
            var times = row.Number("multiplier");
            var answer = expected[row["case_id"]];
            PublishedAnswers.AssertClose(answer.Number("value"), share.Value * times);
            PublishedAnswers.AssertClose(answer.Number("lower95_0cl"), share.Wilson().Lower * times);
            PublishedAnswers.AssertClose(answer.Number("upper95_0cl"), share.Wilson().Upper * times);
            PublishedAnswers.AssertClose(answer.Number("lower99_8cl"), share.Wilson(0.998).Lower * times);
            PublishedAnswers.AssertClose(answer.Number("upper99_8cl"), share.Wilson(0.998).Upper * times);
        }
    }

    /// <summary>Source: Newcombe, Statistics in Medicine 1998;17:873–890, table II, method 10.</summary>
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(6, 7, 2, 7, 0.0582, 0.8062)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    [InlineData(0, 10, 0, 20, -0.1611, 0.2775)]
    [InlineData(10, 10, 0, 20, 0.6791, 1.0000)]
    public void The_interval_of_a_difference_is_Newcombes(int first, int ofFirst, int second, int ofSecond, double lower, double upper)
    {
        var limits = Share.DifferenceOf(new Share(first, ofFirst), new Share(second, ofSecond));

        Assert.Equal(lower, limits.Lower, 4);
        Assert.Equal(upper, limits.Upper, 4);
    }

    [Fact]
    public void None_and_all_have_an_exact_limit()
    {
        Assert.Equal(0, new Share(0, 12).Wilson().Lower);
        Assert.Equal(1, new Share(12, 12).Wilson().Upper);
        Assert.Equal(new Interval(0, 1), new Share(5, 12).Wilson(confidence: 1));
    }

    [Fact]
    public void Every_interval_holds_its_share_and_stays_within_nought_and_one() =>
        Prop.ForAll(
            Gen.Choose(1, 5000).SelectMany(of => Gen.Choose(0, of).Select(count => (count, of))).ToArbitrary(),
            drawn =>
            {
                var share = new Share(drawn.count, drawn.of);
                var limits = share.Wilson();
                return limits.Contains(share.Value) && limits is { Lower: >= 0, Upper: <= 1 };
            }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(3, 2)]
    [InlineData(-1, 2)]
    [InlineData(0, 0)]
    public void A_share_of_nothing_or_of_less_than_its_part_is_refused(int count, int of) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Share(count, of));
}
