using Ridgeway.Finding;

namespace Ridgeway.Guidance;

/// <summary>The conditions of rules and contraindications, asked of everyone in Finding's run.</summary>
internal sealed class GuidanceCriteria(GuidancePack pack) : IBringCriteria
{
    public IEnumerable<Subject> Subjects =>
    [
        .. pack.Rules.Select(rule => new Subject($"rule:{rule.Id}", rule.When, rule.Effective)),
        .. pack.Contraindications.Select(one => new Subject($"contraindication:{one.Id}", one.When, one.Effective)),
    ];
}
