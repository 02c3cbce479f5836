namespace Ridgeway.Exchange.Fhir;

public sealed class BundleTests
{
    private const string Person = "{'fullUrl':'urn:uuid:p','resource':{'resourceType':'Patient','id':'1'}}";
    private const string Weight = "{'resourceType':'Observation','id':'w','status':'final','code':{'coding':[{'system':'http://loinc.org','code':'29463-7'}]},'subject':{'reference':'urn:uuid:p'},'effectiveDateTime':'2026-03-04','valueQuantity':{'value':82.5,'code':'kg'}}";

    private readonly ReaderUnderTest reader = new();

    [Theory]
    [InlineData("transaction")]
    [InlineData("batch")]
    [InlineData("collection")]
    [InlineData("searchset")]
    [InlineData("document")]
    [InlineData("message")]
    [InlineData("history")]
    [InlineData("no such type")]
    public void Every_kind_of_bundle_is_gone_through_entry_by_entry(string type)
    {
        var heard = reader.Document(Bundle(type, $"{Person},{{'resource':{{'resourceType':'ImagingStudy'}}}},{{'resource':{Weight}}}"));

        Assert.Equal(["urn:uuid:p", "Patient/1"], heard.Someone.ReferredToAs);
        Assert.Equal(2, Assert.Single(heard.IgnoredOnes).Line);
        Assert.Equal(("urn:uuid:p", 3), (heard.Resources[0].Subject, heard.Resources[0].Line));
        Assert.Equal(3, heard.Told);
    }

    [Fact]
    public void The_full_address_may_come_after_the_resource_and_the_type_after_the_entries()
    {
        var heard = reader.Document("{'entry':[{'resource':{'id':'1','resourceType':'Patient'},'fullUrl':'https://x.example/fhir/Patient/1'}],'type':'collection','resourceType':'Bundle'}");

        Assert.Equal(["https://x.example/fhir/Patient/1", "Patient/1"], heard.Someone.ReferredToAs);
    }

    [Fact]
    public void An_entry_without_its_wrapper_is_a_resource()
    {
        var heard = reader.Document(Bundle("searchset", $"{Weight},{Weight.Replace("'resourceType':'Observation',", "", StringComparison.Ordinal)[..^1]},'resourceType':'Observation'}}"));

        Assert.Equal([1, 2], heard.Resources.Select(told => told.Line));
    }

    [Fact]
    public void A_plain_list_of_resources_is_read_like_one() => Assert.Equal(2, reader.Document($"[{Weight},{Weight}]").Resources.Count);

    [Fact]
    public void A_bundle_in_a_bundle_is_told_under_the_entry_it_is_in()
    {
        var heard = reader.Document(Bundle("collection", $"{Person},{{'resource':{Bundle("collection", $"{{'resource':{Weight}}},{{'resource':{Weight}}}")}}},{{'resource':{Weight}}}"));

        Assert.Equal([2, 2, 3], heard.Resources.Select(told => told.Line));
        Assert.Equal(4, heard.Told);
    }

    [Theory]
    [InlineData("{}", "Bundle.entry[1].resource")]
    [InlineData("null", "Bundle.entry[1]")]
    [InlineData("[]", "Bundle.entry[1]")]
    [InlineData("'x'", "Bundle.entry[1]")]
    [InlineData("{'resource':null}", "Bundle.entry[1].resource")]
    [InlineData("{'resource':[1]}", "Bundle.entry[1].resource")]
    [InlineData("{'fullUrl':'urn:uuid:x'}", "Bundle.entry[1].resource")]
    [InlineData("{'resource':{}}", "Bundle.entry[1].resourceType")]
    public void An_entry_that_holds_nothing_is_set_aside_and_the_rest_stand(string entry, string path)
    {
        var heard = reader.Document(Bundle("collection", $"{Person},{entry},{{'resource':{Weight}}}"));

        Assert.Equal((path, 2), (Assert.Single(heard.SetAsides).Path, heard.SetAsides[0].Line));
        Assert.Single(heard.People);
        Assert.Equal(3, Assert.Single(heard.Resources).Line);
    }

    [Theory]
    [InlineData("{'request':{'method':'GET','url':'Patient/1'}}")]
    [InlineData("{'request':{'method':'DELETE','url':'Patient/1'}}")]
    [InlineData("{'resource':{'resourceType':'Patient','id':'1'},'request':{'method':'DELETE','url':'Patient/1'}}")]
    public void A_request_that_brings_nothing_is_ignored(string entry) => Assert.Single(reader.Document(Bundle("batch", entry)).IgnoredOnes);

    [Fact]
    public void Of_a_history_only_the_newest_version_counts_and_a_deletion_ends_it()
    {
        var old = Weight.Replace("82.5", "90", StringComparison.Ordinal);
        var gone = Weight.Replace("'w'", "'gone'", StringComparison.Ordinal);
        var heard = reader.Document(Bundle("history", $"{{'resource':{Weight}}},{{'resource':{old}}},{{'request':{{'method':'DELETE','url':'Observation/gone'}}}},{{'resource':{gone}}}"));

        Assert.Equal(82.5, heard.Fact.Value);
        Assert.Equal([2, 3, 4], heard.IgnoredOnes.Select(ignored => ignored.Line));
    }

    [Theory]
    [InlineData("'entry':[]")]
    [InlineData("'entry':null")]
    [InlineData("'total':0")]
    public void An_empty_bundle_says_nothing(string said) => Assert.Equal(0, reader.Document($"{{'resourceType':'Bundle','type':'searchset',{said}}}").Told);

    [Fact]
    public void One_entry_without_its_list_is_read_and_doubted()
    {
        var heard = reader.Document($"{{'resourceType':'Bundle','entry':{{'resource':{Weight}}}}}");

        Assert.Single(heard.Resources);
        Assert.Equal("Bundle.entry", Assert.Single(heard.Problems).Path);
    }

    [Fact]
    public void Of_two_resources_in_one_entry_the_last_counts() =>
        Assert.Equal(70, reader.Document(Bundle("collection", $"{{'resource':{Weight},'resource':{Weight.Replace("82.5", "70", StringComparison.Ordinal)}}}")).Fact.Value);

    [Fact]
    public void What_one_entry_held_never_leaks_into_the_next()
    {
        var heard = reader.Document(Bundle("collection", $"{{'resource':{Weight.Replace("'final'", "'cancelled'", StringComparison.Ordinal)}}},{{'resource':{{'resourceType':'Observation','status':'final','code':{{'coding':[{{'system':'http://loinc.org','code':'x-1'}}]}},'subject':{{'reference':'Patient/9'}}}}}}"));

        Assert.Null(heard.Fact.Value);
        Assert.Null(heard.Fact.On);
        Assert.Equal(("Patient/9", ""), (heard.Resources[0].Subject, heard.Resources[0].Id));
    }

    private static string Bundle(string type, string entries) => $"{{'resourceType':'Bundle','type':'{type}','entry':[{entries}]}}";
}
