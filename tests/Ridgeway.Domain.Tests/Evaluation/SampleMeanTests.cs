namespace Ridgeway.Evaluation;

public class SampleMeanTests
{
    [Fact]
    public void The_interval_of_a_mean_is_the_one_that_Fingertips_publishes()
    {
        var areas = PublishedAnswers.Rows("mean_t", "input.csv").ToLookup(row => row["case_id"], row => row.Number("value"));
        foreach (var answer in PublishedAnswers.Rows("mean_t", "expected.csv"))
        {
            var mean = SampleMean.Of([.. areas[answer["case_id"]]])!;
            Assert.Equal(answer.Number("value_count"), mean.Count);
            PublishedAnswers.AssertClose(answer.Number("value"), mean.Mean);
            PublishedAnswers.AssertClose(answer.Number("stdev"), mean.StandardDeviation!.Value);
            PublishedAnswers.AssertClose(answer.Number("lower95_0cl"), mean.Limits()!.Value.Lower);
            PublishedAnswers.AssertClose(answer.Number("upper95_0cl"), mean.Limits()!.Value.Upper);
            PublishedAnswers.AssertClose(answer.Number("lower99_8cl"), mean.Limits(0.998)!.Value.Lower);
            PublishedAnswers.AssertClose(answer.Number("upper99_8cl"), mean.Limits(0.998)!.Value.Upper);
        }
    }

    /// <summary>t tables: 2.2622 for 9 degrees of freedom, 1.9720 for 200, 12.7062 for 1.</summary>
    [Theory]
    [InlineData(10, 2.262157)]
    [InlineData(201, 1.971896)]
    [InlineData(2, 12.706205)]
    public void The_reach_follows_the_t_table(int count, double expected)
    {
        var limits = new SampleMean(count, 0, Math.Sqrt(count)).Limits()!.Value;

        Assert.Equal(expected, limits.Upper, 5);
        Assert.Equal(-expected, limits.Lower, 5);
    }

    [Fact]
    public void A_single_value_has_a_mean_and_no_interval()
    {
        var mean = SampleMean.Of([4.5])!;

        Assert.Equal(4.5, mean.Mean);
        Assert.Null(mean.Limits());
        Assert.Null(SampleMean.Of([]));
    }

    /// <summary>Worked by hand: variances 1 and 4 over 10 and 20 give 0.3, 27.9 degrees of freedom and t = 2.0485.</summary>
    [Fact]
    public void The_interval_of_a_difference_of_means_lets_the_spreads_differ()
    {
        var limits = SampleMean.DifferenceOf(new SampleMean(10, 5, 1), new SampleMean(20, 3, 2))!.Value;

        Assert.Equal(2 - 1.1222, limits.Lower, 3);
        Assert.Equal(2 + 1.1222, limits.Upper, 3);
    }
}
