namespace Ridgeway.Finding;

internal sealed class Registers(FindingContext context, LastRun last) : IFinding
{
    public IReadOnlyList<Register> RegistersOn(DateOnly day) =>
    [
        .. context.Registers
            .Where(register => register.Effective.Includes(day))
            .OrderBy(register => register.Group)
            .ThenBy(register => register.Name, StringComparer.Ordinal),
    ];

    public IReadOnlyList<string> RegistersOf(PersonOnDay person) =>
    [
        .. RegistersOn(person.On)
            .Where(register => person.Ask(new Criterion.In(register.Id)).Truth == Truth.True)
            .Select(register => register.Id),
    ];

    public IReadOnlyList<ScoreOnDay> ScoresOf(PersonOnDay person) =>
    [
        .. context.Scores
            .Where(score => score.Effective.Includes(person.On))
            .OrderBy(score => score.Name, StringComparer.Ordinal)
            .Select(score => person.Score(score.Id))
            .OfType<ScoreOnDay>(),
    ];

    public Task<PopulationRun?> LastRunAsync(CancellationToken cancel) => last.ReadAsync(cancel);

    public Task<PopulationRun?> WalkRunAsync(IReadOnlyList<string> subjects, Action<FoundInView> see, CancellationToken cancel) => last.WalkAsync(subjects, see, cancel);

    public Task<IReadOnlyDictionary<string, (long Members, long Unknowns)>> CountsAsync(CancellationToken cancel) => last.CountsAsync(cancel);
}
