using Ridgeway.Codes;
using Ridgeway.Quantities;
using Ridgeway.Time;

namespace Ridgeway.Commissioning;

public class BudgetLineDraftTests
{
    private static readonly BudgetLineDraft Draft = new()
    {
        Year = "2026/27",
        Organisation = "qwo",
        Category = "Physical-Activity",
        Description = " Walks ",
        Amount = "£2,400,000.50",
        SharePercent = "12.5%",
        Origin = "new",
        Source = "Board paper",
    };

    [Fact]
    public void A_draft_as_people_type_it_is_a_line()
    {
        var line = Assert.IsType<BudgetLineReading.Good>(Draft.Read()).Line;

        Assert.Equal((new FinancialYear(2026), OdsCode.Parse("QWO"), "physical-activity", "Walks"), (line.Year, line.Organisation, line.Category, line.Description));
        Assert.Equal((240_000_050, 0.125m, MoneyOrigin.New), (line.Pence, line.ShareThatCounts, line.Origin));
    }

    [Fact]
    public void The_same_draft_is_always_the_same_line_and_another_is_not()
    {
        Assert.Equal(Draft.Read(), Draft.Read());
        Assert.NotEqual(((BudgetLineReading.Good)Draft.Read()).Line.Id, ((BudgetLineReading.Good)(Draft with { Amount = "1" }).Read()).Line.Id);
    }

    [Fact]
    public void An_empty_draft_has_every_fault_but_the_share_which_is_then_all() =>
        Assert.Equal(
            Enum.GetValues<BudgetLineFault>().Where(fault => fault != BudgetLineFault.Share).Order(),
            Assert.IsType<BudgetLineReading.Faulty>(new BudgetLineDraft().Read()).Faults.Order());

    [Theory]
    [InlineData("120")]
    [InlineData("-1")]
    [InlineData("12.345")]
    [InlineData("half")]
    public void A_share_that_is_no_percentage_is_a_fault(string share) =>
        Assert.Equal([BudgetLineFault.Share], Assert.IsType<BudgetLineReading.Faulty>((Draft with { SharePercent = share }).Read()).Faults);

    [Theory]
    [InlineData("1")]
    [InlineData("99")]
    [InlineData("borrowed")]
    public void An_origin_must_be_one_of_three_words(string origin) =>
        Assert.Equal([BudgetLineFault.Origin], Assert.IsType<BudgetLineReading.Faulty>((Draft with { Origin = origin }).Read()).Faults);

    [Theory]
    [InlineData("2400000", 240_000_000)]
    [InlineData(" £ 1,250.50", 125_050)]
    [InlineData("0", 0)]
    public void Pounds_are_read_as_people_write_them(string text, long pence)
    {
        Assert.True(Pounds.TryParse(text, out var read));
        Assert.Equal(pence, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-5")]
    [InlineData("1.234")]
    [InlineData("2m")]
    [InlineData("999999999999999999999999")]
    public void What_is_no_amount_is_refused(string text) => Assert.False(Pounds.TryParse(text, out _));

    [Theory]
    [InlineData(200_000_000_000, "£2.0 billion", "£2,000,000,000")]
    [InlineData(1_740_000_000, "£17.4 million", "£17,400,000")]
    [InlineData(99_949_999_999, "£999.5 million", "£999,499,999.99")]
    [InlineData(99_999_999_999, "£1.0 billion", "£999,999,999.99")]
    [InlineData(50, "£0.50", "£0.50")]
    [InlineData(96_000, "£960", "£960")]
    public void Money_is_said_and_written(long pence, string said, string written)
    {
        Assert.Equal(said, Pounds.InWords(pence));
        Assert.Equal(written, Pounds.Exact(pence));
    }
}
