using System.Text;
using System.Text.Json;
using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir;

/// <summary>What is known beforehand of the Synthea files must be what is read from them.</summary>
public sealed class SyntheaTests
{
    private readonly ReaderUnderTest reader = new();

    [Fact]
    public void Every_person_is_kept()
    {
        var heard = Read("Patient");

        Assert.Equal(78, heard.People.Count);
        Assert.Empty(heard.SetAsides);
        Assert.All(heard.People, person => Assert.NotNull(person.Name));
        Assert.All(heard.People, person => Assert.True(person.BirthDate!.Value.IsWhole));
        Assert.All(heard.People, person => Assert.Null(person.Ethnicity));
        Assert.All(heard.People, person => Assert.Contains(person.Flags, flag => flag.Kind == DataQuality.NhsNumberAbsent));
        Assert.All(heard.Problems, problem => Assert.Equal("Patient.address.postalCode", problem.Path));
    }

    [Fact]
    public void Every_condition_is_kept_and_290_of_them_are_over()
    {
        var heard = Read("Condition");

        Assert.Equal(595, heard.AllFacts.Count);
        Assert.Equal(290, heard.AllFacts.Count(fact => fact is { IsOver: true, EndedOn: not null }));
        Assert.All(heard.AllFacts, fact => Assert.Equal((FactKind.Condition, DatePrecision.Day), (fact.Kind, fact.Precision)));
        Assert.Empty(heard.Problems);
        Assert.Equal(595, heard.Told);
    }

    [Fact]
    public void Every_observation_with_a_number_or_a_code_is_kept()
    {
        var heard = Read("Observation");

        Assert.Equal(11_204, heard.Resources.Count);
        Assert.Equal(11_152, heard.AllFacts.Count(fact => fact.Kind == FactKind.Measure));
        Assert.Equal(712, heard.AllFacts.Count(fact => fact is { Kind: FactKind.Finding, Answer: > 0 }));
        Assert.Equal(660, heard.Resources.Count(told => told.Facts.Length == 2));
        Assert.Empty(heard.Problems);
    }

    [Fact]
    public void American_units_become_British_ones()
    {
        var facts = Read("Observation").AllFacts;

        var hba1c = Of(facts, "4548-4");
        Assert.Equal(219, hba1c.Count);
        Assert.All(hba1c, fact => Assert.Equal("mmol/mol", reader.UnitOf(fact)));
        Assert.All(hba1c, fact => Assert.InRange(fact.RawValue, 5, 150));
        Assert.All(Of(facts, "2093-3"), fact => Assert.Equal("mmol/L", reader.UnitOf(fact)));
        Assert.InRange(Of(facts, "2093-3").Average(fact => fact.RawValue), 4, 6);
        Assert.All(Of(facts, "38483-4"), fact => Assert.Equal("umol/L", reader.UnitOf(fact)));
        Assert.InRange(Of(facts, "38483-4").Average(fact => fact.RawValue), 60, 400);
        Assert.All(Of(facts, "33914-3"), fact => Assert.Equal("mL/min/{1.73_m2}", reader.UnitOf(fact)));
    }

    [Fact]
    public void The_HbA1c_of_one_person_on_one_day_is_the_master_equation_of_what_was_sent()
    {
        var sent = File.ReadLines(Corpora.Folder("synthea-r4", "visible", "ndjson-slim", "Observation.ndjson")).First(line => line.Contains("\"4548-4\"", StringComparison.Ordinal));
        using var document = JsonDocument.Parse(sent);
        var percent = document.RootElement.GetProperty("valueQuantity").GetProperty("value").GetDouble();

        Assert.Equal(Math.Round(10.929 * (percent - 2.15), 4), reader.Document(Encoding.UTF8.GetBytes(sent)).Fact.RawValue, 4);
    }

    [Theory]
    [InlineData("MedicationRequest", 592, FactKind.Medicine)]
    [InlineData("Procedure", 1010, FactKind.Procedure)]
    [InlineData("Immunization", 892, FactKind.Procedure)]
    [InlineData("AllergyIntolerance", 70, FactKind.Finding)]
    public void Every_medicine_procedure_vaccination_and_allergy_is_kept(string type, int count, FactKind kind)
    {
        var heard = Read(type);

        Assert.Equal(count, heard.AllFacts.Count);
        Assert.All(heard.AllFacts, fact => Assert.Equal(kind, fact.Kind));
        Assert.Empty(heard.Problems);
    }

    [Fact]
    public void A_bundle_tells_the_same_people_its_facts_are_about()
    {
        foreach (var path in Corpora.Files("synthea-r4", "visible", "raw-bundles"))
        {
            var heard = reader.Document(File.ReadAllBytes(path));

            Assert.Equal(2, heard.Someone.ReferredToAs.Count);
            Assert.All(heard.Resources, told => Assert.Contains(told.Subject, heard.Someone.ReferredToAs));
            Assert.Empty(heard.SetAsides);
        }
    }

    private List<Fact> Of(List<Fact> facts, string code) => [.. facts.Where(fact => reader.Codes[fact.Code].Code == code)];

    private Heard Read(string type)
    {
        var heard = new Heard();
        reader.Lines(File.ReadAllBytes(Corpora.Folder("synthea-r4", "visible", "ndjson-slim", type + ".ndjson")), heard);
        return heard;
    }
}
