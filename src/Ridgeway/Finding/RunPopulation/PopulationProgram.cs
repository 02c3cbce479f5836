namespace Ridgeway.Finding.RunPopulation;

/// <summary>Everything asked of everyone on one day: each register, and what other rooms bring, compiled together.</summary>
/// <param name="Subjects">Their ids, in the order of the program's criteria.</param>
/// <param name="Compiled">The program.</param>
/// <param name="ChangesOn">The first later day number on which something another room brought comes into force or stops being.</param>
internal sealed record PopulationProgram(string[] Subjects, CompiledCriteria Compiled, int ChangesOn)
{
    public DateOnly On => Compiled.On;

    public static PopulationProgram For(FindingContext context, IEnumerable<IBringCriteria> others, DateOnly on)
    {
        var brought = others.SelectMany(other => other.Subjects).ToList();
        List<(string Id, Criterion Who)> asked =
        [
            .. context.Registers.Select(register => register.Id).Distinct(StringComparer.Ordinal).Select(id => (id, (Criterion)new Criterion.In(id))),
            .. brought.Where(subject => subject.Effective.Includes(on)).Select(subject => (subject.Id, subject.Who)),
        ];
        return new PopulationProgram(
            [.. asked.Select(subject => subject.Id)],
            CompiledCriteria.For(context, asked.Select(subject => subject.Who), on),
            brought.Select(subject => subject.Effective.ChangesAfter(on)?.DayNumber ?? int.MaxValue).DefaultIfEmpty(int.MaxValue).Min());
    }
}

/// <summary>The program of the day, made once: content does not change while Ridgeway runs. Shared by all threads.</summary>
internal sealed class PopulationPrograms(FindingContext context, IEnumerable<IBringCriteria> others)
{
    private PopulationProgram? last;

    public PopulationProgram On(DateOnly day)
    {
        var program = last;
        if (program?.On != day)
        {
            last = program = PopulationProgram.For(context, others, day);
        }

        return program;
    }
}
