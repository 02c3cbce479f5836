using Ridgeway.Codes;
using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir;

public sealed class ConditionTests
{
    private readonly ReaderUnderTest reader = new();

    [Fact]
    public void An_active_problem_is_a_condition_from_its_onset()
    {
        var heard = reader.Document(Condition("'clinicalStatus':{'coding':[{'code':'active'}]},'onsetDateTime':'2015-06','recordedDate':'2016-01-02'"));

        Assert.Equal((FactKind.Condition, "2015-06", false), (heard.Fact.Kind, heard.Fact.Date.ToString(), heard.Fact.IsOver));
        Assert.Equal("http://snomed.info/sct|38341003", reader.CodeOf(heard.Fact));
        Assert.Null(heard.Fact.EndedOn);
        Assert.Empty(heard.Problems);
    }

    [Theory]
    [InlineData("resolved")]
    [InlineData("inactive")]
    [InlineData("remission")]
    public void One_that_is_past_is_over_and_ended_when_it_says(string status)
    {
        var heard = reader.Document(Condition($"'clinicalStatus':{{'coding':[{{'code':'{status}'}}]}},'onsetDateTime':'2015-06-01','abatementDateTime':'2020-04-16T12:59:28+00:00'"));

        Assert.True(heard.Fact.IsOver);
        Assert.Equal(new DateOnly(2020, 4, 16), heard.Fact.EndedOn);
        Assert.Empty(heard.Problems);
    }

    [Theory]
    [InlineData("'abatementBoolean':true", true)]
    [InlineData("'abatementBoolean':false", false)]
    [InlineData("'abatementString':'last summer'", true)]
    [InlineData("'abatementAge':{'value':50,'unit':'years'}", true)]
    [InlineData("'abatementPeriod':{'start':'2019-01-01','end':'2020-01-01'}", true)]
    [InlineData("'abatementDateTime':'2031-01-01'", false)]
    public void An_end_without_a_status_ends_it(string abatement, bool isOver) =>
        Assert.Equal(isOver, reader.Document(Condition($"'onsetDateTime':'2015-06-01',{abatement}")).Fact.IsOver);

    [Fact]
    public void An_end_that_contradicts_the_status_is_doubted()
    {
        var heard = reader.Document(Condition("'clinicalStatus':{'coding':[{'code':'active'}]},'onsetDateTime':'2015-06-01','abatementDateTime':'2020-01-01'"));

        Assert.True(heard.Fact.IsOver);
        Assert.Equal("Condition.clinicalStatus", Assert.Single(heard.Problems).Path);
    }

    [Theory]
    [InlineData("refuted")]
    [InlineData("entered-in-error")]
    public void One_that_never_was_is_ignored(string verification) =>
        Assert.Equal($"its verificationStatus is {verification}", Assert.Single(reader.Document(Condition($"'verificationStatus':{{'coding':[{{'code':'{verification}'}}]}}")).IgnoredOnes).Why);

    [Fact]
    public void One_that_is_only_suspected_is_kept_and_doubted() =>
        Assert.Contains("provisional", Assert.Single(reader.Document(Condition("'verificationStatus':{'coding':[{'code':'provisional'}]},'recordedDate':'2020-01-01'")).Problems).What, StringComparison.Ordinal);

    [Theory]
    [InlineData("'onsetPeriod':{'start':'2014-02-03'}", "2014-02-03", 0)]
    [InlineData("'recordedDate':'2016-01-02'", "2016-01-02", 0)]
    [InlineData("'onsetString':'as a child','recordedDate':'2016-01-02'", "2016-01-02", 1)]
    [InlineData("'onsetAge':{'value':40,'unit':'years','code':'a'},'recordedDate':'2016-01-02'", "", 1)]
    [InlineData("'onsetDateTime':'nonsense','recordedDate':'2016-01-02'", "2016-01-02", 1)]
    [InlineData("'x':1", "", 1)]
    public void It_is_dated_by_the_best_that_is_said(string said, string date, int problems)
    {
        var heard = reader.Document(Condition(said));

        Assert.Equal(date, heard.Fact.Date?.ToString() ?? "");
        Assert.Equal(problems, heard.Problems.Count);
    }

    [Fact]
    public void An_age_at_onset_becomes_a_year_where_the_birth_date_is_in_the_document()
    {
        var heard = reader.Document($"{{'resourceType':'Bundle','type':'collection','entry':[{{'resource':{Condition("'onsetAge':{'value':40,'code':'a'}")}}},{{'fullUrl':'urn:uuid:p','resource':{{'resourceType':'Patient','id':'1','birthDate':'1960-05-03'}}}}]}}");

        Assert.Equal("2000", heard.Fact.Date.ToString());
    }

    [Theory]
    [InlineData("http://snomed.info/sct")]
    [InlineData("https://snomed.info/sct/")]
    [InlineData("http://snomed.info/sct??")]
    [InlineData("http://snomed.info/sct/83821000000107")]
    [InlineData("http://snomed.info/sct/83821000000107/version/20230705")]
    [InlineData("HTTP://SNOMED.info/SCT")]
    [InlineData("urn:oid:2.16.840.1.113883.6.96")]
    [InlineData("http:\\/\\/snomed.info\\/sct")]
    public void Every_way_of_writing_a_code_system_is_one_system(string system) =>
        Assert.Equal("http://snomed.info/sct|38341003", reader.CodeOf(reader.Document(Condition("'recordedDate':'2016-01-02'").Replace("http://snomed.info/sct", system, StringComparison.Ordinal)).Fact));

    [Theory]
    [InlineData("'system':'http://read.info/ctv3','code':'XE0Uc'", "http://snomed.info/sct|38341003")]
    [InlineData("'system':'http://loinc.org','code':'1-2'", "http://snomed.info/sct|38341003")]
    [InlineData("'code':'no system'", "http://snomed.info/sct|38341003")]
    [InlineData("'system':'http://known.example','code':'HT'", "http://known.example|HT")]
    public void Of_several_codings_one_a_list_knows_comes_first_and_then_SNOMED(string other, string chosen)
    {
        reader.KnownCodes.Add(new Coded("http://known.example", "HT"));
        var json = Condition("'recordedDate':'2016-01-02'").Replace("'coding':[", $"'coding':[{{{other}}},", StringComparison.Ordinal);

        Assert.Equal(chosen, reader.CodeOf(reader.Document(json).Fact));
    }

    [Fact]
    public void A_code_with_spaces_round_it_is_the_same_code() =>
        Assert.Equal("http://snomed.info/sct|38341003", reader.CodeOf(reader.Document(Condition("'recordedDate':'2016-01-02'").Replace("38341003", " 38341003 ", StringComparison.Ordinal)).Fact));

    [Fact]
    public void An_allergy_is_a_finding_and_not_a_condition()
    {
        var heard = reader.Document("{'resourceType':'AllergyIntolerance','clinicalStatus':{'coding':[{'code':'inactive'}]},'code':{'coding':[{'system':'http://snomed.info/sct','code':'372687004'}]},'patient':{'reference':'Patient/1'},'recordedDate':'2019-12-10'}");

        Assert.Equal((FactKind.Finding, true), (heard.Fact.Kind, heard.Fact.IsOver));
        Assert.Equal("AllergyIntolerance.patient", Assert.Single(reader.Document("{'resourceType':'AllergyIntolerance','code':{'coding':[{'system':'http://snomed.info/sct','code':'372687004'}]}}").SetAsides).Path);
    }

    private static string Condition(string said) =>
        $"{{'resourceType':'Condition','id':'c1','code':{{'coding':[{{'system':'http://snomed.info/sct','code':'38341003','display':'Hypertension'}}]}},'subject':{{'reference':'Patient/1'}},{said}}}";
}
