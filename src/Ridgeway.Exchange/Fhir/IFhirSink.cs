using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir;

/// <summary>
/// Hears what a <see cref="FhirReader"/> reads. Every resource read ends in exactly one of
/// <see cref="Person"/>, <see cref="Facts"/>, <see cref="Ignored"/> or <see cref="SetAside"/>, so counts add up;
/// <see cref="Problem"/> may come any number of times before it, about a part that was left out.
/// A Bundle is not itself told: its entries are. A document or line that breaks is one <see cref="SetAside"/> for all that could not be read.
/// Spans are valid only during the call.
/// </summary>
public interface IFhirSink
{
    /// <summary>A Patient.</summary>
    void Person(PersonDraft person, in FhirOrigin origin);

    /// <summary>One clinical resource about one person; a blood pressure is one resource and two facts. Never empty.</summary>
    void Facts(ReadOnlySpan<Fact> facts, in FhirSubject subject, in FhirOrigin origin);

    /// <summary>A good resource that Ridgeway does not use: a type it does not read, or a status such as entered-in-error.</summary>
    void Ignored(in FhirOrigin origin, string why);

    /// <summary>A resource that should have been used and cannot be: no code, no subject, broken JSON.</summary>
    /// <param name="origin">Which resource.</param>
    /// <param name="path">FHIRPath-like place of the trouble: "Observation.valueQuantity.value".</param>
    /// <param name="what">What is wrong and what to do, in plain words.</param>
    void SetAside(in FhirOrigin origin, string path, string what);

    /// <summary>A part of a kept resource that was left out or doubted.</summary>
    void Problem(in FhirOrigin origin, string path, string what);
}

/// <summary>Which resource, and where in the document.</summary>
public readonly ref struct FhirOrigin(ReadOnlySpan<byte> resourceType, ReadOnlySpan<byte> id, int line)
{
    /// <summary>UTF-8, empty where the resource has no readable type.</summary>
    public readonly ReadOnlySpan<byte> ResourceType = resourceType;

    /// <summary>UTF-8, empty where it has no id.</summary>
    public readonly ReadOnlySpan<byte> Id = id;

    /// <summary>1-based NDJSON line or bundle entry; 0 for a single resource.</summary>
    public readonly int Line = line;

    /// <summary>The resource's own bytes, from its opening brace to its closing one; empty where it could not be read to its end.</summary>
    public ReadOnlySpan<byte> Json { get; init; }

    /// <summary>UTF-8 fullUrl of its Bundle entry; empty where there is none.</summary>
    public ReadOnlySpan<byte> FullUrl { get; init; }

    /// <summary>Which form of the resource this is: see <see cref="ResourceVersion"/>; 0 where it does not say.</summary>
    public long Version { get; init; }

    /// <summary>
    /// True for an ignored resource of a type that facts are read from: whatever an earlier form of it said, this one says nothing
    /// (it was entered in error, cancelled, or is about nobody).
    /// </summary>
    public bool SaysNothing { get; init; }

    /// <summary>True for one that its own Bundle has already given in a later form.</summary>
    public bool IsOlder { get; init; }

    /// <summary>The person it is about, also where the resource was ignored; empty where it is about no person.</summary>
    public FhirSubject Subject { get; init; }
}

/// <summary>Whom a clinical resource is about, as the source wrote it.</summary>
public readonly ref struct FhirSubject(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> nhsNumber)
{
    /// <summary>UTF-8 reference: "Patient/123", "urn:uuid:…", an absolute address; empty where there is none.</summary>
    public readonly ReadOnlySpan<byte> Reference = reference;

    /// <summary>UTF-8 NHS number from subject.identifier or a contained Patient, unchecked; empty where there is none.</summary>
    public readonly ReadOnlySpan<byte> NhsNumber = nhsNumber;

    public bool IsEmpty => Reference.IsEmpty && NhsNumber.IsEmpty;
}
