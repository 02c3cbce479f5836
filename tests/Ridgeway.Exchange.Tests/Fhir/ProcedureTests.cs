using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir;

public sealed class ProcedureTests
{
    private const string Code = "'code':{'coding':[{'system':'http://snomed.info/sct','code':'390893007'}]}";

    private readonly ReaderUnderTest reader = new();

    [Theory]
    [InlineData("Procedure", "'status':'completed','performedDateTime':'2019-12-10T13:00:00+00:00'")]
    [InlineData("Procedure", "'status':'completed','performedPeriod':{'start':'2019-12-10','end':'2019-12-11'}")]
    [InlineData("ServiceRequest", "'status':'active','authoredOn':'2019-12-10','occurrencePeriod':{'start':'2031-01-01'}")]
    [InlineData("ServiceRequest", "'status':'completed','occurrenceDateTime':'2019-12-10'")]
    public void What_was_done_or_asked_for_is_a_procedure(string type, string said)
    {
        var fact = reader.Document($"{{'resourceType':'{type}','subject':{{'reference':'Patient/1'}},{Code},{said}}}").Fact;

        Assert.Equal((FactKind.Procedure, new DateOnly(2019, 12, 10), false), (fact.Kind, fact.On!.Value, fact.IsOver));
        Assert.Null(fact.EndedOn);
    }

    [Theory]
    [InlineData("Procedure", "not-done")]
    [InlineData("Procedure", "preparation")]
    [InlineData("ServiceRequest", "revoked")]
    [InlineData("ServiceRequest", "draft")]
    public void What_was_not_done_is_ignored(string type, string status) =>
        Assert.Equal($"its status is {status}", Assert.Single(reader.Document($"{{'resourceType':'{type}','status':'{status}','subject':{{'reference':'Patient/1'}},{Code}}}").IgnoredOnes).Why);

    [Fact]
    public void A_vaccination_is_a_procedure_by_its_vaccine()
    {
        var heard = reader.Document("{'resourceType':'Immunization','status':'completed','vaccineCode':{'coding':[{'system':'http://hl7.org/fhir/sid/cvx','code':'115'}]},'patient':{'reference':'Patient/1'},'occurrenceDateTime':'2012-02-18'}");

        Assert.Equal("http://hl7.org/fhir/sid/cvx|115", reader.CodeOf(heard.Fact));
        Assert.Equal(FactKind.Procedure, heard.Fact.Kind);
    }

    [Theory]
    [InlineData("ImagingStudy", "does not use")]
    [InlineData("Task", "work list")]
    [InlineData("Organization", "looked up")]
    [InlineData("OperationOutcome", "does not use")]
    public void A_type_not_read_is_ignored_by_name_and_says_why(string type, string why)
    {
        var ignored = Assert.Single(reader.Document($"{{'resourceType':'{type}','id':'1'}}").IgnoredOnes);

        Assert.Equal(type, ignored.Type);
        Assert.Contains(why, ignored.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'resourceType':'Obsrvation'")]
    [InlineData("'resourceType':'ReferralRequest'")]
    [InlineData("'resourceType':17")]
    [InlineData("'resourceType':null")]
    [InlineData("'resourceType':{}")]
    [InlineData("'x':1")]
    [InlineData("'resourceType':'Condition','resourceType':'Observation'")]
    public void What_cannot_be_told_to_be_a_resource_is_set_aside(string type) =>
        Assert.EndsWith("resourceType", Assert.Single(reader.Document($"{{{type}}}").SetAsides).Path, StringComparison.Ordinal);
}
