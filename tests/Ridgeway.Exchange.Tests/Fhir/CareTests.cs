using Ridgeway.Codes;
using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir;

/// <summary>Encounters, plans, goals, flags, reports and the family: what is so of the person, and what only looks so.</summary>
public sealed class CareTests
{
    private readonly ReaderUnderTest reader = new();

    [Theory]
    [InlineData(Samples.Encounter, FactKind.Procedure, "http://snomed.info/sct|185345009", "2026-03-04")]
    [InlineData(Samples.CarePlan, FactKind.Procedure, "http://snomed.info/sct|735985000", "2025-05-01")]
    [InlineData(Samples.Flag, FactKind.Finding, "http://snomed.info/sct|129839007", "2024-01-02")]
    [InlineData(Samples.Report, FactKind.Procedure, "http://loinc.org|57698-3", "2026-03-04")]
    [InlineData(Samples.Goal, FactKind.Finding, "https://ridgeway.example/codes|goal|http://snomed.info/sct|289169006", "2025-05-01")]
    internal void What_is_useful_becomes_a_fact_with_its_code_and_day(string sample, FactKind kind, string code, string day)
    {
        var fact = reader.Document(sample).Fact;

        Assert.Equal((kind, code, day), (fact.Kind, reader.CodeOf(fact), fact.Date.ToString()));
        Assert.False(fact.IsOver);
    }

    [Theory]
    [InlineData(Samples.Encounter, "'status':'finished'", "'status':'planned'", "its status is planned")]
    [InlineData(Samples.Encounter, "'status':'finished'", "'status':'cancelled'", "its status is cancelled")]
    [InlineData(Samples.CarePlan, "'intent':'order'", "'intent':'proposal'", "its intent is proposal: nobody has asked for it yet")]
    [InlineData(Samples.CarePlan, "'status':'active'", "'status':'revoked'", "its status is revoked")]
    [InlineData(Samples.CarePlan, "http://snomed.info/sct','code':'735985000'", "','code':'x'", "")]
    [InlineData(Samples.Goal, "'active'", "'rejected'", "its lifecycleStatus is rejected")]
    [InlineData(Samples.Goal, "'coding':[{'system':'http://snomed.info/sct','code':'289169006'}]", "'text':'Lose weight'", "its description has no code with its code system")]
    [InlineData(Samples.Flag, "'active'", "'entered-in-error'", "its status is entered-in-error")]
    [InlineData(Samples.Report, "57698-3", "4548-4", "it only groups the observations that hold its results")]
    [InlineData(Samples.Family, "'completed'", "'entered-in-error'", "its status is entered-in-error")]
    [InlineData(Samples.Family, "'condition'", "'_condition'", "it names no condition of the relative")]
    internal void What_did_not_happen_or_says_nothing_is_ignored_with_its_reason(string sample, string from, string to, string why)
    {
        Assert.Contains(from, sample, StringComparison.Ordinal);

        var heard = reader.Document(sample.Replace(from, to, StringComparison.Ordinal));

        if (why.Length > 0)
        {
            Assert.Equal(why, Assert.Single(heard.IgnoredOnes).Why);
            Assert.Empty(heard.AllFacts);
        }
        else
        {
            Assert.Equal("http://hl7.org/fhir/us/core/CodeSystem/careplan-category|assess-plan", reader.CodeOf(heard.Fact));
        }
    }

    [Fact]
    public void An_inactive_flag_is_over() => Assert.True(reader.Document(Samples.Flag.Replace("'active'", "'inactive'", StringComparison.Ordinal)).Fact.IsOver);

    [Fact]
    public void A_target_is_never_a_reading() =>
        Assert.DoesNotContain(reader.Document(Samples.Goal).AllFacts, fact => fact.Kind == FactKind.Measure);

    [Fact]
    public void A_relatives_illness_is_held_under_a_code_that_no_list_of_the_persons_own_can_hold()
    {
        var heard = reader.Document(Samples.Family);

        Assert.Equal("https://ridgeway.example/codes|family-history|http://snomed.info/sct|22298006", reader.CodeOf(heard.Fact));
        Assert.Equal("http://terminology.hl7.org/CodeSystem/v3-RoleCode|MTH", reader.AnswerOf(heard.Fact));
        Assert.Contains("1 of 2 without a code", Assert.Single(heard.Problems).What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://dmd.nhs.uk", "320029006", "allergy|https://dmd.nhs.uk|320029006")]
    [InlineData("http://snomed.info/sct", "91935009", "91935009")]
    public void An_allergy_to_a_medicine_is_not_taking_it(string system, string code, string kept)
    {
        var fact = reader.Document($"{{'resourceType':'AllergyIntolerance','type':'allergy','category':['medication'],'patient':{{'reference':'Patient/p'}},'recordedDate':'2020-01-01','code':{{'coding':[{{'system':'{system}','code':'{code}'}}]}}}}").Fact;

        Assert.Equal(kept, reader.Codes[fact.Code].Code);
        Assert.Equal(system.Contains("dmd", StringComparison.Ordinal) ? CodeSystem.Ridgeway : system, reader.Codes[fact.Code].System);
    }

    [Fact]
    public void A_medicine_and_a_practice_in_files_of_their_own_are_found_by_what_comes_later()
    {
        var heard = reader.Lines("""
            {'resourceType':'Medication','id':'m1','code':{'coding':[{'system':'https://dmd.nhs.uk','code':'320029006'}]}}
            {'resourceType':'Organization','id':'o1','identifier':[{'system':'https://fhir.nhs.uk/Id/ods-organization-code','value':'A83008'}]}
            {'resourceType':'Patient','id':'p','generalPractitioner':[{'reference':'https://example.org/fhir/Organization/o1'}]}
            {'resourceType':'MedicationRequest','id':'r','status':'active','intent':'order','medicationReference':{'reference':'Medication/m1'},'subject':{'reference':'Patient/p'},'authoredOn':'2024-02-01'}
            {'resourceType':'MedicationRequest','id':'r','status':'active','intent':'order','medicationReference':{'reference':'Medication/m2'},'subject':{'reference':'Patient/p'},'authoredOn':'2024-02-01'}
            """);

        Assert.Equal("https://dmd.nhs.uk|320029006", reader.CodeOf(heard.Fact));
        Assert.Equal("A83008", heard.Someone.Practice?.Value);
        Assert.Equal(5, Assert.Single(heard.SetAsides).Line);
    }
}
