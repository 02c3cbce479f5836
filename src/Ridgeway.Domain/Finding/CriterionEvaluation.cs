using Ridgeway.Records;

namespace Ridgeway.Finding;

/// <summary>One criterion for one person on one day. To ask several things of the same person, make a <see cref="PersonOnDay"/>.</summary>
public static class CriterionEvaluation
{
    public static Answer Evaluate(this Criterion criterion, PersonRecord record, DateOnly on, FindingContext context) =>
        new PersonOnDay(record, on, context).Ask(criterion);
}
