using System.Buffers;
using System.Text.Json;
using Ridgeway.Codes;
using Ridgeway.Exchange.Fhir.Writing;
using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir;

/// <summary>
/// Writes people and facts as FHIR R4 resources in UK Core profiles, one resource at a time, each on a line of its own as
/// NDJSON wants. Codes are turned into bytes once and then copied. One writer serves one thread.
/// </summary>
/// <param name="codes">The book in which the facts' codes are numbered.</param>
public sealed partial class FhirWriter(CodeBook codes) : IDisposable
{
    private readonly Utf8JsonWriter json = new(Stream.Null, JsonPieces.Options);
    private byte[]?[] concepts = new byte[]?[1024];

    /// <summary>The resource type a fact is written as.</summary>
    public static string ResourceTypeOf(FactKind kind) => kind switch
    {
        FactKind.Condition => "Condition",
        FactKind.Measure or FactKind.Finding => "Observation",
        FactKind.Medicine => "MedicationRequest",
        FactKind.Procedure => "Procedure",
    };

    /// <summary>Writes one fact.</summary>
    /// <param name="output">Where to; a line end follows the resource.</param>
    /// <param name="id">The resource id, UTF-8.</param>
    /// <param name="person">The id of the Patient it is about, UTF-8.</param>
    /// <param name="fact">What to write.</param>
    public void Fact(IBufferWriter<byte> output, ReadOnlySpan<byte> id, ReadOnlySpan<byte> person, in Fact fact)
    {
        switch (fact.Kind)
        {
            case FactKind.Condition:
                Condition(output, id, person, fact);
                break;
            case FactKind.Measure or FactKind.Finding:
                Observation(output, id, person, fact);
                break;
            case FactKind.Medicine:
                MedicationRequest(output, id, person, fact);
                break;
            case FactKind.Procedure:
                Procedure(output, id, person, fact);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(fact), $"No resource stands for {fact.Kind}.");
        }
    }

    public void Dispose() => json.Dispose();

    private void Begin(IBufferWriter<byte> output, ReadOnlySpan<byte> type, ReadOnlySpan<byte> id, byte[] meta)
    {
        json.Reset(output);
        json.WriteStartObject();
        json.WriteString("resourceType"u8, type);
        json.WriteString("id"u8, id);
        json.WritePropertyName("meta"u8);
        json.WriteRawValue(meta, skipInputValidation: true);
    }

    private void End(IBufferWriter<byte> output)
    {
        json.WriteEndObject();
        json.Flush();
        output.Write("\n"u8);
    }

    private void Raw(ReadOnlySpan<byte> name, byte[] value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value, skipInputValidation: true);
    }

    private void Subject(ReadOnlySpan<byte> person)
    {
        Span<byte> reference = stackalloc byte[8 + 64];
        "Patient/"u8.CopyTo(reference);
        person.CopyTo(reference[8..]);
        json.WriteStartObject("subject"u8);
        json.WriteString("reference"u8, reference[..(8 + person.Length)]);
        json.WriteEndObject();
    }

    /// <summary>A date as exactly as it is known; nothing where it is not.</summary>
    private void Date(ReadOnlySpan<byte> name, int day, DatePrecision precision = DatePrecision.Day)
    {
        if (day < 0)
        {
            return;
        }

        Span<byte> text = stackalloc byte[10];
        DateOnly.FromDayNumber(day).TryFormat(text, out _, "O");
        json.WriteString(name, precision switch
        {
            DatePrecision.Day => text,
            DatePrecision.Month => text[..7],
            DatePrecision.Year => text[..4],
        });
    }

    /// <summary>The CodeableConcept of a code by its number, made at its first use.</summary>
    private byte[] ConceptOf(int number)
    {
        if (number >= concepts.Length)
        {
            Array.Resize(ref concepts, Math.Max(number + 1, concepts.Length * 2));
        }

        return concepts[number] ??= MakeConcept(codes[number]);
    }

    private static byte[] MakeConcept(Coded code) => ObservationProfile.For(code).Partner is { } partner
        ? JsonPieces.Concept(null, code, partner)
        : JsonPieces.Concept(null, code);
}
