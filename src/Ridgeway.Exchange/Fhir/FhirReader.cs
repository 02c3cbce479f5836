using Ridgeway.Codes;

namespace Ridgeway.Exchange.Fhir;

/// <summary>Reads FHIR R4 JSON into facts and people.</summary>
public sealed class FhirReader(CodeBook codes, IMeasureUnits units, DateOnly today)
{
    public CodeBook Codes { get; } = codes;

    public IMeasureUnits Units { get; } = units;

    public DateOnly Today { get; } = today;

    public void ReadDocument(ReadOnlySpan<byte> json, IFhirSink sink) => sink.SetAside(default, "", "The reader is not here yet.");

    public void ReadLine(ReadOnlySpan<byte> line, int lineNumber, IFhirSink sink) => sink.SetAside(default, "", "The reader is not here yet.");
}
