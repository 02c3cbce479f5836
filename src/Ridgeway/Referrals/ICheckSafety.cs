using Ridgeway.Guidance;
using Ridgeway.Records;

namespace Ridgeway.Referrals;

/// <summary>Asks whether an intervention is still safe for a person: when it is sent, and again when a provider says yes.</summary>
internal interface ICheckSafety
{
    SafetyCheck Check(PersonRecord record, string intervention, DateOnly today);
}

/// <summary>What Guidance says.</summary>
internal sealed class SafetyByGuidance(IGuidance guidance) : ICheckSafety
{
    public SafetyCheck Check(PersonRecord record, string intervention, DateOnly today)
    {
        var forbidding = guidance.Forbidding(record, intervention, today);
        return forbidding.Count == 0
            ? new SafetyCheck.Safe()
            : new SafetyCheck.NotSafe([.. forbidding.Select(present => present.Contraindication.Name).Distinct(StringComparer.Ordinal)]);
    }
}
