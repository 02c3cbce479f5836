using Ridgeway.Codes;
using Ridgeway.Time;

namespace Ridgeway.Finding;

public sealed class TableTests
{
    private static readonly Criterion Obese = new Criterion.Measured("bmi", new Limits(new Limit(new Threshold.FromTable("obesity-bmi"), true), null));

    [Theory]
    [InlineData(EthnicCategory.AsianIndian, 27.5, Truth.True)]
    [InlineData(EthnicCategory.AsianIndian, 27.4, Truth.False)]
    [InlineData(EthnicCategory.WhiteBritish, 29.9, Truth.False)]
    [InlineData(EthnicCategory.WhiteBritish, 30, Truth.True)]
    [InlineData(EthnicCategory.NotStated, 29.9, Truth.False)]
    [InlineData(null, 27.4, Truth.False)]
    [InlineData(null, 28, Truth.Unknown)]
    [InlineData(null, 30, Truth.True)]
    public void The_row_that_fits_decides_and_not_knowing_which_matters_only_where_rows_disagree(EthnicCategory? ethnicity, double bmi, Truth truth)
    {
        var person = A.PersonWith(FormattableString.Invariant($"bmi {bmi} on 2026-10-01")) with { Ethnicity = ethnicity };

        var answer = person.Asked(Obese);

        Assert.Equal(truth, answer.Truth);
        Assert.Equal(truth == Truth.Unknown ? ["ethnicity"] : [], answer.Missing.Select(missing => missing.What));
    }

    [Theory]
    [InlineData(EthnicCategory.AsianIndian, 27.5)]
    [InlineData(EthnicCategory.WhiteBritish, 30.0)]
    [InlineData(null, null)]
    public void The_line_for_a_person_is_the_value_of_the_row_that_fits_and_none_where_that_is_not_known(EthnicCategory? ethnicity, double? line)
    {
        var person = A.PersonWith("bmi 28 on 2026-10-01") with { Ethnicity = ethnicity };

        Assert.Equal(line, person.OnDay().ValueOf(new Limit(new Threshold.FromTable("obesity-bmi"), true)));
    }

    [Fact]
    public void The_row_chosen_by_ethnicity_is_part_of_the_reason()
    {
        var person = A.PersonWith("bmi 28 on 2026-10-01") with { Ethnicity = EthnicCategory.BlackAfrican };

        Assert.Equal(["bmi", "ethnicity"], person.Asked(Obese).Why.Select(reason => reason.What));
    }

    [Fact]
    public void A_table_changes_on_its_day_and_until_knows()
    {
        var before = A.ObesityBmi with { Rows = [new TableRow(null, 25)], Effective = new EffectiveDates(null, new DateOnly(2026, 12, 31)) };
        var after = A.ObesityBmi with { Effective = new EffectiveDates(new DateOnly(2027, 1, 1), null) };
        var context = new FindingContext(new CodeLists(A.Lists, new CodeBook()), [], [after, before]);
        var record = (A.PersonWith("bmi 26 on 2026-10-01") with { Ethnicity = EthnicCategory.WhiteBritish }).ToRecord(context.Lists);

        var answer = Obese.Evaluate(record, A.Day, context);

        Assert.Equal(Truth.True, answer.Truth);
        Assert.Equal(new DateOnly(2027, 1, 1), answer.Until);
        Assert.Equal(Truth.False, Obese.Evaluate(record, new DateOnly(2027, 1, 1), context).Truth);
    }

    [Fact]
    public void Two_versions_in_force_on_one_day_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new FindingContext(new CodeLists(A.Lists, new CodeBook()), [], [A.ObesityBmi, A.ObesityBmi]));
    }
}
