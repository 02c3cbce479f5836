using Ridgeway.Codes;
using Ridgeway.Records;

namespace Ridgeway.Finding.Lists;

public sealed class ListDefinitionTests
{
    private static readonly ListDefinition Definition = new() { On = ["hypertension"], NotOn = ["diabetes"], AgeFrom = 40, AgeBelow = 75, DecileAtMost = 4, Intervention = "exercise-referral" };

    [Fact]
    public void What_is_not_known_of_somebody_is_not_within_the_definition()
    {
        Assert.True(Definition.Admits(A.Groups(4, age: 40), null));
        Assert.False(Definition.Admits(A.Groups(4, age: 75), null));
        Assert.False(Definition.Admits(A.Groups(4, age: null), null));
        Assert.False(Definition.Admits(A.Groups(5, age: 50), null));
        Assert.False(Definition.Admits(A.Groups(null, age: 50), null));
        Assert.False((Definition with { Sex = Sex.Male }).Admits(A.Groups(1, age: 50), null));
    }

    [Fact]
    public void Practices_narrow_and_no_practice_is_none_of_them()
    {
        var narrowed = Definition with { Practices = [OdsCode.Parse("A12345")] };
        Assert.True(narrowed.Admits(A.Groups(1, age: 50), OdsCode.Parse("A12345")));
        Assert.False(narrowed.Admits(A.Groups(1, age: 50), OdsCode.Parse("A12346")));
        Assert.False(narrowed.Admits(A.Groups(1, age: 50), null));
    }

    [Fact]
    public void The_criterion_says_the_same_in_the_criteria_language()
    {
        var all = Assert.IsType<Criterion.All>(Definition.ToCriterion());
        Assert.Equal(new Criterion.In("hypertension"), all.Of[0]);
        Assert.Equal(new Criterion.Not(new Criterion.IfUnknown(new Criterion.In("diabetes"), false)), all.Of[1]);
        Assert.Equal(new Criterion.Aged(40, 75), all.Of[2]);
        Assert.Equal(new Criterion.Deprived(1, 4), all.Of[3]);
    }

    [Fact]
    public void What_cannot_be_used_is_named_with_its_part()
    {
        var wrong = new ListDefinition { On = ["nothing"], NotOn = ["nothing"], AgeFrom = 75, AgeBelow = 40, DecileAtMost = 11, Intervention = "nothing" };
        Assert.Equal(
            [ListPart.On, ListPart.NotOn, ListPart.Age, ListPart.Deprivation, ListPart.Intervention],
            wrong.Problems(_ => false, _ => false).Select(problem => problem.Part));
        Assert.Empty(Definition.Problems(_ => true, _ => true));
        Assert.Contains(Definition with { On = [] } is var none ? none.Problems(_ => true, _ => true) : [], problem => problem.Part == ListPart.On);
    }

    [Fact]
    public void What_changed_is_new_gone_and_still()
    {
        var change = ListChange.Between(new HashSet<PersonId> { A.ListedPerson(1), A.ListedPerson(2) }, new HashSet<PersonId> { A.ListedPerson(2), A.ListedPerson(3) });
        Assert.Equal([A.ListedPerson(3)], change.New);
        Assert.Equal([A.ListedPerson(1)], change.Gone);
        Assert.Equal([A.ListedPerson(2)], change.Still);
    }
}
