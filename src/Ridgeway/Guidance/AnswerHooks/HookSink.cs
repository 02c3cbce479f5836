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
    private readonly Dictionary<string, List<Fact>> byResource = new(StringComparer.Ordinal);
    private int unnamed;

    public PersonDraft? Patient { get; private set; }

    /// <summary>Facts of each resource; one sent twice counts once, in its last form.</summary>
    public IEnumerable<Fact> Kept => byResource.Values.SelectMany(facts => facts);

    /// <summary>Resources that were about somebody else.</summary>
    public int LeftOut { get; private set; }

    public void Person(PersonDraft person, in FhirOrigin origin)
    {
        if (Encoding.UTF8.GetString(origin.Id) is var id && (id == patientId || id.Length == 0))
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
        byResource[key] = [.. facts];
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
            var reference = Encoding.UTF8.GetString(subject.Reference);
            var version = reference.IndexOf("/_history/", StringComparison.Ordinal);
            reference = version < 0 ? reference : reference[..version];
            return reference == $"Patient/{patientId}" || reference.EndsWith($"/Patient/{patientId}", StringComparison.Ordinal)
                || Patient?.ReferredToAs.Contains(reference) == true;
        }

        return Patient?.NhsNumber is { } number && NhsNumber.TryParse(Encoding.UTF8.GetString(subject.NhsNumber), out var said) && said == number;
    }
}
