using Ridgeway.Codes;
using Ridgeway.Time;

namespace Ridgeway.Finding;

public sealed class RegisterTests
{
    private static readonly Register Copd = A.Register("copd-register", new Criterion.Has("copd"));

    [Fact]
    public void A_register_may_name_another()
    {
        var either = A.Register("either", new Criterion.Any([new Criterion.In("copd-register"), new Criterion.Has("hypertension")]));

        var answer = A.PersonWith("copd since 2020-01-01").Asked(new Criterion.In("either"), null, Copd, either);

        Assert.Equal(Truth.True, answer.Truth);
        Assert.Equal(new Reason(0, "copd"), Assert.Single(answer.Why));
    }

    [Fact]
    public void The_dead_belong_to_no_register_and_the_living_only_until_they_die()
    {
        var nobody = A.Register("without-copd", new Criterion.Not(new Criterion.Has("copd")));
        var person = A.PersonWith() with { Died = new PartialDate(2026, 12, 1) };

        var alive = person.Asked(new Criterion.In("without-copd"), null, nobody);

        Assert.Equal(Truth.True, alive.Truth);
        Assert.Equal(new DateOnly(2026, 12, 1), alive.Until);
        Assert.Equal(Truth.False, person.Asked(new Criterion.In("without-copd"), new DateOnly(2026, 12, 1), nobody).Truth);
    }

    [Fact]
    public void Of_a_death_known_to_the_year_every_day_of_the_year_counts()
    {
        var person = A.PersonWith("copd since 2020-01-01") with { Died = new PartialDate(2026) };

        Assert.Equal(Truth.False, person.Asked(new Criterion.In("copd-register"), new DateOnly(2026, 1, 1), Copd).Truth);
        Assert.Equal(Truth.True, person.Asked(new Criterion.In("copd-register"), new DateOnly(2025, 12, 31), Copd).Truth);
    }

    [Fact]
    public void The_version_in_force_on_the_day_is_the_one_that_counts()
    {
        var from2027 = A.Register("copd-register", new Criterion.Has("copd", Ever: true), new EffectiveDates(new DateOnly(2027, 1, 1), null));
        var until2026 = Copd with { Effective = new EffectiveDates(new DateOnly(2020, 1, 1), new DateOnly(2026, 12, 31)) };
        var person = A.PersonWith("copd since 2001-01-01 until 2010-01-01");

        var now = person.Asked(new Criterion.In("copd-register"), A.Day, until2026, from2027);

        Assert.Equal(Truth.False, now.Truth);
        Assert.Equal(new DateOnly(2027, 1, 1), now.Until);
        Assert.Equal(Truth.True, person.Asked(new Criterion.In("copd-register"), new DateOnly(2027, 1, 1), until2026, from2027).Truth);
        Assert.Equal(Truth.False, person.Asked(new Criterion.In("copd-register"), new DateOnly(2019, 1, 1), until2026, from2027).Truth);
    }

    [Fact]
    public void A_circle_of_registers_is_refused_by_name()
    {
        var a = A.Register("a", new Criterion.All([new Criterion.In("b")]));
        var b = A.Register("b", new Criterion.Not(new Criterion.In("c")));
        var c = A.Register("c", new Criterion.IfUnknown(new Criterion.In("a"), false));

        var refused = Assert.Throws<ArgumentException>(() => A.Context(Copd, a, b, c));

        Assert.Contains("a → b → c → a", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Naming_one_register_twice_is_no_circle()
    {
        var both = A.Register("both", new Criterion.All([new Criterion.In("copd-register"), new Criterion.In("copd-register")]));

        Assert.Null(RegisterCircle.Find([both, Copd]));
    }

    [Fact]
    public void Asking_for_a_register_that_is_not_there_is_a_bug()
    {
        Assert.Throws<KeyNotFoundException>(() => A.PersonWith().Asked(new Criterion.In("nowhere")));
        Assert.Throws<KeyNotFoundException>(() => A.PersonWith().Asked(new Criterion.Has("nowhere")));
    }

    [Fact]
    public void A_code_met_after_the_context_was_made_still_means_what_its_list_says()
    {
        var book = new CodeBook();
        var context = new FindingContext(new CodeLists(A.Lists, book), [Copd], []);
        var early = A.PersonWith("hypertension since 2020-01-01").ToRecord(context.Lists);
        Assert.Equal(Truth.False, Copd.Who.Evaluate(early, A.Day, context).Truth);

        var late = A.PersonWith("copd since 2020-01-01").ToRecord(context.Lists);

        Assert.Equal(Truth.True, Copd.Who.Evaluate(late, A.Day, context).Truth);
    }
}
