namespace Ridgeway.Finding;

internal sealed class Registers(FindingContext context) : IFinding
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
}
