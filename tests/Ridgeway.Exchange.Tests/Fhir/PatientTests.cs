using Ridgeway.Codes;
using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir;

public sealed class PatientTests
{
    private readonly ReaderUnderTest reader = new();

    [Fact]
    public void A_person_is_read_whole()
    {
        var heard = reader.Document("""
            {'resourceType':'Patient','id':'p1',
             'identifier':[{'extension':[{'url':'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus','valueCodeableConcept':{'coding':[{'system':'https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatusEngland','code':'01'}]}}],'system':'https://fhir.nhs.uk/Id/nhs-number','value':'900 000 0009'},
                           {'system':'https://hospital.example/mrn','value':'X1'}],
             'name':[{'use':'nickname','given':['Dot']},{'use':'official','family':'Smith','given':['Dorothy','Ann'],'prefix':['Mrs']},{'use':'maiden','family':'Jones'}],
             'telecom':[{'system':'phone','value':'0113 496 0000','use':'home'},{'system':'phone','value':'07700 900000','use':'mobile'},{'system':'email','value':'d@example.org'}],
             'gender':'female','birthDate':'1952-03','deceasedDateTime':'2024-01-02T03:04:05Z',
             'address':[{'use':'work','line':['1 Office'],'postalCode':'LS1 1AA'},
                        {'use':'home','line':['4 Sandmoor Drive',''],'city':'Leeds','postalCode':'ls177df','extension':[{'url':'http://hl7.org/fhir/StructureDefinition/iso21090-ADXP-censusTract','valueString':'E01011229'}]}],
             'generalPractitioner':[{'identifier':{'system':'https://fhir.nhs.uk/id/ods-organization-code','value':'a83008'}}],
             'communication':[{'language':{'coding':[{'system':'urn:ietf:bcp:47','code':'en'}]}},{'language':{'coding':[{'code':'ur'}]},'preferred':true}]}
            """);

        var person = heard.Someone;
        Assert.Equal(["Patient/p1"], person.ReferredToAs);
        Assert.Equal(["https://hospital.example/mrn|X1"], person.Identifiers);
        Assert.Equal((NhsNumber.Parse("9000000009"), NhsNumberVerification.Verified), (person.NhsNumber, person.Verification));
        Assert.Equal(new PersonName("Smith", "Dorothy Ann", "Mrs"), person.Name);
        Assert.Equal(("1952-03", "2024-01-02", true, Sex.Female), (person.BirthDate.ToString(), person.DeathDate.ToString(), person.HasDied, person.Sex));
        Assert.Equal(("4 Sandmoor Drive, Leeds", "LS17 7DF", "E01011229"), (person.Address, person.Postcode!.Value.Value, person.Lsoa!.Value.Value));
        Assert.Equal(("A83008", "07700 900000", "d@example.org", "ur"), (person.Practice!.Value.Value, person.Telephone, person.Email, person.Language));
        Assert.Empty(person.Flags);
        Assert.Empty(heard.Problems);
    }

    [Fact]
    public void What_is_missing_is_a_flag_and_no_problem()
    {
        var heard = reader.Document("{'resourceType':'Patient','id':'p1'}");

        Assert.Equal([DataQuality.NhsNumberAbsent, DataQuality.BirthDateAbsent, DataQuality.SexAbsent, DataQuality.NameAbsent], heard.Someone.Flags.Select(flag => flag.Kind));
        Assert.Empty(heard.Problems);
    }

    [Theory]
    [InlineData("'identifier':[{'system':'https://fhir.nhs.uk/Id/nhs-number','value':'9000000000'}]", DataQuality.NhsNumberFailsModulus11, "9000000000")]
    [InlineData("'identifier':[{'system':'https://fhir.nhs.uk/Id/nhs-number','value':'12345'}]", DataQuality.NhsNumberNotTenDigits, "12345")]
    [InlineData("'birthDate':'1952-02-30'", DataQuality.BirthDateUnreadable, "1952-02-30")]
    [InlineData("'birthDate':'0001-01-01'", DataQuality.BirthDateUnreadable, "0001-01-01")]
    [InlineData("'birthDate':'9999-12-31'", DataQuality.BirthDateInFuture, "9999-12-31")]
    [InlineData("'gender':'F'", DataQuality.SexUnreadable, "F")]
    [InlineData("'address':[{'postalCode':'BAP 4WG'}]", DataQuality.PostcodeUnreadable, "BAP 4WG")]
    [InlineData("'generalPractitioner':[{'identifier':{'system':'https://fhir.hl7.org.uk/Id/ODS-code','value':'TP'}}]", DataQuality.PracticeUnreadable, "TP")]
    [InlineData("'extension':[{'url':'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-EthnicCategory','valueCodeableConcept':{'text':'Martian'}}]", DataQuality.EthnicCategoryUnreadable, "Martian")]
    public void What_is_wrong_is_a_flag_and_a_problem_and_the_person_is_kept(string said, DataQuality kind, string asWritten)
    {
        var heard = reader.Document($"{{'resourceType':'Patient','id':'p1',{said}}}");

        Assert.Contains(new DataQualityFlag(kind, asWritten), heard.Someone.Flags);
        Assert.Single(heard.Problems);
        Assert.Null(heard.Someone.NhsNumber);
    }

    [Theory]
    [InlineData("https://fhir.nhs.uk/Id/nhs-number")]
    [InlineData("https://fhir.nhs.uk/id/nhs-number")]
    [InlineData("http://fhir.nhs.uk/Id/nhs-number/")]
    [InlineData("http://fhir.nhs.net/Id/nhs-number")]
    [InlineData("https://fhir.hl7.org.uk/Id/nhs-number")]
    public void The_NHS_number_is_known_by_every_address_it_has(string system) =>
        Assert.Equal("9000000009", reader.Document($"{{'resourceType':'Patient','id':'p1','identifier':[{{'system':'{system}','value':'9000000009'}}]}}").Someone.NhsNumber!.Value.Value);

    [Theory]
    [InlineData("UKCore-NHSNumberVerificationStatusEngland", "04", NhsNumberVerification.NoOrMultipleMatch)]
    [InlineData("UKCore-NHSNumberVerificationStatus", "02", NhsNumberVerification.NotTraced)]
    [InlineData("UKCore-NHSNumberVerificationStatus", "number-present-and-verified", NhsNumberVerification.Verified)]
    [InlineData("UKCore-NHSNumberVerificationStatus", "trace-postponed", NhsNumberVerification.Postponed)]
    [InlineData("UKCore-NHSNumberVerificationStatus", "sideways", NhsNumberVerification.NotSaid)]
    public void All_three_codings_of_verification_are_read(string system, string code, NhsNumberVerification expected) =>
        Assert.Equal(expected, reader.Document($"{{'resourceType':'Patient','id':'p1','identifier':[{{'extension':[{{'url':'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus','valueCodeableConcept':{{'coding':[{{'system':'https://fhir.hl7.org.uk/CodeSystem/{system}','code':'{code}'}}]}}}}],'system':'https://fhir.nhs.uk/Id/nhs-number','value':'9000000009'}}]}}").Someone.Verification);

    [Theory]
    [InlineData("UKCore-EthnicCategoryEngland", "A", EthnicCategory.WhiteBritish)]
    [InlineData("UKCore-EthnicCategoryEngland", "Z", EthnicCategory.NotStated)]
    [InlineData("UKCore-EthnicCategoryEngland", "99", EthnicCategory.NotKnown)]
    [InlineData("UKCore-EthnicCategory", "CA", EthnicCategory.WhiteOther)]
    [InlineData("CareConnect-EthnicCategory-1", "H", EthnicCategory.AsianIndian)]
    [InlineData("UKCore-EthnicCategoryWales", "T", EthnicCategory.Other)]
    [InlineData("UKCore-EthnicCategoryWales", "J", EthnicCategory.AsianPakistani)]
    [InlineData("UKCore-EthnicCategoryScotland", "3F", EthnicCategory.AsianPakistani)]
    public void Ethnicity_keeps_the_code_it_came_in(string system, string code, EthnicCategory expected)
    {
        var address = "https://fhir.hl7.org.uk/CodeSystem/" + system;

        Assert.Equal(new Ethnicity(expected, code, address), reader.Document(Ethnic($"'coding':[{{'system':'{address}','code':'{code}'}}]")).Someone.Ethnicity);
    }

    [Theory]
    [InlineData("'coding':[{'system':'https://fhir.hl7.org.uk/CodeSystem/UKCore-EthnicCategoryWales','code':'A'}]")]
    [InlineData("'coding':[{'system':'https://fhir.hl7.org.uk/CodeSystem/UKCore-EthnicCategoryScotland','code':'2A'}]")]
    [InlineData("'coding':[{'system':'http://snomed.info/sct','code':'92561000000109'}]")]
    public void Where_a_code_covers_several_categories_none_is_guessed(string value)
    {
        var person = reader.Document(Ethnic(value)).Someone;

        Assert.Null(person.Ethnicity);
        Assert.Contains(person.Flags, flag => flag.Kind == DataQuality.EthnicCategoryUnreadable);
    }

    [Fact]
    public void Plain_words_of_a_category_are_the_category() =>
        Assert.Equal(new Ethnicity(EthnicCategory.WhiteIrish, "White - Irish", ""), reader.Document(Ethnic("'text':'White - Irish'")).Someone.Ethnicity);

    [Fact]
    public void American_race_is_not_ethnicity()
    {
        var heard = reader.Document("{'resourceType':'Patient','id':'p1','extension':[{'url':'http://hl7.org/fhir/us/core/StructureDefinition/us-core-race','extension':[{'url':'ombCategory','valueCoding':{'code':'2106-3'}}]},{'url':'http://hl7.org/fhir/us/core/StructureDefinition/us-core-ethnicity','valueCodeableConcept':{'text':'White British'}}]}");

        Assert.Null(heard.Someone.Ethnicity);
        Assert.DoesNotContain(heard.Someone.Flags, flag => flag.Kind == DataQuality.EthnicCategoryUnreadable);
    }

    [Theory]
    [InlineData("'deceasedBoolean':true", true, "")]
    [InlineData("'deceasedBoolean':false", false, "")]
    [InlineData("'deceasedDateTime':'2019'", true, "2019")]
    [InlineData("'deceasedDateTime':'2031-01-01'", true, "")]
    [InlineData("'deceasedDateTime':'unknown'", true, "")]
    public void A_death_is_kept_with_or_without_a_date(string said, bool hasDied, string on)
    {
        var person = reader.Document($"{{'resourceType':'Patient','id':'p1',{said}}}").Someone;

        Assert.Equal((hasDied, on), (person.HasDied, person.DeathDate?.ToString() ?? ""));
    }

    [Theory]
    [InlineData("'generalPractitioner':[{'identifier':{'system':'https://fhir.nhs.uk/Id/ods-organization-code','value':'Y11111','period':{'end':'2020-01-01'}}},{'identifier':{'system':'https://fhir.nhs.uk/Id/ods-organization-code','value':'A20047'}}]", "A20047")]
    [InlineData("'generalPractitioner':[{'identifier':{'system':'https://fhir.hl7.org.uk/Id/gmp-number','value':'G9999999'}}],'managingOrganization':{'identifier':{'system':'https://fhir.nhs.uk/Id/ods-organization-code','value':'B81001'}}", "B81001")]
    [InlineData("'managingOrganization':{'identifier':{'system':'https://fhir.nhs.uk/Id/ods-organization-code','value':'RR8'}}", "")]
    [InlineData("'generalPractitioner':[{'reference':'Organization/A83008'}]", "A83008")]
    [InlineData("'generalPractitioner':[{'reference':'Organization/123'}]", "")]
    [InlineData("'generalPractitioner':{'reference':'Practitioner/9'}", "")]
    public void The_practice_is_where_they_are_registered_now(string said, string practice) =>
        Assert.Equal(practice, reader.Document($"{{'resourceType':'Patient','id':'p1',{said}}}").Someone.Practice?.Value ?? "");

    [Fact]
    public void The_practice_may_be_elsewhere_in_the_bundle()
    {
        var heard = reader.Document("""
            {'resourceType':'Bundle','type':'message','entry':[
             {'resource':{'resourceType':'Patient','id':'1','generalPractitioner':[{'reference':'urn:uuid:role'}]}},
             {'fullUrl':'urn:uuid:role','resource':{'resourceType':'PractitionerRole','id':'r','organization':{'reference':'Organization/o'}}},
             {'fullUrl':'urn:uuid:org','resource':{'resourceType':'Organization','id':'o','identifier':[{'system':'https://fhir.nhs.uk/Id/ods-organization-code','value':'C81010'}]}}]}
            """);

        Assert.Equal("C81010", heard.Someone.Practice!.Value.Value);
    }

    [Fact]
    public void A_restricted_record_without_address_or_practice_is_a_good_record()
    {
        var heard = reader.Document("{'resourceType':'Patient','id':'9000000025','meta':{'security':[{'code':'R'}]},'identifier':[{'system':'https://fhir.nhs.uk/Id/nhs-number','value':'9000000025'}],'name':[{'family':'Smythe','given':['Janet']}],'gender':'female','birthDate':'2010-10-22'}");

        Assert.Empty(heard.Someone.Flags);
        Assert.Null(heard.Someone.Address);
    }

    [Fact]
    public void Names_and_addresses_written_the_wrong_way_are_still_read()
    {
        var heard = reader.Document("{'resourceType':'Patient','id':'p1','name':{'family':['Van','Dyke'],'given':'Jo'},'address':{'line':'1 High Street','postalCode':'LS1 1AA'},'identifier':{'system':'https://fhir.nhs.uk/Id/nhs-number','value':9000000009}}");

        Assert.Equal(new PersonName("Van Dyke", "Jo"), heard.Someone.Name);
        Assert.Equal("1 High Street", heard.Someone.Address);
        Assert.Equal("9000000009", heard.Someone.NhsNumber!.Value.Value);
        Assert.Equal(4, heard.Problems.Count);
    }

    [Theory]
    [InlineData("{'text':'Mary Seacole'}", "Mary Seacole")]
    [InlineData("{'use':'old','family':'Grant'},{'family':'Seacole','period':{'start':'2000-01-01'}}", "Seacole")]
    [InlineData("{'use':'official','family':'Grant','period':{'end':'2001-01-01'}},{'use':'usual','family':'Seacole'}", "Seacole")]
    public void The_name_in_use_is_chosen(string names, string expected) =>
        Assert.Equal(expected, reader.Document($"{{'resourceType':'Patient','id':'p1','name':[{names}]}}").Someone.Name!.ForPeople);

    [Fact]
    public void A_person_nothing_can_point_to_still_has_a_name_of_their_own_and_always_the_same()
    {
        const string Json = "{'resourceType':'Patient','name':[{'family':'Smith'}],'birthDate':'1950-01-01'}";

        var first = reader.Document(Json).Someone.ReferredToAs;
        Assert.Equal(first, reader.Document(Json).Someone.ReferredToAs);
        Assert.NotEqual(first, reader.Document(Json.Replace("1950", "1951", StringComparison.Ordinal)).Someone.ReferredToAs);
    }

    private static string Ethnic(string value) =>
        $"{{'resourceType':'Patient','id':'p1','extension':[{{'valueCodeableConcept':{{{value}}},'url':'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-EthnicCategory'}}]}}";
}
