using Ridgeway.Providers;
using Ridgeway.Records;

namespace Ridgeway.Access;

/// <summary>Someone to be in a demonstration.</summary>
/// <param name="SignInName">Unique and in lower case: "demo-gp".</param>
/// <param name="Name">As shown: "Dr Amina Okafor".</param>
/// <param name="Role">What they are here to do.</param>
internal sealed record DemoAccount(string SignInName, string Name, Role Role)
{
    /// <summary>A clinician's practice by its ODS code.</summary>
    public string? Organisation { get; init; }

    public string? OrganisationName { get; init; }

    /// <summary>A provider's organisation.</summary>
    public ProviderId? Provider { get; init; }

    /// <summary>Who a person is.</summary>
    public PersonId? Person { get; init; }
}
