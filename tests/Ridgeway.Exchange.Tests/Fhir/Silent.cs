using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir;

/// <summary>Hears and keeps nothing, to measure reading alone.</summary>
internal sealed class Silent : IFhirSink
{
    public int FactCount { get; private set; }

    public void Person(PersonDraft person, in FhirOrigin origin)
    {
    }

    public void Facts(ReadOnlySpan<Fact> facts, in FhirSubject subject, in FhirOrigin origin) => FactCount += facts.Length;

    public void Ignored(in FhirOrigin origin, string why)
    {
    }

    public void SetAside(in FhirOrigin origin, string path, string what) => Assert.Fail($"{path}: {what}");

    public void Problem(in FhirOrigin origin, string path, string what) => Assert.Fail($"{path}: {what}");
}
