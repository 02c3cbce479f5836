using Ridgeway.Finding;
using Ridgeway.Records;

namespace Ridgeway.Content;

/// <summary>The Exercise Vital Sign: LOINC 82290-8 as written, or 89555-7 times 68516-4 (Kaiser Permanente's two questions).</summary>
public sealed class ExerciseVitalSignTests
{
    [Fact]
    public void Days_times_minutes_of_one_day_make_minutes_a_week() =>
        Assert.Equal(new ExerciseVitalSign(90, new DateOnly(2026, 9, 1), 3, 30), Of("active-days-per-week 3 on 2026-09-01", "active-minutes-per-day 30 on 2026-09-01"));

    [Fact]
    public void What_was_written_down_comes_before_what_is_worked_out_of_the_same_day() =>
        Assert.Equal(
            new ExerciseVitalSign(100, new DateOnly(2026, 9, 1)),
            Of("active-days-per-week 3 on 2026-09-01", "active-minutes-per-day 30 on 2026-09-01", "weekly-active-minutes 100 on 2026-09-01"));

    [Fact]
    public void Half_an_answer_is_none_and_the_answer_before_it_stands() =>
        Assert.Equal(new ExerciseVitalSign(20, new DateOnly(2026, 3, 1)), Of("weekly-active-minutes 20 on 2026-03-01", "active-days-per-week 3 on 2026-09-01"));

    [Fact]
    public void No_days_are_no_minutes_whatever_the_second_answer_would_be() =>
        Assert.Equal(new ExerciseVitalSign(0, new DateOnly(2026, 9, 1), 0, 0), Of("active-days-per-week 0 on 2026-09-01"));

    [Fact]
    public void Nothing_answered_is_not_known() => Assert.Null(Of("body-mass-index 22 on 2026-06-01"));

    private static ExerciseVitalSign? Of(params string[] facts)
    {
        var person = new ExamplePerson { Facts = [.. facts.Select(text => ExampleFact.TryParse(text, out var fact) ? fact : throw new FormatException(text))] };
        return ExerciseVitalSign.Latest(person.ToRecord(Shipped.Pack.Lists), Shipped.Pack.Lists);
    }
}
