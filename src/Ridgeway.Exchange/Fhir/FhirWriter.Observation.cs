using System.Buffers;
using Ridgeway.Codes;
using Ridgeway.Exchange.Fhir.Writing;
using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir;

public sealed partial class FhirWriter
{
    private static readonly byte[][] NoCategory = [];

    private static readonly byte[] Panel = JsonPieces.Concept("Blood pressure",
        new Coded(CodeSystem.Snomed, "75367002", "Blood pressure"),
        new Coded(CodeSystem.Loinc, "85354-9", "Blood pressure panel with all children optional"));

    private static readonly byte[] SystolicComponent = JsonPieces.Concept("Systolic blood pressure",
        ObservationProfile.Systolic, new Coded(CodeSystem.Loinc, "8480-6", "Systolic blood pressure"));

    private static readonly byte[] DiastolicComponent = JsonPieces.Concept("Diastolic blood pressure",
        ObservationProfile.Diastolic, new Coded(CodeSystem.Loinc, "8462-4", "Diastolic blood pressure"));

    private static readonly byte[] PressureMeta = JsonPieces.Meta(ObservationProfile.BloodPressure.Profile);

    private readonly int systolic = codes.Add(ObservationProfile.Systolic);
    private readonly int diastolic = codes.Add(ObservationProfile.Diastolic);
    private Shape?[] shapes = new Shape?[1024];
    private byte[]?[] units = new byte[]?[64];

    /// <summary>True where two facts are the two pressures of one reading, which UK Core wants as one resource.</summary>
    public bool IsBloodPressure(in Fact first, in Fact second) =>
        first.Code == systolic && second.Code == diastolic && first.Day == second.Day
        && first.Kind == FactKind.Measure && second.Kind == FactKind.Measure && first.Value is not null && second.Value is not null;

    /// <summary>Writes both pressures of one reading as the panel 85354-9.</summary>
    public void BloodPressure(IBufferWriter<byte> output, ReadOnlySpan<byte> id, ReadOnlySpan<byte> person, in Fact upper, in Fact lower)
    {
        Begin(output, "Observation"u8, id, PressureMeta);
        json.WriteString("status"u8, "final"u8);
        Categories(CategoriesOf(ObservationCategory.VitalSigns));
        Raw("code"u8, Panel);
        Subject(person);
        Date("effectiveDateTime"u8, upper.Day, upper.Precision);
        json.WriteStartArray("component"u8);
        Component(SystolicComponent, upper);
        Component(DiastolicComponent, lower);
        json.WriteEndArray();
        End(output);
    }

    /// <summary>Writes a measure, a score, or a finding with or without a coded answer.</summary>
    public void Observation(IBufferWriter<byte> output, ReadOnlySpan<byte> id, ReadOnlySpan<byte> person, in Fact fact)
    {
        var shape = ShapeOf(fact.Code);
        Begin(output, "Observation"u8, id, shape.Meta);
        json.WriteString("status"u8, "final"u8);
        Categories(shape.Categories);
        Raw("code"u8, ConceptOf(fact.Code));
        Subject(person);
        Date("effectiveDateTime"u8, fact.Day, fact.Precision);
        if (fact.Value is not null)
        {
            Quantity(fact);
        }
        else if (fact.Answer != 0)
        {
            Raw("valueCodeableConcept"u8, ConceptOf(fact.Answer));
        }

        End(output);
    }

    private void Component(byte[] code, in Fact fact)
    {
        json.WriteStartObject();
        Raw("code"u8, code);
        Quantity(fact);
        json.WriteEndObject();
    }

    private void Quantity(in Fact fact)
    {
        json.WriteStartObject("valueQuantity"u8);
        json.WriteNumber("value"u8, fact.RawValue);
        if (fact.Unit != 0)
        {
            Unit(fact.Unit);
        }

        json.WriteEndObject();
    }

    /// <summary>The unit in words, and the code, which is written only where it is UCUM.</summary>
    private void Unit(int number)
    {
        var code = codes[number];
        json.WriteString("unit"u8, UnitWords(number, code));
        if (code.System == CodeSystem.Ucum)
        {
            json.WriteString("system"u8, "http://unitsofmeasure.org"u8);
            json.WriteString("code"u8, code.Code);
        }
    }

    private byte[] UnitWords(int number, Coded code)
    {
        if (number >= units.Length)
        {
            Array.Resize(ref units, Math.Max(number + 1, units.Length * 2));
        }

        return units[number] ??= System.Text.Encoding.UTF8.GetBytes(ObservationProfile.UnitInWords(code.Code));
    }

    private Shape ShapeOf(int number)
    {
        if (number >= shapes.Length)
        {
            Array.Resize(ref shapes, Math.Max(number + 1, shapes.Length * 2));
        }

        return shapes[number] ??= MakeShape(ObservationProfile.For(codes[number]));
    }

    private static Shape MakeShape(ObservationProfile what) => new(JsonPieces.Meta(what.Profile), CategoriesOf(what.Category));

    private static byte[][] CategoriesOf(ObservationCategory category) => category switch
    {
        ObservationCategory.None => NoCategory,
        ObservationCategory.VitalSigns => VitalSigns,
        ObservationCategory.Laboratory => Laboratory,
        ObservationCategory.SocialHistory => SocialHistory,
        ObservationCategory.Survey => Survey,
        ObservationCategory.Activity => Activity,
    };

    private static byte[] Category(string code) => JsonPieces.Concept(null, new Coded(FhirAddresses.ObservationCategory, code));

    private static readonly byte[][] VitalSigns = [Category("vital-signs")];
    private static readonly byte[][] Laboratory = [Category("laboratory")];
    private static readonly byte[][] SocialHistory = [Category("social-history")];
    private static readonly byte[][] Survey = [Category("survey")];
    private static readonly byte[][] Activity =
        [Category("activity"), JsonPieces.Concept(null, new Coded(FhirAddresses.PhysicalActivity, "PhysicalActivity"))];

    private sealed record Shape(byte[] Meta, byte[][] Categories);
}
