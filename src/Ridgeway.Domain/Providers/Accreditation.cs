namespace Ridgeway.Providers;

/// <summary>
/// Somebody with the standing to say so has said that a provider may take people for these interventions and conditions,
/// between these dates. Free text in a directory is never one of these.
/// </summary>
public sealed record Accreditation
{
    private readonly DateOnly validFrom;
    private readonly DateOnly? validTo;

    public required ProviderId Provider { get; init; }

    /// <summary>The one service it is for; null where it covers everything the provider runs.</summary>
    public ServiceId? Service { get; init; }

    /// <summary>"Care Quality Commission registration", "CIMSPA professional standard".</summary>
    public required string Scheme { get; init; }

    public required AccreditationScope Scope { get; init; }

    public required AccreditationState State { get; init; }

    public required DateOnly ValidFrom
    {
        get => validFrom;
        init => validFrom = validTo < value ? throw Backwards(value, validTo.Value) : value;
    }

    /// <summary>The last day it counts; null where it has no end. Never before <see cref="ValidFrom"/>.</summary>
    public required DateOnly? ValidTo
    {
        get => validTo;
        init => validTo = value < validFrom ? throw Backwards(validFrom, value.Value) : value;
    }

    /// <summary>Where the certificate or register entry can be seen.</summary>
    public string? Evidence { get; init; }

    /// <summary>True on every day from the first to the last, both included, while it is granted.</summary>
    public bool IsValidOn(DateOnly day) =>
        State == AccreditationState.Granted && day >= ValidFrom && (ValidTo is not { } last || day <= last);

    /// <summary>True where it is about this service at all.</summary>
    public bool IsFor(Service service) => Provider == service.Provider && (Service is null || Service == service.Id);

    private static ArgumentException Backwards(DateOnly from, DateOnly to) =>
        new($"An accreditation cannot end on {to:yyyy-MM-dd}, before it begins on {from:yyyy-MM-dd}.", nameof(to));
}

public enum AccreditationState
{
    /// <summary>Asked for; nobody has decided.</summary>
    Submitted = 1,
    Granted = 2,

    /// <summary>Stopped for now, whatever its dates say.</summary>
    Suspended = 3,
    Withdrawn = 4,
}

/// <summary>What an accreditation lets a provider do.</summary>
/// <param name="Interventions">The interventions covered; empty covers every one.</param>
/// <param name="Conditions">The conditions covered, as code lists name them ("copd"); empty covers every one.</param>
public sealed record AccreditationScope(IReadOnlyList<string> Interventions, IReadOnlyList<string> Conditions)
{
    public bool CoversIntervention(string intervention) =>
        Interventions.Count == 0 || Interventions.Contains(intervention, StringComparer.Ordinal);

    /// <summary>The conditions it does not cover; none is what a referral needs.</summary>
    public IReadOnlyList<string> NotCovered(IEnumerable<string> conditions) =>
        Conditions.Count == 0 ? [] : [.. conditions.Where(condition => !Conditions.Contains(condition, StringComparer.Ordinal))];
}
