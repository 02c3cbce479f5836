namespace Ridgeway.Evaluation;

public class DisclosureProfileTests
{
    [Theory]
    [InlineData("nhs_secondary_care", 1, 7, 5)]
    [InlineData("suppress_0to4_round5", 0, 4, 5)]
    [InlineData("suppress_under10", 1, 9, 1)]
    [InlineData("suppress_under5_no_rounding", 1, 4, 1)]
    public void A_count_on_its_own_is_published_as_the_rule_says(string rule, int hideFrom, int hideTo, int roundTo)
    {
        var profile = A.Profile(hideFrom, hideTo, roundTo);
        var rows = PublishedAnswers.Rows("statistical_disclosure_control", "counts.csv").Where(row => row["profile"] == rule).ToList();

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(row["published"], profile.Publish(long.Parse(row["count"])).ToString()));
    }

    [Fact]
    public void Percentages_are_made_from_published_counts()
    {
        var profile = A.Profile();
        foreach (var row in PublishedAnswers.Rows("statistical_disclosure_control", "percentages_nhs_secondary_care.csv"))
        {
            var share = PublishedShare.Of(
                profile.Publish(long.Parse(row["numerator"])),
                profile.Publish(long.Parse(row["denominator"])),
                0.95);
            Assert.Equal(row["published_percent_1dp"], share?.Percent.ToString() ?? "*");
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(8, 10)]
    [InlineData(12, 10)]
    [InlineData(13, 15)]
    [InlineData(1234, 1235)]
    public void The_secondary_care_rule_shows_nought_and_rounds_eight_and_more_to_the_nearest_five(int count, int shown) =>
        Assert.Equal(shown, A.Profile().Publish(count).Shown);

    [Theory]
    [InlineData(1, 7, 5)]
    [InlineData(0, 4, 5)]
    [InlineData(1, 9, 1)]
    [InlineData(1, 9, 5)]
    [InlineData(1, 4, 10)]
    [InlineData(1, 7, 20)]
    public void Every_shown_count_lies_within_what_a_reader_must_think_possible(int hideFrom, int hideTo, int roundTo)
    {
        var profile = A.Profile(hideFrom, hideTo, roundTo);
        for (var count = 0; count < 100; count++)
        {
            if (profile.Publish(count).Shown is { } shown)
            {
                var (least, most) = profile.Behind(shown);
                Assert.InRange(count, least, most);
                Assert.Equal(shown, profile.Publish(most).Shown);
                Assert.Equal(shown, profile.Publish(least).Shown);
            }
        }
    }
}
