namespace Ridgeway.Exchange.CdsHooks;

/// <summary>One service as discovery tells of it.</summary>
/// <param name="Id">The last part of its address.</param>
/// <param name="Hook">The hook that calls it.</param>
/// <param name="Title">For people.</param>
/// <param name="Description">What it does.</param>
/// <param name="UsageRequirements">What a client must do to use it, or null.</param>
/// <param name="Prefetch">What to send along, as FHIR queries by key.</param>
public sealed record HookOffer(
    string Id, string Hook, string Title, string Description, string? UsageRequirements, IReadOnlyList<KeyValuePair<string, string>> Prefetch);
