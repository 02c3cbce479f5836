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
        if (forbidding.Count > 0)
        {
            return new SafetyCheck.NotSafe([.. forbidding.Select(present => present.Contraindication.Name).Distinct(StringComparer.Ordinal)]);
        }

        // What the advice says has to be asked first is asked here too; without advice there is nothing it says.
        var ask = guidance.Advise(record, today).Advice
            .Where(advice => advice.Intervention.Id == intervention)
            .SelectMany(advice => advice.Cautions.OfType<Caution.AskFirst>())
            .Select(caution => caution.Contraindication.Name)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var cautions = guidance.Cautioning(record, intervention, today)
            .Select(present => $"{present.Contraindication.Name}: {present.Contraindication.Instead}")
            .ToList();
        return ask.Count > 0 ? new SafetyCheck.Unknown(ask) { Cautions = cautions } : new SafetyCheck.Safe { Cautions = cautions };
    }
}
