using Ridgeway.Time;

namespace Ridgeway.Finding;

public sealed class HadAndTakingTests
{
    private static readonly Window Year = new(12, WindowUnit.Months);

    [Fact]
    public void An_event_counts_until_its_window_runs_out()
    {
        var answer = A.PersonWith("had rehabilitation on 2024-01-01", "had rehabilitation on 2026-02-01").Asked(new Criterion.Had("rehabilitation", Year));

        Assert.Equal(Truth.True, answer.Truth);
        Assert.Equal(1, Assert.Single(answer.Why).Fact);
        Assert.Equal(new DateOnly(2027, 2, 2), answer.Until);
    }

    [Fact]
    public void An_event_out_of_its_window_or_never_recorded_is_a_no()
    {
        Assert.Equal(Truth.False, A.PersonWith("had rehabilitation on 2024-01-01").Asked(new Criterion.Had("rehabilitation", Year)).Truth);
        Assert.Equal(Truth.True, A.PersonWith("had rehabilitation on 2024-01-01").Asked(new Criterion.Had("rehabilitation")).Truth);
        Assert.Equal(Truth.False, A.PersonWith().Asked(new Criterion.Had("rehabilitation")).Truth);
    }

    [Fact]
    public void A_medicine_is_current_through_its_last_day()
    {
        var person = A.PersonWith("taking beta-blockers since 2026-01-01 until 2026-11-10");
        var taking = new Criterion.Taking("beta-blockers");

        Assert.Equal(new DateOnly(2026, 11, 11), person.Asked(taking).Until);
        Assert.Equal(Truth.True, person.Asked(taking, new DateOnly(2026, 11, 10)).Truth);
        Assert.Equal(Truth.False, person.Asked(taking, new DateOnly(2026, 11, 11)).Truth);
        Assert.Equal(Truth.False, person.Asked(taking, new DateOnly(2025, 12, 31)).Truth);
    }

    [Fact]
    public void Within_a_window_a_stopped_medicine_still_counts()
    {
        var person = A.PersonWith("taking beta-blockers since 2025-01-01 until 2026-06-15");
        var lately = new Criterion.Taking("beta-blockers", new Window(6, WindowUnit.Months));

        var answer = person.Asked(lately);

        Assert.Equal(Truth.True, answer.Truth);
        Assert.Equal(new DateOnly(2026, 12, 16), answer.Until);
        Assert.Equal(Truth.False, person.Asked(lately, new DateOnly(2026, 12, 16)).Truth);
    }

    [Fact]
    public void A_medicine_with_no_end_is_current()
    {
        var answer = A.PersonWith("taking beta-blockers since 2020-01-01").Asked(new Criterion.Taking("beta-blockers"));

        Assert.Equal(Truth.True, answer.Truth);
        Assert.Null(answer.Until);
    }
}
