using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir;

public sealed class MedicationTests
{
    private const string Coded = "'medicationCodeableConcept':{'coding':[{'system':'https://dmd.nhs.uk/','code':'39732311000001104'}]}";

    private readonly ReaderUnderTest reader = new();

    [Theory]
    [InlineData("active", false)]
    [InlineData("completed", true)]
    [InlineData("stopped", true)]
    public void A_prescription_is_a_medicine_from_the_day_it_was_written(string status, bool isOver)
    {
        var fact = reader.Document(Request($"'status':'{status}','authoredOn':'2024-02-01T09:00:00Z',{Coded}")).Fact;

        Assert.Equal((FactKind.Medicine, isOver, new DateOnly(2024, 2, 1)), (fact.Kind, fact.IsOver, fact.On!.Value));
        Assert.Equal("https://dmd.nhs.uk|39732311000001104", reader.CodeOf(fact));
    }

    [Theory]
    [InlineData("'status':'cancelled'")]
    [InlineData("'status':'entered-in-error'")]
    [InlineData("'status':'draft'")]
    [InlineData("'status':'active','doNotPerform':true")]
    [InlineData("'status':'active','intent':'proposal'")]
    public void One_that_was_never_given_is_ignored(string said) =>
        Assert.NotEmpty(Assert.Single(reader.Document(Request($"{said},{Coded}")).IgnoredOnes).Why);

    [Theory]
    [InlineData("2021-05-15", true)]
    [InlineData("2027-05-15", false)]
    public void What_was_taken_for_a_time_ends_with_it(string end, bool isOver)
    {
        var fact = reader.Document($"{{'resourceType':'MedicationStatement','status':'active','subject':{{'reference':'Patient/1'}},'effectivePeriod':{{'start':'2021-02-15','end':'{end}'}},{Coded}}}").Fact;

        Assert.Equal((DateOnly.Parse(end), isOver), (fact.EndedOn!.Value, fact.IsOver));
    }

    [Theory]
    [InlineData("2024-03-01", true)]
    [InlineData("2027-03-01", false)]
    public void A_prescription_ends_when_it_may_no_longer_be_used(string end, bool isOver)
    {
        var fact = reader.Document(Request($"'status':'active','authoredOn':'2024-02-01','dispenseRequest':{{'quantity':{{'value':28}},'validityPeriod':{{'start':'2024-02-01','end':'{end}'}}}},{Coded}")).Fact;

        Assert.Equal((DateOnly.Parse(end), isOver), (fact.EndedOn!.Value, fact.IsOver));
    }

    [Fact]
    public void A_medication_inside_the_resource_is_looked_up()
    {
        var heard = reader.Document(Request("'status':'active','medicationReference':{'reference':'#m'},'authoredOn':'2024-02-01','contained':[{'resourceType':'Organization','id':'o'},{'resourceType':'Medication','id':'m','code':{'coding':[{'system':'https://dmd.nhs.uk','code':'1'}]}}]"));

        Assert.Equal("https://dmd.nhs.uk|1", reader.CodeOf(heard.Fact));
    }

    [Theory]
    [InlineData("urn:uuid:m")]
    [InlineData("Medication/m1")]
    public void A_medication_elsewhere_in_the_bundle_is_looked_up_before_or_after(string reference)
    {
        var medication = "{'fullUrl':'urn:uuid:m','resource':{'resourceType':'Medication','id':'m1','code':{'coding':[{'system':'https://dmd.nhs.uk','code':'1'}]}}}";
        var request = $"{{'resource':{Request($"'status':'active','authoredOn':'2024-02-01','medicationReference':{{'reference':'{reference}'}}")}}}";

        foreach (var entries in new[] { $"{medication},{request}", $"{request},{medication}" })
        {
            Assert.Equal("https://dmd.nhs.uk|1", reader.CodeOf(reader.Document($"{{'resourceType':'Bundle','entry':[{entries}]}}").Fact));
        }
    }

    [Theory]
    [InlineData("'medicationReference':{'reference':'Medication/elsewhere'}", "MedicationRequest.medicationReference")]
    [InlineData("'medicationReference':{'display':'Amoxicillin 250mg capsules'}", "MedicationRequest.medication")]
    [InlineData("'medicationReference':{'reference':'#none'}", "MedicationRequest.medicationReference")]
    [InlineData("'medicationCodeableConcept':{'text':'Amoxicillin'}", "MedicationRequest.medication")]
    public void One_that_names_no_code_is_set_aside(string medicine, string path) =>
        Assert.Equal(path, Assert.Single(reader.Document(Request($"'status':'active',{medicine}")).SetAsides).Path);

    private static string Request(string said) =>
        $"{{'resourceType':'MedicationRequest','id':'m1','subject':{{'reference':'Patient/1'}},{said}}}";
}
