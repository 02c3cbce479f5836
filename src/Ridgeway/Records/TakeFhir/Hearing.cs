using System.Text;
using Ridgeway.Exchange.Fhir;

namespace Ridgeway.Records.TakeFhir;

/// <summary>Hears what the reader makes of one resource before it is saved.</summary>
internal sealed class Hearing : IFhirSink
{
    /// <summary>Why it cannot be kept, and where; null where it can.</summary>
    public (string Path, string What)? Refusal { get; private set; }

    /// <summary>What was doubted or left out.</summary>
    public List<(string Path, string What)> Doubts { get; } = [];

    public bool IsPerson { get; private set; }

    /// <summary>Whom it is about, where it cannot be kept without them.</summary>
    public (string Reference, string NhsNumber)? About { get; private set; }

    public void Person(PersonDraft person, in FhirOrigin origin) => IsPerson = true;

    public void Facts(ReadOnlySpan<Fact> facts, in FhirSubject subject, in FhirOrigin origin) =>
        About = (Encoding.UTF8.GetString(subject.Reference), Encoding.UTF8.GetString(subject.NhsNumber));

    public void Ignored(in FhirOrigin origin, string why)
    {
        if (!origin.Subject.IsEmpty)
        {
            About = (Encoding.UTF8.GetString(origin.Subject.Reference), Encoding.UTF8.GetString(origin.Subject.NhsNumber));
        }
    }

    public void SetAside(in FhirOrigin origin, string path, string what) => Refusal ??= (path, what);

    public void Problem(in FhirOrigin origin, string path, string what) => Doubts.Add((path, what));
}
