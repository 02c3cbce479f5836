using System.Xml.Linq;

namespace Ridgeway.Web.Charts;

public sealed class ChartTests
{
    private static readonly string[] All =
    [
        FunnelBars.Draw("f", "From <referred> to completed", [new("Referred", 120, "120"), new("Completed & home", 60, "60 (50%)"), new("Hidden", null, "*")]),
        IntervalPlot.Draw("i", "Change", [new("Everyone", 12, 4, 20, "+12"), new("Quintile 1", null, null, null, "withheld")], new ReferenceLine(30, "smallest worthwhile change"), "minutes"),
        ThresholdGauge.Draw("g", "Prevention", 0.0087m, 0.01m, "0.87%", "Threshold 1%"),
    ];

    [Fact]
    public void Every_chart_is_well_formed_and_tells_a_screen_reader_what_it_shows()
    {
        foreach (var svg in All.Select(text => XElement.Parse(text)))
        {
            Assert.Equal("img", svg.Attribute("role")!.Value);
            var ids = svg.Attribute("aria-labelledby")!.Value.Split(' ');
            Assert.Equal(ids, svg.Elements().Take(2).Select(element => element.Attribute("id")!.Value));
            Assert.Equal(["title", "desc"], svg.Elements().Take(2).Select(element => element.Name.LocalName));
            Assert.All(svg.Elements().Take(2), element => Assert.NotEmpty(element.Value));
        }
    }

    [Fact]
    public void No_chart_carries_styles_or_scripts_that_the_policy_would_refuse() =>
        Assert.All(All.SelectMany(text => XElement.Parse(text).DescendantsAndSelf()), element =>
        {
            Assert.Null(element.Attribute("style"));
            Assert.DoesNotContain(element.Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
            Assert.NotEqual("script", element.Name.LocalName);
        });

    [Fact]
    public void Every_mark_lies_within_the_drawing() =>
        Assert.All(
            All.SelectMany(text => XElement.Parse(text).Descendants()).Attributes().Where(attribute => attribute.Value.EndsWith('%') && attribute.Name.LocalName is "x" or "x1" or "x2" or "cx" or "width"),
            attribute => Assert.InRange(double.Parse(attribute.Value.TrimEnd('%')), 0, 100));

    [Fact]
    public void A_withheld_figure_is_said_and_not_drawn()
    {
        var svg = XElement.Parse(All[1]);

        Assert.Single(svg.Descendants(), element => element.Name.LocalName == "circle");
        Assert.Contains("Quintile 1: withheld", svg.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hidden_stage_has_no_bar_of_its_own()
    {
        var bars = XElement.Parse(All[0]).Descendants().Where(element => element.Attribute("class")?.Value == "rw-chart__bar").ToList();

        Assert.Equal(["100%", "50%"], bars.Select(bar => bar.Attribute("width")!.Value));
    }

    [Theory]
    [InlineData(0.0087, 0.01)]
    [InlineData(0.01, 0.01)]
    [InlineData(0.4, 0.01)]
    [InlineData(0, 0.01)]
    public void The_gauge_is_longer_than_its_threshold_only_where_the_threshold_is_met(double share, double threshold)
    {
        var svg = XElement.Parse(ThresholdGauge.Draw("g", "Prevention", (decimal)share, (decimal)threshold, "a", "b"));
        var bar = Percent(svg.Elements().Where(element => element.Name.LocalName == "rect").ElementAt(1).Attribute("width")!);
        var line = Percent(svg.Elements().Single(element => element.Name.LocalName == "line").Attribute("x1")!);

        Assert.Equal(share >= threshold, bar >= line - 0.01);
    }

    [Theory]
    [InlineData(0, 100, 5)]
    [InlineData(-3.2, 41, 6)]
    [InlineData(-0.4, 0.3, 5)]
    [InlineData(0, 0, 5)]
    public void A_scale_holds_its_values_and_nought_with_few_round_ticks(double least, double most, int atMost)
    {
        var scale = Scale.Over([least, most]);

        Assert.InRange(scale.Ticks.Count, 3, atMost + 1);
        Assert.Contains(0, scale.Ticks);
        Assert.True(scale.Ticks[0] <= least && scale.Ticks[^1] >= most);
        Assert.InRange(scale.At(least), 2, 98);
    }

    private static double Percent(XAttribute attribute) => double.Parse(attribute.Value.TrimEnd('%'));
}
