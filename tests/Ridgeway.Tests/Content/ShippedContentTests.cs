using Ridgeway.Codes;
using Ridgeway.Finding;
using Ridgeway.Guidance;
using Ridgeway.Records;

namespace Ridgeway.Content;

/// <summary>The content that ships: it loads without a problem, and every worked example comes out as written.</summary>
public sealed class ShippedContentTests
{
    [Fact]
    public void It_loads_without_a_problem() => Assert.Empty(Shipped.Pack.Problems);

    [Fact]
    public void Every_worked_example_comes_out_as_written()
    {
        var result = ContentCheck.Run(Shipped.Pack);

        Assert.Empty(result.Failures);
        Assert.Empty(result.TooFewExamples);
        Assert.True(result.ExamplesRun >= 200, $"only {result.ExamplesRun} examples ran");
        Assert.True(result.IsClean);
    }

    [Fact]
    public void The_six_groups_of_major_conditions_are_there()
    {
        var groups = Shipped.Pack.Of<Register>().Where(register => register.Group == RegisterGroup.MajorCondition).Select(register => register.Id);

        Assert.Equal(
            ["cancer", "cardiovascular-disease", "musculoskeletal-disorder", "mental-ill-health", "dementia", "chronic-respiratory-disease"], groups);
    }

    [Fact]
    public void Nothing_clinical_is_approved_and_every_rule_says_who_says_so()
    {
        Assert.All(Shipped.Pack.Of<GuidanceRule>(), rule => Assert.True(rule.Approval.IsDraft && rule.Source.Ref.Length > 0));
        Assert.All(Shipped.Pack.Of<Contraindication>(), one => Assert.True(one.Approval.IsDraft && one.Source.Ref.Length > 0));
    }

    [Fact]
    public void Every_measure_has_the_unit_of_its_country()
    {
        var units = Shipped.Pack.Of<CodeList>().Where(list => list.Kind == FactKind.Measure).ToDictionary(list => list.Id, list => list.Unit!.Ucum);

        Assert.Equal("mmol/mol", units["hba1c"]);
        Assert.Equal("mmol/L", units["total-cholesterol"]);
        Assert.Equal("umol/L", units["creatinine"]);
        Assert.Equal("mm[Hg]", units["systolic-blood-pressure"]);
    }

    [Fact]
    public void What_delivery_measures_is_what_criteria_can_ask_for()
    {
        var lists = Shipped.Pack.Of<CodeList>().ToDictionary(list => list.Id);

        foreach (var measure in Enum.GetValues<Delivery.Questionnaire>().SelectMany(Delivery.Questionnaires.Measures))
        {
            Assert.True(lists.ContainsKey(measure), $"there is no code list '{measure}'");
        }
    }

    [Fact]
    public void The_same_files_have_the_same_hash_and_a_changed_one_has_another()
    {
        using var copy = new TemporaryContent();
        copy.CopyFrom(Shipped.Folder);
        Assert.Equal(Shipped.Pack.Head.Hash, Shipped.Load(copy.Folder).Head.Hash);

        copy.Change("registers/tables.yaml", "value: 27.5", "value: 26.5");

        Assert.NotEqual(Shipped.Pack.Head.Hash, Shipped.Load(copy.Folder).Head.Hash);
    }

    [Fact]
    public void A_changed_threshold_changes_the_answer_without_a_build()
    {
        using var copy = new TemporaryContent();
        copy.CopyFrom(Shipped.Folder);
        copy.Change("registers/tables.yaml", "- { value: 100 }", "- { value: 110 }");
        var person = new ExamplePerson { Facts = [new ExampleFact.Read("systolic-blood-pressure", 150, new(2026, 10, 1)), new ExampleFact.Read("diastolic-blood-pressure", 104, new(2026, 10, 1))] };

        Assert.Equal(Truth.True, Asked(Shipped.Pack));
        Assert.Equal(Truth.False, Asked(Shipped.Load(copy.Folder)));

        Truth Asked(ContentPack pack) => pack.Of<Contraindication>().Single(one => one.Id == "resting-blood-pressure-high")
            .When.Evaluate(person.ToRecord(pack.Lists), new DateOnly(2026, 11, 1), pack.Finding).Truth;
    }
}
