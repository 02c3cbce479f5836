using Ridgeway.Codes;
using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir;

/// <summary>NHS England's own examples, each against what a person reads in it.</summary>
public sealed class UkCoreTests
{
    private readonly ReaderUnderTest reader = new();

    [Fact]
    public void Richard_Smith()
    {
        var person = Read("UKCore-Patient-RichardSmith-Example").Someone;

        Assert.Equal(["Patient/UKCore-Patient-RichardSmith-Example"], person.ReferredToAs);
        Assert.Equal(("9912003888", NhsNumberVerification.Verified), (person.NhsNumber!.Value.Value, person.Verification));
        Assert.Equal(new PersonName("SMITH", "Richard"), person.Name);
        Assert.Equal((Sex.Male, "1970-09-11", "01131231234"), (person.Sex, person.BirthDate.ToString(), person.Telephone));
        Assert.Equal(("4 Sandmoor Drive, LEEDS", "LS17 7DF"), (person.Address, person.Postcode.ToString()));
        Assert.Equal(new Ethnicity(EthnicCategory.MixedOther, "G", "https://fhir.hl7.org.uk/CodeSystem/UKCore-EthnicCategoryEngland"), person.Ethnicity);
        Assert.Empty(person.Flags);
    }

    [Fact]
    public void A_blood_pressure()
    {
        var heard = Read("UKCore-Observation-VitalSigns-BloodPressure-Example");

        Assert.Equal([("72313002", 142.0, "mm[Hg]"), ("1091811000000102", 94.0, "mm[Hg]")], heard.AllFacts.Select(fact => (reader.Codes[fact.Code].Code, fact.RawValue, reader.UnitOf(fact))));
        Assert.Equal("Patient/UKCore-Patient-RichardSmith-Example", Assert.Single(heard.Resources).Subject);
        Assert.Empty(heard.Problems);
    }

    [Theory]
    [InlineData("UKCore-Observation-VitalSigns-BodyHeight-Example", "50373000", 164, "cm")]
    [InlineData("UKCore-Observation-VitalSigns-BodyWeight-Example", "27113001", 90, "kg")]
    [InlineData("UKCore-Observation-VitalSigns-BMI-Example", "39156-5", 46, "kg/m2")]
    [InlineData("UKCore-Observation-VitalSigns-HeartRate-Example", "8867-4", 104, "/min")]
    [InlineData("UKCore-Observation-VitalSigns-BodyTemperature-Example", "276885007", 36.5, "Cel")]
    [InlineData("UKCore-Observation-FastingTest-Example", "997681000000108", 3.9, "mmol/L")]
    [InlineData("UKCore-Observation-Lab-WhiteCellCount-Example", "16181000237107", 11.2, "10*9/L")]
    public void A_measure(string file, string code, double value, string unit)
    {
        var heard = Read(file);

        Assert.Equal((code, value, unit), (reader.Codes[heard.Fact.Code].Code, heard.Fact.RawValue, reader.UnitOf(heard.Fact)));
        Assert.All(heard.Problems, problem => Assert.Equal("Observation.effective", problem.Path));
    }

    [Fact]
    public void A_coded_answer()
    {
        var heard = Read("UKCore-Observation-PatientConsciousness-Example");

        Assert.Equal((FactKind.Finding, "http://snomed.info/sct|300202002"), (heard.Fact.Kind, reader.AnswerOf(heard.Fact)));
    }

    [Fact]
    public void An_observation_without_value_and_one_without_subject()
    {
        Assert.Single(Read("UKCore-Observation-Lab-Sn-AbsentData-Example").IgnoredOnes);
        Assert.Equal("Observation.subject", Assert.Single(Read("UKCore-Observation-FingerJointInflamed-Example").SetAsides).Path);
    }

    [Fact]
    public void A_condition_in_Read_and_SNOMED_is_the_SNOMED_one()
    {
        var heard = Read("Extension-UKCore-CodingSCT-MoleOfSkin-Example");

        Assert.Equal("http://snomed.info/sct|400010006", reader.CodeOf(heard.Fact));
        Assert.Equal("Melanocytic naevus of skin", reader.Codes[heard.Fact.Code].Display);
        Assert.Equal("Condition.onset", Assert.Single(heard.Problems).Path);
    }

    [Fact]
    public void A_condition_in_words_only_is_set_aside() =>
        Assert.Contains("'Myocardial infarction'", Assert.Single(Read("Extension-UKCore-CodingSCT-CodeUnknown-Example").SetAsides).What, StringComparison.Ordinal);

    [Fact]
    public void Medicines()
    {
        var statement = Read("UKCore-MedicationStatement-Amoxicillin-Example").Fact;
        Assert.Equal(("https://dmd.nhs.uk|39732311000001104", new DateOnly(2021, 2, 15), new DateOnly(2021, 5, 15), true), (reader.CodeOf(statement), statement.On!.Value, statement.EndedOn!.Value, statement.IsOver));
        Assert.Equal("MedicationRequest.medicationReference", Assert.Single(Read("UKCore-MedicationRequest-EyeDrops-Example").SetAsides).Path);
    }

    [Fact]
    public void Allergies_and_vaccinations()
    {
        Assert.Equal(("http://snomed.info/sct|372687004", FactKind.Finding), (reader.CodeOf(Read("UKCore-AllergyIntolerance-Amoxicillin-Example").Fact), FactKind.Finding));
        Assert.True(Read("Extension-UKCore-AllergyIntolEnd-Example").Fact.IsOver);
        Assert.Equal("its verificationStatus is entered-in-error", Assert.Single(Read("UKCore-AllergyIntolerance-EnteredInError-Example").IgnoredOnes).Why);
        Assert.Equal("https://dmd.nhs.uk|11278411000001109", reader.CodeOf(Read("UKCore-Immunization-InfluenzaVaccine-Example").Fact));
    }

    [Fact]
    public void An_early_warning_score_with_its_parts()
    {
        var heard = Read("UKCore-Bundle-NEWS2Observations-Example");

        Assert.Equal(8, heard.Resources.Count);
        Assert.Equal(6, heard.AllFacts.First(fact => reader.Codes[fact.Code].Code == "1104051000000101").Value);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], heard.Resources.Select(told => told.Line));
    }

    [Fact]
    public void Referrals_and_questionnaires()
    {
        Assert.Equal((FactKind.Procedure, "http://snomed.info/sct|73761001", "2021-10-13"), (Read("UKCore-ServiceRequest-ColonoscopyRequest-Example").Fact.Kind, reader.CodeOf(Read("UKCore-ServiceRequest-ColonoscopyRequest-Example").Fact), Read("UKCore-ServiceRequest-ColonoscopyRequest-Example").Fact.Date.ToString()));
        var fit = Read("UKCore-QuestionnaireResponse-FitnessForWork-Example");
        Assert.Equal(["http://snomed.info/sct|203082005", "http://snomed.info/sct|225891002"], fit.AllFacts.Select(reader.AnswerOf));
    }

    private Heard Read(string file) => reader.Document(File.ReadAllBytes(Corpora.Folder("fhir-uk-core", "visible", file + ".json")));
}
