using Ridgeway.Codes;

namespace Ridgeway.Exchange.CdsHooks;

/// <summary>
/// One call of a CDS Hooks service, as a client sent it. Source: CDS Hooks 2.0 (HL7/cds-hooks, input/pagecontent/index.md);
/// what 3.0 adds is passed over.
/// </summary>
public sealed record HookCall
{
    /// <summary>"patient-view", "order-select".</summary>
    public required string Hook { get; init; }

    /// <summary>A UUID by the specification; clients in the field also send other texts.</summary>
    public required string HookInstance { get; init; }

    /// <summary>"Practitioner/123"; empty where the client did not say.</summary>
    public string UserId { get; init; } = "";

    /// <summary>The FHIR id of the patient, without "Patient/", which some clients send with it.</summary>
    public required string PatientId { get; init; }

    /// <summary>The client's FHIR server, without a slash at the end, or null.</summary>
    public string? FhirServer { get; init; }

    public HookAuthorization? Authorization { get; init; }

    /// <summary>What came with the call, by key, as FHIR JSON. A key that came as null is not here.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Prefetch { get; init; } = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);

    /// <summary>
    /// Keys under which a whole answer to a search was sent: a Bundle that holds as many as it counts, names no next page and
    /// reports no error. What is under another key can be read, and nothing follows from what it lacks.
    /// </summary>
    public IReadOnlySet<string> Whole { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>References of the draft orders just chosen; empty where the hook has none.</summary>
    public IReadOnlyList<string> Selections { get; init; } = [];

    /// <summary>The orders in the client's basket.</summary>
    public IReadOnlyList<DraftOrder> DraftOrders { get; init; } = [];
}

/// <summary>A token for the client's FHIR server.</summary>
public sealed record HookAuthorization(string AccessToken, string Scope, string Subject, string? Patient);

/// <summary>An order that is not yet placed.</summary>
/// <param name="Reference">"ServiceRequest/123".</param>
/// <param name="Type">Its resource type.</param>
/// <param name="Codes">What is ordered, in every coding given.</param>
public sealed record DraftOrder(string Reference, string Type, IReadOnlyList<Coded> Codes);
