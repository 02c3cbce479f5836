namespace Ridgeway.Finding.Scores;

public sealed class ActivityFormulasTests
{
    [Theory]
    [InlineData(3, 40, 120)]
    [InlineData(0, 0, 0)]
    [InlineData(7, 1440, 10080)]
    [InlineData(8, 30, double.NaN)]
    [InlineData(3, 1441, double.NaN)]
    [InlineData(-1, 30, double.NaN)]
    public void Minutes_a_week_are_days_times_minutes_and_nothing_where_they_cannot_be(double days, double minutes, double expected) =>
        Assert.Equal(expected, WeeklyMinutes.Formula.Value([days, minutes]));

    [Fact]
    public void The_formula_gives_for_every_answer_what_the_questionnaire_scores()
    {
        foreach (var algorithm in Enum.GetValues<GppaqAlgorithm>())
        {
            foreach (var work in Enum.GetValues<WorkActivity>())
            {
                foreach (var exercise in Enum.GetValues<WeeklyHours>())
                {
                    foreach (var cycling in Enum.GetValues<WeeklyHours>())
                    {
                        var expected = Gppaq.Score(new GppaqAnswers(work, exercise, cycling), algorithm).Score;
                        Assert.Equal(expected, Gppaq.Formula.Value([(int)work, (int)exercise, (int)cycling, (int)algorithm]));
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData(5, 0, 0)]
    [InlineData(1, 4, 0)]
    [InlineData(1, 0.5, 0)]
    [InlineData(-1, 0, 0)]
    public void A_number_that_is_no_answer_has_no_index(double work, double exercise, double cycling) =>
        Assert.True(double.IsNaN(Gppaq.Formula.Value([work, exercise, cycling, 0])));
}
