using Ridgeway.Commissioning;
using Ridgeway.Content;

namespace Ridgeway.Evaluation;

/// <summary>What ships for evaluation and the ledger, and what is refused.</summary>
public sealed class EvaluationContentTests
{
    [Fact]
    public void Every_measure_a_programme_asks_for_has_its_definition_and_smallest_worthwhile_change()
    {
        var measures = Shipped.Pack.Of<OutcomeMeasure>().Select(measure => measure.Id).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(
            Delivery.Questionnaires.Measures(Delivery.Questionnaire.Ons4).Concat(Delivery.Questionnaires.Measures(Delivery.Questionnaire.WeeklyActivity)).Order(),
            measures.Order());
        Assert.All(Shipped.Pack.Of<OutcomeMeasure>(), measure => Assert.Equal(Delivery.Questionnaires.HigherIsBetter(measure.Id), measure.Better == BetterWhen.Higher));
    }

    [Fact]
    public void There_are_rules_in_force_and_two_versions_of_the_definition()
    {
        var rules = EvaluationRules.On(new DateOnly(2026, 11, 21), Shipped.Pack, new EvaluationOptions());

        Assert.Equal((1, 7, 5), (rules.Profile.HideFrom, rules.Profile.HideTo, rules.Profile.RoundTo));
        Assert.Equal(0.95, rules.Method.Confidence);
        Assert.Equal(["2026-04-01", "2027-04-01"], Shipped.Pack.Of<PreventionDefinition>().Select(version => version.Version).Order());
        Assert.All(Shipped.Pack.Of<PreventionDefinition>(), version => Assert.True(version.Approval.IsDraft));
        Assert.Equal(0.01m, Assert.Single(Shipped.Pack.Of<PreventionThreshold>()).Share);
    }

    [Theory]
    [InlineData("disclosure: x\nname: X\nversion: 1\nrule: none\nhide: { from: 1, to: 9 }\nround-to: 1\nleast-possible-values: 3\nsource: { ref: x, flag: U }", "is not a whole number from 3")]
    [InlineData("measure: x\nname: X\nversion: 1\ndefinition: d\nunit: u\nbetter: up\ndecimals: 1\nrank: 1\nworthwhile: { change: 1, source: { ref: x, flag: U } }\nsource: { ref: x, flag: U }\napproval: draft", "'up' is not one of")]
    [InlineData("measure: x\nname: X\nversion: 1\ndefinition: d\nunit: u\nbetter: higher\ndecimals: 1\nrank: 1\nworthwhile: { change: -1, source: { ref: x, flag: U } }\nsource: { ref: x, flag: U }\napproval: draft", "more than 0")]
    [InlineData("evaluation-method: x\nname: X\nversion: 1\ndescription: d\nconfidence: 95\nfewest-pairs: 20\nuneven-from: 10\nsource: { ref: x, flag: U }", "between 0 and 1")]
    [InlineData("prevention-definition: x\nname: X\nversion: 1\nsource: { ref: x, flag: U }\napproval: draft\ncategories:\n  - { id: a, name: A, counts: 2, why: w }", "a part of one")]
    [InlineData("prevention-definition: x\nname: X\nversion: 1\nsource: { ref: x, flag: U }\napproval: draft\ncategories:\n  - { id: a, name: A, counts: 1, why: w }\n  - { id: a, name: A, counts: 1, why: w }", "defined twice")]
    [InlineData("prevention-definition: x\nname: X\nversion: 1\nsource: { ref: x, flag: U }\napproval: draft", "needs the categories")]
    public void What_cannot_be_right_is_named_with_its_place(string document, string what)
    {
        var folder = Directory.CreateTempSubdirectory("ridgeway-content-").FullName;
        File.WriteAllText(Path.Combine(folder, "x.yaml"), document);
        var pack = Shipped.Load(folder);
        Directory.Delete(folder, recursive: true);

        Assert.Contains(pack.Problems, problem => problem.ToString().Contains(what, StringComparison.Ordinal));
    }
}
