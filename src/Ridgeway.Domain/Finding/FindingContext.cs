using System.Collections.Frozen;
using Ridgeway.Codes;

namespace Ridgeway.Finding;

/// <summary>Everything a criterion may name: code lists, registers, dated tables, scores. Built once, shared by all threads.</summary>
public sealed class FindingContext
{
    private readonly FrozenDictionary<string, int> registerNumbers;
    private readonly Versions<Register>[] registers;
    private readonly FrozenDictionary<string, Versions<DatedTable>> tables;
    private readonly FrozenDictionary<string, int> scoreNumbers;
    private readonly Versions<Score>[] scores;

    /// <exception cref="ArgumentException">Registers and scores name each other in a circle, or two versions of one id are in force on the same day.</exception>
    public FindingContext(CodeLists lists, IEnumerable<Register> registers, IEnumerable<DatedTable> tables, IEnumerable<Score>? scores = null)
    {
        Lists = lists;
        Registers = [.. registers];
        this.registers = [.. Registers.GroupBy(register => register.Id, StringComparer.Ordinal).Select(versions => new Versions<Register>(versions))];
        registerNumbers = this.registers.Select((register, number) => KeyValuePair.Create(register.AllOfThem[0].Id, number))
            .ToFrozenDictionary(StringComparer.Ordinal);
        this.tables = tables.GroupBy(table => table.Id, StringComparer.Ordinal)
            .ToFrozenDictionary(versions => versions.Key, versions => new Versions<DatedTable>(versions), StringComparer.Ordinal);
        Scores = [.. scores ?? []];
        this.scores = [.. Scores.GroupBy(score => score.Id, StringComparer.Ordinal).Select(versions => new Versions<Score>(versions))];
        scoreNumbers = this.scores.Select((score, number) => KeyValuePair.Create(score.AllOfThem[0].Id, number)).ToFrozenDictionary(StringComparer.Ordinal);
        if (RegisterCircle.Find(Registers, Scores) is { } circle)
        {
            throw new ArgumentException($"Registers name each other in a circle: {string.Join(" → ", circle)}.", nameof(registers));
        }
    }

    public CodeLists Lists { get; }

    /// <summary>Every version of every register, in the order given.</summary>
    public IReadOnlyList<Register> Registers { get; }

    /// <summary>Every version of every score, in the order given.</summary>
    public IReadOnlyList<Score> Scores { get; }

    internal int ScoreCount => scores.Length;

    internal int RegisterCount => registers.Length;

    /// <summary>The version of a register in force on a day, or null.</summary>
    public Register? RegisterOn(string id, DateOnly day) =>
        registerNumbers.TryGetValue(id, out var number) ? registers[number].On(day) : null;

    /// <summary>The version of a score in force on a day, or null.</summary>
    public Score? ScoreOn(string id, DateOnly day) => scoreNumbers.TryGetValue(id, out var number) ? scores[number].On(day) : null;

    internal int ScoreNumber(string id) =>
        scoreNumbers.TryGetValue(id, out var number) ? number : throw new KeyNotFoundException($"There is no score '{id}'.");

    internal Versions<Score> Score(int number) => scores[number];

    /// <summary>The version of a table in force on a day, or null.</summary>
    public DatedTable? TableOn(string id, DateOnly day) => tables.TryGetValue(id, out var versions) ? versions.On(day) : null;

    internal int RegisterNumber(string id) =>
        registerNumbers.TryGetValue(id, out var number) ? number : throw new KeyNotFoundException($"There is no register '{id}'.");

    internal Versions<Register> Register(int number) => registers[number];

    internal Versions<DatedTable> Table(string id) =>
        tables.TryGetValue(id, out var table) ? table : throw new KeyNotFoundException($"There is no table '{id}'.");
}
