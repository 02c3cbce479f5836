using Ridgeway.Finding;
using Ridgeway.Time;

namespace Ridgeway.Guidance;

public sealed class AdviseTests
{
    private static readonly Criterion Copd = new Criterion.Has("copd");
    private static readonly Criterion Hypertension = new Criterion.Has("hypertension");
    private static readonly Criterion High = new Criterion.Measured("systolic", Limits.AtLeast(180), Within: new Window(3, WindowUnit.Months));

    [Fact]
    public void One_intervention_is_advised_once_with_all_its_reasons_and_the_best_grade()
    {
        var pack = A.Pack([A.Rule("r1", "class", Copd, EvidenceGrade.Model), A.Rule("r2", "class", Hypertension), A.Rule("r3", "class", new Criterion.Has("smoker", Ever: true))]);

        var advice = Assert.Single(A.PersonWith("copd since 2010-01-01", "hypertension since 2011-01-01", "had not-smoker on 2020-01-01").Advised(pack).Advice);

        Assert.Equal(["r1", "r2"], advice.Because.Select(reason => reason.Rule.Id));
        Assert.Equal(EvidenceGrade.NationalGuideline, advice.Grade);
        Assert.Equal(["r1", "r2"], advice.Sources.Select(source => source.Ref));
        Assert.Equal([new Reason(0, "copd")], advice.Because[0].Why);
        Assert.True(advice.IsDraft);
    }

    [Fact]
    public void An_absolute_contraindication_withholds_with_its_reason_and_what_would_have_been_said()
    {
        var pack = A.Pack([A.Rule("r", "class", Copd)], A.Contraindication("c", High));

        var advice = A.PersonWith("copd since 2010-01-01", "systolic 190 on 2026-10-01").Advised(pack);

        Assert.Empty(advice.Advice);
        var withheld = Assert.Single(advice.Withheld);
        Assert.Equal("r", Assert.Single(withheld.Because).Rule.Id);
        Assert.Equal("c", Assert.Single(withheld.By).Contraindication.Id);
        Assert.Equal([new Reason(1, "systolic")], withheld.By[0].Why);
    }

    [Fact]
    public void A_contraindication_of_one_intervention_leaves_the_others_alone()
    {
        var pack = A.Pack([A.Rule("r1", "class", Copd), A.Rule("r2", "advice", Copd)], A.Contraindication("c", Hypertension, ContraindicationLevel.Absolute, "class"));

        var advice = A.PersonWith("copd since 2010-01-01", "hypertension since 2010-01-01").Advised(pack);

        Assert.Equal(["advice"], advice.Advice.Select(one => one.Intervention.Id));
        Assert.Equal(["class"], advice.Withheld.Select(one => one.Intervention.Id));
    }

    [Theory]
    [InlineData(ContraindicationLevel.Relative)]
    [InlineData(ContraindicationLevel.Caution)]
    public void A_relative_contraindication_or_a_caution_goes_with_the_advice(ContraindicationLevel level)
    {
        var pack = A.Pack([A.Rule("r", "class", Copd)], A.Contraindication("c", Hypertension, level));

        var advice = Assert.Single(A.PersonWith("copd since 2010-01-01", "hypertension since 2010-01-01").Advised(pack).Advice);

        Assert.Equal(level, Assert.IsType<Caution.Holds>(Assert.Single(advice.Cautions)).Contraindication.Level);
    }

    [Fact]
    public void A_contraindication_that_nobody_can_tell_blocks_nothing_and_becomes_a_question()
    {
        var pack = A.Pack([A.Rule("r", "class", Copd)], A.Contraindication("c", High));

        var advice = A.PersonWith("copd since 2010-01-01").Advised(pack);

        var caution = Assert.IsType<Caution.AskFirst>(Assert.Single(Assert.Single(advice.Advice).Cautions));
        Assert.Equal("systolic", Assert.Single(caution.Missing).What);
        var question = Assert.Single(advice.Unknown);
        Assert.Equal(("systolic", AskKind.Reading), (question.Ask.What, question.Ask.Kind));
        Assert.Equal(["c"], question.Contraindications.Select(one => one.Id));
        Assert.Empty(question.Rules);
    }

    [Fact]
    public void Before_what_it_need_not_be_asked_an_unknown_contraindication_is_let_pass()
    {
        var pack = A.Pack([A.Rule("r1", "class", Copd), A.Rule("r2", "advice", Copd)], A.Contraindication("c", High) with { AskBefore = ["class"] });

        var advice = A.PersonWith("copd since 2010-01-01").Advised(pack).Advice.ToDictionary(one => one.Intervention.Id);

        Assert.Single(advice["class"].Cautions);
        Assert.Empty(advice["advice"].Cautions);
        Assert.Equal(2, A.PersonWith("copd since 2010-01-01", "systolic 190 on 2026-10-01").Advised(pack).Withheld.Count);
    }

    [Fact]
    public void A_rule_that_cannot_be_decided_asks_and_offers_nothing()
    {
        var pack = A.Pack([A.Rule("r", "class", new Criterion.All([Copd, new Criterion.Has("smoker")]))]);

        var advice = A.PersonWith("copd since 2010-01-01").Advised(pack);

        Assert.Empty(advice.Advice);
        var question = Assert.Single(advice.Unknown);
        Assert.Equal("smoker", question.Ask.What);
        Assert.Equal(["r"], question.Rules.Select(rule => rule.Id));
        Assert.Empty(A.PersonWith().Advised(pack).Unknown);
    }

    [Fact]
    public void One_datum_is_one_question_however_many_need_it_and_the_strictest_window_is_asked_for()
    {
        Criterion ever = new Criterion.Measured("systolic", Limits.AtLeast(140)), year = new Criterion.Measured("systolic", Limits.AtLeast(140), Within: new Window(12, WindowUnit.Months));
        var pack = A.Pack([A.Rule("r1", "advice", ever), A.Rule("r2", "advice", year), A.Rule("r3", "class", Copd)], A.Contraindication("c", High));

        var question = Assert.Single(A.PersonWith("copd since 2010-01-01").Advised(pack).Unknown);

        Assert.Equal(new Window(3, WindowUnit.Months), question.Ask.Within);
        Assert.Equal((2, 1), (question.Rules.Count, question.Contraindications.Count));
    }

    [Fact]
    public void The_most_needed_question_comes_first()
    {
        Criterion bmi = new Criterion.Measured("bmi", Limits.AtLeast(30)), smoker = new Criterion.Has("smoker");
        var pack = A.Pack([A.Rule("r1", "advice", bmi), A.Rule("r2", "class", smoker), A.Rule("r3", "advice", smoker)]);

        Assert.Equal(["smoker", "bmi"], A.PersonWith().Advised(pack).Unknown.Select(one => one.Ask.What));
    }

    [Fact]
    public void What_is_made_for_the_condition_makes_the_general_programme_give_way()
    {
        var pack = A.Pack([A.Rule("general", "class", Copd, rather: "rehabilitation"), A.Rule("special", "rehabilitation", Copd)]);

        var advice = A.PersonWith("copd since 2010-01-01").Advised(pack);

        Assert.Equal(["rehabilitation"], advice.Advice.Select(one => one.Intervention.Id));
        var waits = Assert.Single(advice.GivesWay);
        Assert.Equal(("class", "rehabilitation"), (waits.Intervention.Id, waits.To.Id));
        Assert.Equal("general", Assert.Single(waits.Because).Rule.Id);
    }

    [Fact]
    public void A_reason_that_gives_way_leaves_the_reasons_that_do_not()
    {
        var pack = A.Pack([A.Rule("general", "class", Copd, rather: "rehabilitation"), A.Rule("own", "class", Hypertension), A.Rule("special", "rehabilitation", Copd)]);

        var advice = A.PersonWith("copd since 2010-01-01", "hypertension since 2010-01-01").Advised(pack);

        Assert.Equal("own", Assert.Single(advice.Advice.Single(one => one.Intervention.Id == "class").Because).Rule.Id);
        Assert.Empty(advice.GivesWay);
    }

    [Fact]
    public void Nothing_gives_way_to_what_is_withheld()
    {
        var pack = A.Pack([A.Rule("general", "class", Copd, rather: "rehabilitation"), A.Rule("special", "rehabilitation", Copd)], A.Contraindication("c", Hypertension, ContraindicationLevel.Absolute, "rehabilitation"));

        var advice = A.PersonWith("copd since 2010-01-01", "hypertension since 2010-01-01").Advised(pack);

        Assert.Equal(["class"], advice.Advice.Select(one => one.Intervention.Id));
        Assert.Equal(["rehabilitation"], advice.Withheld.Select(one => one.Intervention.Id));
    }

    [Fact]
    public void Where_it_is_not_known_whether_something_comes_first_the_advice_says_so()
    {
        var pack = A.Pack([A.Rule("general", "class", Copd, rather: "rehabilitation"), A.Rule("special", "rehabilitation", new Criterion.Has("smoker"))]);

        var caution = Assert.IsType<Caution.MayGiveWay>(Assert.Single(Assert.Single(A.PersonWith("copd since 2010-01-01").Advised(pack).Advice).Cautions));

        Assert.Equal(("rehabilitation", "smoker"), (caution.To.Id, Assert.Single(caution.Missing).What));
    }

    [Fact]
    public void Two_rules_cannot_wait_for_each_other()
    {
        Assert.Throws<ArgumentException>(() => A.Pack([A.Rule("r", "rehabilitation", Copd, rather: "class")]));
        Assert.Throws<ArgumentException>(() => A.Pack([A.Rule("r", "class", Copd, rather: "class")]));
        Assert.Throws<ArgumentException>(() => A.Pack([A.Rule("r", "nothing", Copd)]));
    }

    [Fact]
    public void A_rule_and_a_contraindication_speak_only_while_they_are_in_force()
    {
        var next = new EffectiveDates(new DateOnly(2027, 1, 1), null);
        var pack = A.Pack([A.Rule("r", "class", Copd), A.Rule("new", "advice", Copd) with { Effective = next }], A.Contraindication("c", Copd) with { Effective = next });
        var person = A.PersonWith("copd since 2010-01-01");

        var now = person.Advised(pack);

        Assert.Equal(["class"], now.Advice.Select(one => one.Intervention.Id));
        Assert.Equal(new DateOnly(2027, 1, 1), now.Until);
        Assert.Equal(["class", "advice"], person.Advised(pack, new DateOnly(2027, 1, 1)).Withheld.Select(one => one.Intervention.Id));
    }

    [Fact]
    public void The_order_is_the_same_whatever_the_order_of_the_rules()
    {
        GuidanceRule[] rules =
        [
            A.Rule("a", "advice", Copd),
            A.Rule("c", "class", Copd, EvidenceGrade.Consensus),
            A.Rule("r", "rehabilitation", Copd, EvidenceGrade.Model),
        ];
        var person = A.PersonWith("copd since 2010-01-01");

        Assert.Equal(["rehabilitation", "class", "advice"], person.Advised(A.Pack(rules)).Advice.Select(one => one.Intervention.Id));
        Assert.Equal(["rehabilitation", "class", "advice"], person.Advised(A.Pack([.. rules.Reverse()])).Advice.Select(one => one.Intervention.Id));
    }

    [Fact]
    public void Nothing_is_advised_to_the_dead()
    {
        var pack = A.Pack([A.Rule("r", "class", new Criterion.Not(Copd))]);

        var advice = (A.PersonWith() with { Died = new PartialDate(2026, 10, 1) }).Advised(pack);

        Assert.True(advice.HasDied);
        Assert.Empty(advice.Advice);
    }

    [Fact]
    public void Until_is_the_first_day_on_which_any_part_could_change()
    {
        var pack = A.Pack([A.Rule("r", "class", Copd)], A.Contraindication("c", High));

        var advice = A.PersonWith("copd since 2010-01-01", "systolic 130 on 2026-10-01").Advised(pack);

        Assert.Equal(new DateOnly(2027, 1, 2), advice.Until);
    }
}
