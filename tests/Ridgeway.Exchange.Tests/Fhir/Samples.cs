namespace Ridgeway.Exchange.Fhir;

/// <summary>One good document of each kind the reader reads, with single quotes for double ones.</summary>
internal static class Samples
{
    public const string Patient = """
        {'resourceType':'Patient','id':'p','contained':[{'resourceType':'Organization','id':'o'}],'extension':[{'url':'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-EthnicCategory','valueCodeableConcept':{'coding':[{'system':'https://fhir.hl7.org.uk/CodeSystem/UKCore-EthnicCategoryEngland','code':'A'}]}}],
         'identifier':[{'extension':[{'url':'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus','valueCodeableConcept':{'coding':[{'code':'01'}]}}],'system':'https://fhir.nhs.uk/Id/nhs-number','value':'9000000009'}],
         'name':[{'use':'official','family':'Smith','given':['Jo'],'period':{'start':'2001-01-01'}}],'telecom':[{'system':'phone','value':'0113'}],'gender':'female','birthDate':'1952-03-04','deceasedBoolean':false,
         'address':[{'use':'home','line':['1 High St'],'city':'Leeds','postalCode':'LS1 1AA','extension':[{'url':'http://hl7.org/fhir/StructureDefinition/iso21090-ADXP-censusTract','valueString':'E01011229'}]}],
         'generalPractitioner':[{'identifier':{'system':'https://fhir.nhs.uk/Id/ods-organization-code','value':'A83008'}}],'communication':[{'language':{'coding':[{'code':'en'}]},'preferred':true}]}
        """;

    public const string BloodPressure = """
        {'resourceType':'Observation','id':'bp','status':'final','code':{'coding':[{'system':'http://loinc.org','code':'85354-9'}]},'subject':{'reference':'Patient/p'},'effectiveDateTime':'2026-03-04T10:00:00+00:00',
         'component':[{'code':{'coding':[{'system':'http://loinc.org','code':'8480-6'}]},'valueQuantity':{'value':142,'unit':'mmHg','system':'http://unitsofmeasure.org','code':'mm[Hg]'}},{'code':{'coding':[{'system':'http://loinc.org','code':'8462-4'}]},'valueQuantity':{'value':88,'unit':'mmHg'}}]}
        """;

    public const string Weight = """
        {'resourceType':'Observation','id':'w','status':'final','code':{'coding':[{'system':'http:\/\/loinc.org','code':'29463-7','display':'Weight'}]},'subject':{'identifier':{'system':'https://fhir.nhs.uk/Id/nhs-number','value':'9000000009'}},'effectivePeriod':{'start':'2026-03-04'},'valueQuantity':{'value':181.5,'comparator':'<','unit':'lb'}}
        """;

    public const string Smoking = """
        {'resourceType':'Observation','status':'final','code':{'coding':[{'system':'http://loinc.org','code':'72166-2'}]},'subject':{'reference':'Patient/p'},'issued':'2026-03-04','valueCodeableConcept':{'coding':[{'system':'http://snomed.info/sct','code':'8517006'}]}}
        """;

    public const string Condition = """
        {'resourceType':'Condition','id':'c','clinicalStatus':{'coding':[{'code':'resolved'}]},'verificationStatus':{'coding':[{'code':'confirmed'}]},'code':{'coding':[{'system':'http://read.info/ctv3','code':'XE0Uc'},{'system':'http://snomed.info/sct','code':'38341003'}]},'subject':{'reference':'urn:uuid:p'},'onsetAge':{'value':40,'unit':'years'},'abatementDateTime':'2020-01'}
        """;

    public const string Medicine = """
        {'resourceType':'MedicationRequest','id':'m','status':'stopped','intent':'order','contained':[{'resourceType':'Medication','id':'x','code':{'coding':[{'system':'https://dmd.nhs.uk','code':'1'}]}}],'medicationReference':{'reference':'#x'},'subject':{'reference':'Patient/p'},'authoredOn':'2024-02-01'}
        """;

    public const string Answers = """
        {'resourceType':'QuestionnaireResponse','id':'q','status':'completed','item':[{'linkId':'a','answer':[{'valueInteger':7}]},{'linkId':'g','item':[{'linkId':'b','answer':[{'valueBoolean':true,'item':[{'linkId':'c','answer':[{'valueCoding':{'system':'http://x.example','code':'1'}}]}]}]}]}],'questionnaire':'https://example.org/q','subject':{'reference':'Patient/p'},'authored':'2026-02-03'}
        """;

    public const string Encounter = """
        {'resourceType':'Encounter','id':'e','status':'finished','class':{'code':'AMB'},'type':[{'coding':[{'system':'http://snomed.info/sct','code':'185345009'}]},{'text':'walk in'}],'subject':{'reference':'Patient/p'},'period':{'start':'2026-03-04T10:00:00Z','end':'2026-03-04T10:15:00Z'}}
        """;

    public const string CarePlan = """
        {'resourceType':'CarePlan','id':'cp','status':'active','intent':'order','category':[{'coding':[{'system':'http://hl7.org/fhir/us/core/CodeSystem/careplan-category','code':'assess-plan'}]},{'coding':[{'system':'http://snomed.info/sct','code':'735985000'}]}],'subject':{'reference':'Patient/p'},'period':{'start':'2025-05-01'},'activity':[{'detail':{'code':{'coding':[{'system':'http://snomed.info/sct','code':'229070002'}]},'status':'not-started'}}]}
        """;

    public const string Goal = """
        {'resourceType':'Goal','id':'g','lifecycleStatus':'active','description':{'coding':[{'system':'http://snomed.info/sct','code':'289169006'}]},'subject':{'reference':'Patient/p'},'startDate':'2025-05-01','target':[{'measure':{'coding':[{'system':'http://loinc.org','code':'29463-7'}]},'detailQuantity':{'value':80,'code':'kg'},'dueDate':'2027-01-01'}]}
        """;

    public const string Flag = """
        {'resourceType':'Flag','id':'f','status':'active','code':{'coding':[{'system':'http://snomed.info/sct','code':'129839007'}]},'subject':{'reference':'Patient/p'},'period':{'start':'2024-01-02'}}
        """;

    public const string Report = """
        {'resourceType':'DiagnosticReport','id':'d','status':'final','code':{'coding':[{'system':'http://loinc.org','code':'57698-3'}]},'subject':{'reference':'Patient/p'},'effectiveDateTime':'2026-03-04','result':[{'reference':'Observation/w'}]}
        """;

    public const string Family = """
        {'resourceType':'FamilyMemberHistory','id':'fh','status':'completed','patient':{'reference':'Patient/p'},'date':'2024-02-03','relationship':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/v3-RoleCode','code':'MTH'}]},'condition':[{'code':{'coding':[{'system':'http://snomed.info/sct','code':'22298006'}]},'onsetAge':{'value':48,'code':'a'}},{'code':{'text':'something'}}]}
        """;

    public static IReadOnlyList<string> All { get; } =
    [
        Patient, BloodPressure, Weight, Smoking, Condition, Medicine, Answers, Encounter, CarePlan, Goal, Flag, Report, Family,
        $"{{'resourceType':'Bundle','type':'transaction','entry':[{string.Join(',', new[] { Patient, BloodPressure, Weight, Condition, Medicine, Answers }.Select(resource => $"{{'fullUrl':'urn:uuid:p','resource':{resource},'request':{{'method':'POST','url':'x'}}}}"))}]}}",
        $"{{'resourceType':'Bundle','type':'history','entry':[{{'resource':{Smoking}}},{{'resource':{{'resourceType':'Bundle','entry':[{Weight},{{'resource':{Smoking}}}]}}}},{{'request':{{'method':'DELETE','url':'Patient/p'}}}},{{'resource':{{'resourceType':'Encounter'}}}}]}}",
    ];
}
