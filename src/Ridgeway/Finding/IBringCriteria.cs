using Ridgeway.Time;

namespace Ridgeway.Finding;

/// <summary>A later room's criteria that the run through everyone asks beside the registers.</summary>
internal interface IBringCriteria
{
    IEnumerable<Subject> Subjects { get; }
}

/// <summary>Something the run asks about everyone.</summary>
/// <param name="Id">A register's id, or "rule:ID", "contraindication:ID".</param>
/// <param name="Who">Who is meant.</param>
/// <param name="Effective">When it is in force; outside it is not asked.</param>
internal sealed record Subject(string Id, Criterion Who, EffectiveDates Effective);
