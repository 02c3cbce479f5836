using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir;

public sealed class ObservationTests
{
    private readonly ReaderUnderTest reader = new();

    [Fact]
    public void A_measure_is_kept_with_its_day_value_and_unit()
    {
        var heard = Read("'valueQuantity':{'value':82.5,'unit':'kg','system':'http://unitsofmeasure.org','code':'kg'}");

        Assert.Equal(FactKind.Measure, heard.Fact.Kind);
        Assert.Equal(82.5, heard.Fact.Value);
        Assert.Equal("kg", reader.UnitOf(heard.Fact));
        Assert.Equal("http://loinc.org|29463-7", reader.CodeOf(heard.Fact));
        Assert.Equal(new DateOnly(2026, 3, 4), heard.Fact.On);
        Assert.Null(heard.Fact.EndedOn);
        Assert.Empty(heard.Problems);
        var told = Assert.Single(heard.Resources);
        Assert.Equal(("Observation", "o1", "Patient/1"), (told.Type, told.Id, told.Subject));
    }

    [Theory]
    [InlineData("4548-4", 7.0, "%", 53.0057, "mmol/mol")]
    [InlineData("2093-3", 193.35, "mg/dL", 5, "mmol/L")]
    [InlineData("38483-4", 1.2, "mg/dL", 106.104, "umol/L")]
    [InlineData("8302-2", 1.64, "m", 164, "cm")]
    [InlineData("8302-2", 70, "[in_i]", 177.8, "cm")]
    [InlineData("8331-1", 98.6, "[degF]", 37, "Cel")]
    [InlineData("33914-3", 71, "mL/min", 71, "mL/min/{1.73_m2}")]
    [InlineData("718-7", 13.4, "g/dL", 134, "g/L")]
    public void A_measure_is_held_in_the_unit_of_its_code_list(string code, double sent, string unit, double held, string heldIn)
    {
        var heard = reader.Document(Observation($"'valueQuantity':{{'value':{sent},'code':'{unit}'}}", code));

        Assert.Equal(held, heard.Fact.Value!.Value, 4);
        Assert.Equal(heldIn, reader.UnitOf(heard.Fact));
        Assert.Empty(heard.Problems);
    }

    [Fact]
    public void A_measure_no_list_knows_keeps_the_unit_it_came_in()
    {
        var heard = reader.Document(Observation("'valueQuantity':{'value':0.123456,'code':'kU/L'}", "6095-4"));

        Assert.Equal(0.1235, heard.Fact.Value);
        Assert.Equal("kU/L", reader.UnitOf(heard.Fact));
        Assert.Empty(heard.Problems);
    }

    [Fact]
    public void A_unit_that_cannot_become_the_right_one_is_kept_and_doubted()
    {
        var heard = Read("'valueQuantity':{'value':82.5,'code':'mmol/L'}");

        Assert.Equal(82.5, heard.Fact.Value);
        Assert.Equal("mmol/L", reader.UnitOf(heard.Fact));
        Assert.Contains("cannot become kg", Assert.Single(heard.Problems).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_unit_is_taken_to_be_the_right_one_where_the_value_allows()
    {
        Assert.Contains("no unit", Assert.Single(Read("'valueQuantity':{'value':82.5}").Problems).What, StringComparison.Ordinal);
        Assert.Equal("Observation.valueQuantity", Assert.Single(reader.Document(Observation("'valueQuantity':{'value':1.7}", "8302-2")).SetAsides).Path);
    }

    [Fact]
    public void Words_and_code_of_a_unit_that_disagree_are_doubted()
    {
        var heard = reader.Document(Observation("'valueQuantity':{'value':3,'unit':'micrograms','system':'http://unitsofmeasure.org','code':'mg'}", "x-1"));

        Assert.Equal("mg", reader.UnitOf(heard.Fact));
        Assert.Contains("'micrograms' in words and 'mg' in code", Assert.Single(heard.Problems).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_nobody_can_have_is_set_aside()
    {
        var aside = Assert.Single(Read("'valueQuantity':{'value':8250,'code':'kg'}").SetAsides);

        Assert.Equal("Observation.valueQuantity", aside.Path);
        Assert.Contains("8250 kg is not believable (0.3 to 400 is)", aside.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_given_as_more_or_less_than_a_number_is_kept_and_doubted()
    {
        var heard = reader.Document(Observation("'valueQuantity':{'value':90,'comparator':'>','code':'mL/min/{1.73_m2}'}", "33914-3"));

        Assert.Equal(90, heard.Fact.Value);
        Assert.Contains("'>'", Assert.Single(heard.Problems).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_blood_pressure_is_one_resource_and_two_facts()
    {
        var heard = reader.Document("""
            {'resourceType':'Observation','id':'bp','status':'final','code':{'coding':[{'system':'http://loinc.org','code':'85354-9'}]},
             'subject':{'reference':'Patient/1'},'effectiveDateTime':'2026-03-04',
             'component':[
               {'code':{'coding':[{'system':'http://snomed.info/sct','code':'72313002'},{'system':'http://loinc.org','code':'8480-6'}]},'valueQuantity':{'value':142,'unit':'millimeter of mercury','code':'mm[Hg]'}},
               {'valueQuantity':{'value':88,'unit':'mmHg'},'code':{'coding':[{'system':'http://loinc.org','code':'8462-4'}]}}]}
            """);

        var told = Assert.Single(heard.Resources);
        Assert.Equal([("http://snomed.info/sct|72313002", 142.0), ("http://loinc.org|8462-4", 88.0)], told.Facts.Select(fact => (reader.CodeOf(fact), fact.RawValue)));
        Assert.All(told.Facts, fact => Assert.Equal(("mm[Hg]", new DateOnly(2026, 3, 4)), (reader.UnitOf(fact), fact.On!.Value)));
        Assert.Empty(heard.Problems);
    }

    [Fact]
    public void One_bad_component_does_not_lose_the_other()
    {
        var heard = reader.Document("""
            {'resourceType':'Observation','status':'final','code':{'text':'BP'},'subject':{'reference':'Patient/1'},'effectiveDateTime':'2026-03-04',
             'component':[
               {'code':{'coding':[{'system':'http://loinc.org','code':'8480-6'}]},'valueQuantity':{'value':1420,'code':'mm[Hg]'}},
               {'code':{'coding':[{'system':'http://loinc.org','code':'8462-4'}]},'valueQuantity':{'value':88,'code':'mm[Hg]'}}]}
            """);

        Assert.Equal(88, heard.Fact.Value);
        Assert.Equal("Observation.component[0]", Assert.Single(heard.Problems).Path);
    }

    [Fact]
    public void A_coded_answer_is_a_finding()
    {
        var heard = reader.Document(Observation("'valueCodeableConcept':{'coding':[{'system':'http://snomed.info/sct','code':'8517006'}]}", "72166-2"));

        Assert.Equal(FactKind.Finding, heard.Fact.Kind);
        Assert.Equal("http://snomed.info/sct|8517006", reader.AnswerOf(heard.Fact));
        Assert.Null(heard.Fact.Value);
    }

    [Theory]
    [InlineData("true", "Y")]
    [InlineData("false", "N")]
    public void Yes_and_no_are_answers(string sent, string answer) =>
        Assert.Equal($"http://terminology.hl7.org/CodeSystem/v2-0136|{answer}", reader.AnswerOf(reader.Document(Observation($"'valueBoolean':{sent}", "x-1")).Fact));

    [Fact]
    public void A_whole_number_is_a_measure_without_unit()
    {
        var heard = reader.Document(Observation("'valueInteger':14", "44261-6"));

        Assert.Equal((FactKind.Measure, 14.0), (heard.Fact.Kind, heard.Fact.RawValue));
        Assert.Empty(heard.Problems);
    }

    [Fact]
    public void A_code_alone_is_a_finding_but_a_measurement_without_value_is_nothing()
    {
        Assert.Equal((FactKind.Finding, 0), (reader.Document(Observation("'x':1", "298167002")).Fact.Kind, reader.Document(Observation("'x':1", "298167002")).Fact.Answer));
        Assert.Contains("without a value", Assert.Single(Read("'x':1").IgnoredOnes).Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'dataAbsentReason':{'coding':[{'code':'unknown'}]}")]
    [InlineData("'valueQuantity':{'unit':'kg'}")]
    [InlineData("'valueQuantity':{'value':82,'code':'kg'},'dataAbsentReason':{'text':'spoilt'}")]
    [InlineData("'hasMember':[{'reference':'Observation/2'}]")]
    public void What_holds_no_value_is_ignored_with_its_reason(string value) => Assert.NotEmpty(Assert.Single(Read(value).IgnoredOnes).Why);

    [Fact]
    public void Words_are_not_read_as_numbers()
    {
        Assert.Equal("Observation.valueString", Assert.Single(Read("'valueString':'82'").SetAsides).Path);
        Assert.Contains("words", Assert.Single(reader.Document(Observation("'valueString':'82'", "x-1")).IgnoredOnes).Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("entered-in-error")]
    [InlineData("cancelled")]
    [InlineData("Entered-In-Error")]
    public void What_the_source_took_back_is_ignored(string status)
    {
        var json = Observation("'valueQuantity':{'value':82.5,'code':'kg'}").Replace("'final'", $"'{status}'", StringComparison.Ordinal);

        Assert.Equal($"its status is {status.ToLowerInvariant()}", Assert.Single(reader.Document(json).IgnoredOnes).Why);
    }

    [Fact]
    public void A_status_that_is_none_is_set_aside_and_a_missing_one_doubted()
    {
        var json = Observation("'valueQuantity':{'value':82.5,'code':'kg'}");

        Assert.Equal("Observation.status", Assert.Single(reader.Document(json.Replace("'final'", "'finished'", StringComparison.Ordinal)).SetAsides).Path);
        Assert.Equal("Observation.status", Assert.Single(reader.Document(json.Replace("'status':'final',", "", StringComparison.Ordinal)).Problems).Path);
    }

    [Theory]
    [InlineData("'effectiveDateTime':'2026-03-04T23:30:00-05:00'", "2026-03-04")]
    [InlineData("'effectiveDateTime':'2026-03'", "2026-03")]
    [InlineData("'effectiveDateTime':'2026'", "2026")]
    [InlineData("'effectiveInstant':'2026-03-04T10:00:00.1234567Z'", "2026-03-04")]
    [InlineData("'effectivePeriod':{'start':'2026-03-04','end':'2026-03-06'}", "2026-03-04")]
    [InlineData("'effectivePeriod':{'end':'2026-03-06'}", "2026-03-06")]
    [InlineData("'issued':'2026-03-04T10:00:00Z'", "2026-03-04")]
    [InlineData("'issued':'2026-03-09T10:00:00Z','effectiveDateTime':'2026-03-04'", "2026-03-04")]
    public void The_date_is_kept_as_exactly_as_it_was_written(string when, string expected)
    {
        var json = Observation("'valueQuantity':{'value':82.5,'code':'kg'}").Replace("'effectiveDateTime':'2026-03-04'", when, StringComparison.Ordinal);

        Assert.Equal(expected, reader.Document(json).Fact.Date.ToString());
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("1753-01-01")]
    [InlineData("2026-02-30")]
    [InlineData("04/03/2026")]
    [InlineData("2026-13")]
    [InlineData("yesterday")]
    public void A_date_that_is_none_is_left_out_and_doubted(string date)
    {
        var heard = reader.Document(Observation("'valueQuantity':{'value':82.5,'code':'kg'}").Replace("2026-03-04", date, StringComparison.Ordinal));

        Assert.Null(heard.Fact.On);
        Assert.Contains(heard.Problems, problem => problem.What.Contains($"'{date}'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-08-02", true)]
    [InlineData("2026-08-03", false)]
    [InlineData("9999-12-31", false)]
    public void Nothing_is_kept_from_the_future_beyond_a_day_of_grace(string date, bool isKept)
    {
        var heard = reader.Document(Observation("'valueQuantity':{'value':82.5,'code':'kg'}").Replace("2026-03-04", date, StringComparison.Ordinal));

        Assert.Equal(isKept ? 1 : 0, heard.AllFacts.Count);
        Assert.Equal(isKept ? 0 : 1, heard.SetAsides.Count(aside => aside.Path == "Observation.effective"));
    }

    [Fact]
    public void Without_a_code_or_a_subject_it_is_set_aside()
    {
        var json = Observation("'valueQuantity':{'value':82.5,'code':'kg'}");

        Assert.Contains("'Weight'", Assert.Single(reader.Document(json.Replace("'coding':[{'system':'http://loinc.org','code':'29463-7'}]", "'text':'Weight'", StringComparison.Ordinal)).SetAsides).What, StringComparison.Ordinal);
        Assert.Equal("Observation.subject", Assert.Single(reader.Document(json.Replace("'reference':'Patient/1'", "'display':'Mrs Jones'", StringComparison.Ordinal)).SetAsides).Path);
    }

    [Theory]
    [InlineData("'reference':'Patient/1/_history/3'", "Patient/1", "")]
    [InlineData("'reference':'urn:uuid:1b'", "urn:uuid:1b", "")]
    [InlineData("'reference':'https:\\/\\/x.example\\/fhir\\/Patient\\/1'", "https://x.example/fhir/Patient/1", "")]
    [InlineData("'identifier':{'system':'https://fhir.nhs.uk/Id/nhs-number','value':'9000000009'}", "", "9000000009")]
    [InlineData("'identifier':[{'system':'http://fhir.nhs.net/Id/nhs-number','value':'9000000009'}]", "", "9000000009")]
    [InlineData("'reference':'Patient?identifier=https://fhir.nhs.uk/Id/nhs-number|9000000009'", "Patient?identifier=https://fhir.nhs.uk/Id/nhs-number|9000000009", "9000000009")]
    public void Whom_it_is_about_is_told_as_written(string subject, string reference, string number)
    {
        var told = Assert.Single(reader.Document(Observation("'valueQuantity':{'value':82.5,'code':'kg'}").Replace("'reference':'Patient/1'", subject, StringComparison.Ordinal)).Resources);

        Assert.Equal((reference, number), (told.Subject, told.NhsNumber));
    }

    [Fact]
    public void A_patient_inside_the_resource_is_known_by_NHS_number_or_not_at_all()
    {
        var json = Observation("'valueQuantity':{'value':82.5,'code':'kg'}").Replace("Patient/1", "#p", StringComparison.Ordinal);
        var contained = "'contained':[{'resourceType':'Patient','id':'p','identifier':[{'system':'https://fhir.nhs.uk/Id/nhs-number','value':'9000000009'}]}],'status'";

        Assert.Equal("9000000009", Assert.Single(reader.Document(json.Replace("'status'", contained, StringComparison.Ordinal)).Resources).NhsNumber);
        Assert.Equal("Observation.subject", Assert.Single(reader.Document(json).SetAsides).Path);
    }

    [Fact]
    public void What_is_about_a_group_or_a_place_is_ignored() =>
        Assert.Equal("it is about a Group, not a person", Assert.Single(reader.Document(Observation("'valueInteger':3").Replace("Patient/1", "Group/1", StringComparison.Ordinal)).IgnoredOnes).Why);

    private Heard Read(string value) => reader.Document(Observation(value));

    private static string Observation(string value, string code = "29463-7") =>
        $"{{'resourceType':'Observation','id':'o1','status':'final','code':{{'coding':[{{'system':'http://loinc.org','code':'{code}'}}]}},'subject':{{'reference':'Patient/1'}},'effectiveDateTime':'2026-03-04',{value}}}";
}
