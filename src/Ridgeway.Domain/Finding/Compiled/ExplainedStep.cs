namespace Ridgeway.Finding.Compiled;

/// <summary>
/// A criterion that has no step of its own, asked in the way that explains: right for any criterion, and slower, because it takes
/// a record of the person and looks at whatever it likes.
/// </summary>
internal sealed class ExplainedStep(Criterion criterion) : Step
{
    public override bool IsAlwaysWorked => true;

    public override Settled Work(CriteriaScan person)
    {
        var answer = person.Explaining.Ask(criterion);
        return new Settled(answer.Truth, answer.UntilDay);
    }
}
