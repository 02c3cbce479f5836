using Ridgeway.Time;

namespace Ridgeway.Finding;

/// <summary>Kleene's tables, over criteria that are certainly true, false and unknown for everyone.</summary>
public sealed class LogicTests
{
    private static readonly Criterion T = new Criterion.All([]);
    private static readonly Criterion F = new Criterion.Any([]);
    private static readonly Criterion U = new Criterion.Measured("systolic", Limits.AtLeast(0));

    [Theory]
    [InlineData("TT", "T", "T")]
    [InlineData("TF", "F", "T")]
    [InlineData("TU", "U", "T")]
    [InlineData("FT", "F", "T")]
    [InlineData("FF", "F", "F")]
    [InlineData("FU", "F", "U")]
    [InlineData("UT", "U", "T")]
    [InlineData("UF", "F", "U")]
    [InlineData("UU", "U", "U")]
    public void All_any_and_none_follow_the_tables(string parts, string all, string any)
    {
        var of = parts.Select(Part).ToArray();

        Assert.Equal(TruthOf(Part(all[0])), TruthOf(new Criterion.All(of)));
        Assert.Equal(TruthOf(Part(any[0])), TruthOf(new Criterion.Any(of)));
        Assert.Equal(TruthOf(Part(any[0])).Not(), TruthOf(new Criterion.None(of)));
    }

    [Theory]
    [InlineData("TTFF", 2, "T")]
    [InlineData("TFFF", 2, "F")]
    [InlineData("TUFF", 2, "U")]
    [InlineData("TUUU", 1, "T")]
    [InlineData("FFFU", 2, "F")]
    [InlineData("UUUU", 4, "U")]
    [InlineData("TTTT", 4, "T")]
    [InlineData("TTTF", 4, "F")]
    public void At_least_so_many_of(string parts, int count, string expected) =>
        Assert.Equal(TruthOf(Part(expected[0])), TruthOf(new Criterion.AtLeast(count, parts.Select(Part).ToArray())));

    [Theory]
    [InlineData("UFT", "F")]
    [InlineData("TF", "T")]
    [InlineData("UUT", "T")]
    [InlineData("UU", "U")]
    public void The_first_known_decides(string parts, string expected) =>
        Assert.Equal(TruthOf(Part(expected[0])), TruthOf(new Criterion.FirstKnown(parts.Select(Part).ToArray())));

    [Fact]
    public void Not_turns_round_and_leaves_unknown_unknown()
    {
        Assert.Equal(Truth.False, TruthOf(new Criterion.Not(T)));
        Assert.Equal(Truth.True, TruthOf(new Criterion.Not(F)));
        Assert.Equal(Truth.Unknown, TruthOf(new Criterion.Not(U)));
    }

    [Theory]
    [InlineData(true, Truth.True)]
    [InlineData(false, Truth.False)]
    public void If_unknown_closes_on_purpose_and_asks_nothing(bool then, Truth truth)
    {
        var answer = A.PersonWith().Asked(new Criterion.IfUnknown(U, then));

        Assert.Equal(truth, answer.Truth);
        Assert.Empty(answer.Missing);
        Assert.Equal(Truth.True, TruthOf(new Criterion.IfUnknown(T, then)));
    }

    [Fact]
    public void Only_what_is_undecided_is_asked_for()
    {
        var smoker = new Criterion.Has("smoker");

        Assert.Empty(A.PersonWith().Asked(new Criterion.All([F, U, smoker])).Missing);
        Assert.Equal(["systolic", "smoker"], A.PersonWith().Asked(new Criterion.All([T, U, smoker])).Missing.Select(missing => missing.What));
        Assert.Equal(["systolic"], A.PersonWith().Asked(new Criterion.FirstKnown([U, smoker])).Missing.Select(missing => missing.What));
    }

    [Fact]
    public void The_reasons_are_those_of_the_parts_that_decided()
    {
        var person = A.PersonWith("copd since 2010-01-01", "hypertension since 2011-01-01", "systolic 120 on 2026-10-01");
        Criterion copd = new Criterion.Has("copd"), hypertension = new Criterion.Has("hypertension"), high = new Criterion.Measured("systolic", Limits.AtLeast(140));

        Assert.Equal(["copd", "hypertension"], Whats(new Criterion.Any([copd, high, hypertension])));
        Assert.Equal(["systolic"], Whats(new Criterion.All([copd, high])));
        Assert.Equal(["copd"], Whats(new Criterion.All([copd, copd])));

        IEnumerable<string> Whats(Criterion criterion) => person.Asked(criterion).Why.Select(reason => reason.What);
    }

    [Fact]
    public void A_true_any_stands_as_long_as_its_longest_part_and_a_true_all_as_long_as_its_shortest()
    {
        var person = A.PersonWith("copd since 2026-10-01", "hypertension since 2026-09-01");
        var window = new Window(3, WindowUnit.Months);
        Criterion[] both = [new Criterion.Has("copd", Within: window), new Criterion.Has("hypertension", Within: window)];

        Assert.Equal(new DateOnly(2027, 1, 2), person.Asked(new Criterion.Any(both)).Until);
        Assert.Equal(new DateOnly(2026, 12, 2), person.Asked(new Criterion.All(both)).Until);
    }

    private static Criterion Part(char letter) => letter switch { 'T' => T, 'F' => F, _ => U };

    private static Truth TruthOf(Criterion criterion) => A.PersonWith().Asked(criterion).Truth;
}
