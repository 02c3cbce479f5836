namespace Ridgeway.Exchange.Fhir;

/// <summary>An Observation in forms that JSON allows and FHIR does not, or hardly.</summary>
public sealed class ObservationFormsTests
{
    private readonly ReaderUnderTest reader = new();

    [Fact]
    public void Of_a_property_given_twice_the_last_counts()
    {
        var heard = Read("'valueQuantity':{'value':82.5,'code':'kg'},'valueQuantity':{'value':70,'value':71,'code':'kg'},'status':'amended'");

        Assert.Equal(71, heard.Fact.Value);
    }

    [Theory]
    [InlineData("1e999")]
    [InlineData("-1e999")]
    [InlineData("'heavy'")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("true")]
    [InlineData("123456789012345678901234567890123456789012345678901234567890")]
    public void A_number_that_is_none_is_set_aside(string number) =>
        Assert.Equal("Observation.valueQuantity", Assert.Single(Read($"'valueQuantity':{{'value':{number},'code':'kg'}}").SetAsides).Path);

    [Fact]
    public void A_number_in_quotes_is_read_and_doubted()
    {
        var heard = Read("'valueQuantity':{'value':'82.5','code':'kg'}");

        Assert.Equal(82.5, heard.Fact.Value);
        Assert.Equal("Observation.value", Assert.Single(heard.Problems).Path);
    }

    [Fact]
    public void A_list_for_an_object_and_an_object_for_a_list_are_read_and_doubted()
    {
        var heard = reader.Document("""
            {'resourceType':'Observation','status':'final','code':[{'coding':{'system':'http://loinc.org','code':'29463-7'}}],
             'subject':[{'reference':'Patient/1'},{'reference':'Patient/2'}],'effectiveDateTime':'2026-03-04','valueQuantity':[{'value':82.5,'code':'kg'}]}
            """);

        Assert.Equal(82.5, heard.Fact.Value);
        Assert.Equal("Patient/1", Assert.Single(heard.Resources).Subject);
        Assert.Equal(4, heard.Problems.Count);
    }

    [Fact]
    public void Nulls_are_nothing()
    {
        var heard = Read("'component':null,'dataAbsentReason':null,'hasMember':null,'issued':null,'contained':null,'valueString':null,'valueQuantity':{'value':82.5,'unit':null,'code':'kg'}");

        Assert.Equal(82.5, heard.Fact.Value);
        Assert.Empty(heard.Problems);
    }

    [Fact]
    public void The_order_of_properties_does_not_matter()
    {
        var heard = reader.Document("{'valueQuantity':{'code':'kg','value':82.5},'subject':{'reference':'Patient/1'},'effectiveDateTime':'2026-03-04','code':{'coding':[{'code':'29463-7','system':'http://loinc.org'}]},'id':'o1','status':'final','resourceType':'Observation'}");

        Assert.Equal(82.5, heard.Fact.Value);
        Assert.Equal(("Observation", "o1"), (heard.Resources[0].Type, heard.Resources[0].Id));
    }

    private Heard Read(string value) => reader.Document(
        $"{{'resourceType':'Observation','id':'o1','status':'final','code':{{'coding':[{{'system':'http://loinc.org','code':'29463-7'}}]}},'subject':{{'reference':'Patient/1'}},'effectiveDateTime':'2026-03-04',{value}}}");
}
