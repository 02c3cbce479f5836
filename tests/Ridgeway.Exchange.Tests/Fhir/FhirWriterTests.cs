using System.Buffers;
using System.Text;
using System.Text.Json;
using Ridgeway.Codes;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Exchange.Fhir;

/// <summary>One golden resource of each type, and the corners of each.</summary>
public sealed class FhirWriterTests
{
    private static readonly DateOnly On = new(2026, 3, 9);
    private readonly CodeBook codes = new();

    [Fact]
    public void A_patient_is_written_whole()
    {
        var person = new PersonDraft
        {
            ReferredToAs = ["Patient/p1"],
            Identifiers = ["https://ridgeway.example/id/synthetic-person|p1"],
            NhsNumber = NhsNumber.Parse("9990000026"),
            Verification = NhsNumberVerification.Verified,
            Name = new PersonName("O'Neill-Şahin", "Zoë Mary", "Dr"),
            BirthDate = new PartialDate(1951, 4, 9),
            DeathDate = new PartialDate(2025, 12),
            HasDied = true,
            Sex = Sex.Female,
            Ethnicity = new Ethnicity(EthnicCategory.AsianPakistani, "J", "https://fhir.hl7.org.uk/CodeSystem/UKCore-EthnicCategoryEngland"),
            Address = "4 Teacup Hill, Bradford",
            Postcode = Postcode.Parse("XB3 4QD"),
            Lsoa = Lsoa.Parse("E01010707"),
            Practice = OdsCode.Parse("Y99002"),
            Telephone = "07700 900123",
            Email = "p1@example.org",
            Language = "ur",
        };
        Same("""
            {"resourceType":"Patient","id":"p1",
             "meta":{"profile":["https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient"],
              "security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"HTEST","display":"test health data"}]},
             "extension":[{"url":"https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-EthnicCategory",
              "valueCodeableConcept":{"coding":[{"system":"https://fhir.hl7.org.uk/CodeSystem/UKCore-EthnicCategoryEngland","code":"J"}]}}],
             "identifier":[
              {"extension":[{"url":"https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus",
               "valueCodeableConcept":{"coding":[{"system":"https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatusEngland","code":"01"}]}}],
               "system":"https://fhir.nhs.uk/Id/nhs-number","value":"9990000026"},
              {"system":"https://ridgeway.example/id/synthetic-person","value":"p1"}],
             "name":[{"use":"official","family":"O'Neill-Şahin","given":["Zoë","Mary"],"prefix":["Dr"]}],
             "telecom":[{"system":"phone","value":"07700 900123"},{"system":"email","value":"p1@example.org"}],
             "gender":"female","birthDate":"1951-04-09","deceasedDateTime":"2025-12",
             "address":[{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/iso21090-ADXP-censusTract","valueString":"E01010707"}],
              "use":"home","line":["4 Teacup Hill","Bradford"],"postalCode":"XB3 4QD"}],
             "communication":[{"language":{"coding":[{"system":"urn:ietf:bcp:47","code":"ur"}]},"preferred":true}],
             "generalPractitioner":[{"type":"Organization",
              "identifier":{"system":"https://fhir.nhs.uk/Id/ods-organization-code","value":"Y99002"}}]}
            """, Write((writer, output) => writer.Patient(output, "p1"u8, person, isTestData: true)));
    }

    [Fact]
    public void What_a_source_wrote_badly_is_written_again_as_it_came()
    {
        var person = new PersonDraft
        {
            ReferredToAs = ["Patient/p2"],
            Verification = NhsNumberVerification.TraceRequired,
            Flags =
            [
                new DataQualityFlag(DataQuality.NhsNumberFailsModulus11, "9990000027"),
                new DataQualityFlag(DataQuality.PostcodeUnreadable, "XB3"),
                new DataQualityFlag(DataQuality.EthnicCategoryUnreadable, "https://example.org/ethnicity|9S1"),
                new DataQualityFlag(DataQuality.PracticeUnreadable, "?"),
            ],
        };
        var written = Write((writer, output) => writer.Patient(output, "p2"u8, person)).RootElement;
        Assert.Equal("9990000027", written.GetProperty("identifier")[0].GetProperty("value").GetString());
        Assert.Equal("XB3", written.GetProperty("address")[0].GetProperty("postalCode").GetString());
        Assert.Equal("?", written.GetProperty("generalPractitioner")[0].GetProperty("identifier").GetProperty("value").GetString());
        var ethnicity = written.GetProperty("extension")[0].GetProperty("valueCodeableConcept").GetProperty("coding")[0];
        Assert.Equal(("https://example.org/ethnicity", "9S1"), (ethnicity.GetProperty("system").GetString(), ethnicity.GetProperty("code").GetString()));
    }

    [Fact]
    public void A_person_of_whom_nothing_is_known_is_an_id_and_the_reason_for_no_number()
    {
        var person = new PersonDraft { ReferredToAs = ["Patient/p3"] };
        Same("""
            {"resourceType":"Patient","id":"p3","meta":{"profile":["https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient"]},
             "extension":[{"url":"https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberUnavailableReason",
              "valueCodeableConcept":{"coding":[{"system":"https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberUnavailableReason","code":"nhs-number-not-known"}]}}]}
            """, Write((writer, output) => writer.Patient(output, "p3"u8, person)));
    }

    [Fact]
    public void A_condition_that_is_over_is_resolved_on_its_day()
    {
        var fact = Ridgeway.Records.Fact.Of(FactKind.Condition, Snomed("35489007", "Depressive disorder"), new DateOnly(2019, 5, 1))
            with { Precision = DatePrecision.Month, EndDay = On.DayNumber, IsOver = true };
        Same("""
            {"resourceType":"Condition","id":"p1-0","meta":{"profile":["https://fhir.hl7.org.uk/StructureDefinition/UKCore-Condition"]},
             "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"resolved"}]},
             "verificationStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-ver-status","code":"confirmed"}]},
             "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-category","code":"problem-list-item"}]}],
             "code":{"coding":[{"system":"http://snomed.info/sct","code":"35489007","display":"Depressive disorder"}]},
             "subject":{"reference":"Patient/p1"},"onsetDateTime":"2019-05","abatementDateTime":"2026-03-09"}
            """, WriteFact(fact));
    }

    [Fact]
    public void A_condition_without_a_date_is_active_and_says_no_date()
    {
        var written = WriteFact(Ridgeway.Records.Fact.Of(FactKind.Condition, Snomed("44054006", "Diabetes mellitus type 2"), null)).RootElement;
        Assert.False(written.TryGetProperty("onsetDateTime", out _));
        Assert.Equal("active", written.GetProperty("clinicalStatus").GetProperty("coding")[0].GetProperty("code").GetString());
    }

    [Fact]
    public void A_blood_pressure_is_one_panel_of_two_components_in_both_code_systems()
    {
        var upper = Ridgeway.Records.Fact.Of(FactKind.Measure, Snomed("72313002", "Systolic arterial pressure"), On, 142, Ucum("mm[Hg]"));
        var lower = Ridgeway.Records.Fact.Of(FactKind.Measure, Snomed("1091811000000102", "Diastolic arterial pressure"), On, 94, Ucum("mm[Hg]"));
        Same("""
            {"resourceType":"Observation","id":"p1-0","meta":{"profile":["https://fhir.hl7.org.uk/StructureDefinition/UKCore-Observation-VitalSigns-BloodPressure"]},
             "status":"final","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"vital-signs"}]}],
             "code":{"coding":[{"system":"http://snomed.info/sct","code":"75367002","display":"Blood pressure"},
              {"system":"http://loinc.org","code":"85354-9","display":"Blood pressure panel with all children optional"}],"text":"Blood pressure"},
             "subject":{"reference":"Patient/p1"},"effectiveDateTime":"2026-03-09",
             "component":[
              {"code":{"coding":[{"system":"http://snomed.info/sct","code":"72313002","display":"Systolic arterial pressure"},
                {"system":"http://loinc.org","code":"8480-6","display":"Systolic blood pressure"}],"text":"Systolic blood pressure"},
               "valueQuantity":{"value":142,"unit":"millimeter of mercury","system":"http://unitsofmeasure.org","code":"mm[Hg]"}},
              {"code":{"coding":[{"system":"http://snomed.info/sct","code":"1091811000000102","display":"Diastolic arterial pressure"},
                {"system":"http://loinc.org","code":"8462-4","display":"Diastolic blood pressure"}],"text":"Diastolic blood pressure"},
               "valueQuantity":{"value":94,"unit":"millimeter of mercury","system":"http://unitsofmeasure.org","code":"mm[Hg]"}}]}
            """, Write((writer, output) => writer.BloodPressure(output, "p1-0"u8, "p1"u8, upper, lower)));
    }

    [Fact]
    public void Two_pressures_make_a_panel_only_in_order_and_on_one_day()
    {
        using var writer = new FhirWriter(codes);
        var upper = Ridgeway.Records.Fact.Of(FactKind.Measure, Snomed("72313002", "Systolic arterial pressure"), On, 142);
        var lower = Ridgeway.Records.Fact.Of(FactKind.Measure, Snomed("1091811000000102", "Diastolic arterial pressure"), On, 94);
        Assert.True(writer.IsBloodPressure(upper, lower));
        Assert.False(writer.IsBloodPressure(lower, upper));
        Assert.False(writer.IsBloodPressure(upper, lower with { Day = lower.Day + 1 }));
        Assert.False(writer.IsBloodPressure(upper, lower with { RawValue = double.NaN }));
    }

    [Fact]
    public void A_body_mass_index_has_its_profile_its_LOINC_partner_and_its_unit()
    {
        Same("""
            {"resourceType":"Observation","id":"p1-0","meta":{"profile":["https://fhir.hl7.org.uk/StructureDefinition/UKCore-Observation-VitalSigns-BMI"]},
             "status":"final","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"vital-signs"}]}],
             "code":{"coding":[{"system":"http://snomed.info/sct","code":"60621009","display":"Body mass index"},
              {"system":"http://loinc.org","code":"39156-5","display":"Body mass index (BMI) [Ratio]"}]},
             "subject":{"reference":"Patient/p1"},"effectiveDateTime":"2026-03-09",
             "valueQuantity":{"value":31.4,"unit":"kilogram / (meter ^ 2)","system":"http://unitsofmeasure.org","code":"kg/m2"}}
            """, WriteFact(Ridgeway.Records.Fact.Of(FactKind.Measure, Snomed("60621009", "Body mass index"), On, 31.4, Ucum("kg/m2"))));
    }

    [Fact]
    public void Activity_minutes_carry_both_categories_of_the_physical_activity_guide()
    {
        var minutes = codes.Add(new Coded(CodeSystem.Loinc, "82290-8", "Frequency of moderate to vigorous aerobic physical activity"));
        var written = WriteFact(Ridgeway.Records.Fact.Of(FactKind.Measure, minutes, On, 90, Ucum("min/wk"))).RootElement;
        Assert.Equal(["activity", "PhysicalActivity"],
            written.GetProperty("category").EnumerateArray().Select(category => category.GetProperty("coding")[0].GetProperty("code").GetString()));
        Assert.Equal("min/wk", written.GetProperty("valueQuantity").GetProperty("code").GetString());
    }

    [Fact]
    public void A_finding_with_an_answer_has_it_as_its_value_and_one_without_has_none()
    {
        var status = codes.Add(new Coded(CodeSystem.Loinc, "72166-2", "Tobacco smoking status"));
        var ex = Snomed("8517006", "Ex-smoker");
        var asked = WriteFact(Ridgeway.Records.Fact.Of(FactKind.Finding, status, On, answer: ex)).RootElement;
        Assert.Equal("8517006", asked.GetProperty("valueCodeableConcept").GetProperty("coding")[0].GetProperty("code").GetString());
        var said = WriteFact(Ridgeway.Records.Fact.Of(FactKind.Finding, ex, On)).RootElement;
        Assert.Equal("8517006", said.GetProperty("code").GetProperty("coding")[0].GetProperty("code").GetString());
        Assert.DoesNotContain(said.EnumerateObject(), property => property.Name.StartsWith("value", StringComparison.Ordinal));
        Assert.Equal("social-history", said.GetProperty("category")[0].GetProperty("coding")[0].GetProperty("code").GetString());
    }

    [Fact]
    public void A_unit_that_is_not_UCUM_is_words_only()
    {
        var drinks = codes.Add(new Coded("https://example.org/units", "pints"));
        var written = WriteFact(Ridgeway.Records.Fact.Of(FactKind.Measure, Snomed("763256006", "AUDIT-C score"), On, 3, drinks)).RootElement.GetProperty("valueQuantity");
        Assert.Equal("pints", written.GetProperty("unit").GetString());
        Assert.False(written.TryGetProperty("code", out _));
    }

    [Fact]
    public void A_medicine_that_stopped_is_stopped_and_valid_until_that_day()
    {
        var medicine = codes.Add(new Coded(CodeSystem.Dmd, "776713006", "Metformin"));
        Same("""
            {"resourceType":"MedicationRequest","id":"p1-0","meta":{"profile":["https://fhir.hl7.org.uk/StructureDefinition/UKCore-MedicationRequest"]},
             "status":"stopped","intent":"order",
             "medicationCodeableConcept":{"coding":[{"system":"https://dmd.nhs.uk","code":"776713006","display":"Metformin"}]},
             "subject":{"reference":"Patient/p1"},"authoredOn":"2026-03-09",
             "dispenseRequest":{"validityPeriod":{"start":"2026-03-09","end":"2026-03-16"}},
             "substitution":{"allowedBoolean":false}}
            """, WriteFact(Ridgeway.Records.Fact.Of(FactKind.Medicine, medicine, On) with { EndDay = On.AddDays(7).DayNumber, IsOver = true }));
    }

    [Fact]
    public void A_review_is_a_completed_procedure()
    {
        Same("""
            {"resourceType":"Procedure","id":"p1-0","meta":{"profile":["https://fhir.hl7.org.uk/StructureDefinition/UKCore-Procedure"]},
             "status":"completed","code":{"coding":[{"system":"http://snomed.info/sct","code":"314530002","display":"Medication review done"}]},
             "subject":{"reference":"Patient/p1"},"performedDateTime":"2026-03-09"}
            """, WriteFact(Ridgeway.Records.Fact.Of(FactKind.Procedure, Snomed("314530002", "Medication review done"), On)));
    }

    private int Snomed(string code, string display) => codes.Add(new Coded(CodeSystem.Snomed, code, display));

    private int Ucum(string code) => codes.Add(new Coded(CodeSystem.Ucum, code));

    private JsonDocument WriteFact(Records.Fact fact) => Write((writer, output) => writer.Fact(output, "p1-0"u8, "p1"u8, fact));

    /// <summary>Writes it twice, as a writer is used again and again, and reads the second line.</summary>
    private JsonDocument Write(Action<FhirWriter, IBufferWriter<byte>> write)
    {
        using var writer = new FhirWriter(codes);
        var output = new ArrayBufferWriter<byte>();
        write(writer, output);
        write(writer, output);
        var lines = Encoding.UTF8.GetString(output.WrittenSpan).Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.Equal(lines[0], lines[1]);
        Assert.Equal("", lines[2]);
        return JsonDocument.Parse(lines[1]);
    }

    private static void Same(string expected, JsonDocument actual)
    {
        using var wanted = JsonDocument.Parse(expected);
        Assert.Equal(JsonSerializer.Serialize(wanted.RootElement), JsonSerializer.Serialize(actual.RootElement));
    }
}
