using System.Text;
using Ridgeway.Codes;
using Ridgeway.Exchange.Fhir;
using Ridgeway.Records;

namespace Ridgeway.Guidance.AnswerHooks;

/// <summary>
/// Hears what is read from a client's FHIR resources and keeps what is about one patient. What is about somebody else is left
/// out: a fact of another person must never decide about this one.
/// </summary>
internal sealed class HookSink(string patientId) : IFhirSink
{
    private readonly Dictionary<string, Fact[]> byResource = new(StringComparer.Ordinal);
    private readonly byte[] id = Encoding.UTF8.GetBytes(patientId);
    private byte[] theirs = [];
    private int unnamed;

    public PersonDraft? Patient { get; private set; }

    /// <summary>Facts of each resource; one sent twice counts once, in its last form.</summary>
    public IEnumerable<Fact> Kept => byResource.Values.SelectMany(facts => facts);

    /// <summary>Resources that were about somebody else.</summary>
    public int LeftOut { get; private set; }

    public void Person(PersonDraft person, in FhirOrigin origin)
    {
        if (origin.Id.IsEmpty || origin.Id.SequenceEqual(id))
        {
            Patient = person;
        }
        else
        {
            LeftOut++;
        }
    }

    public void Facts(ReadOnlySpan<Fact> facts, in FhirSubject subject, in FhirOrigin origin)
    {
        if (!IsThisPatient(subject))
        {
            LeftOut++;
            return;
        }

        var key = origin.Id.IsEmpty
            ? $"unnamed {unnamed++}"
            : $"{Encoding.UTF8.GetString(origin.ResourceType)}/{Encoding.UTF8.GetString(origin.Id)}";
        byResource[key] = facts.ToArray();
    }

    public void Ignored(in FhirOrigin origin, string why)
    {
    }

    public void SetAside(in FhirOrigin origin, string path, string what)
    {
    }

    public void Problem(in FhirOrigin origin, string path, string what)
    {
    }

    private bool IsThisPatient(in FhirSubject subject)
    {
        if (!subject.Reference.IsEmpty)
        {
            // Nearly every resource refers to them in the same words.
            var isTheirs = subject.Reference.SequenceEqual(theirs) || IsThisPatient(subject.Reference);
            theirs = isTheirs && !subject.Reference.SequenceEqual(theirs) ? subject.Reference.ToArray() : theirs;
            return isTheirs;
        }

        return Patient?.NhsNumber is { } number && NhsNumber.TryParse(Encoding.UTF8.GetString(subject.NhsNumber), out var said) && said == number;
    }
    private bool IsThisPatient(ReadOnlySpan<byte> asWritten)
    {
        var reference = Encoding.UTF8.GetString(asWritten);
        var version = reference.IndexOf("/_history/", StringComparison.Ordinal);
        reference = version < 0 ? reference : reference[..version];
        return reference == $"Patient/{patientId}" || reference.EndsWith($"/Patient/{patientId}", StringComparison.Ordinal)
            || Patient?.ReferredToAs.Contains(reference) == true;
    }
}
