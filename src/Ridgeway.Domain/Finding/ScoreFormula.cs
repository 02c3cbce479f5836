namespace Ridgeway.Finding;

/// <summary>The value of a formula for these inputs, in the order of its inputs; NaN where it was not made for them.</summary>
public delegate double FormulaValue(ReadOnlySpan<double> inputs);

/// <summary>A published equation: what it needs, and its value. Pure, without allocation, safe from many threads.</summary>
/// <param name="Id">The name content uses.</param>
/// <param name="Inputs">What it needs.</param>
/// <param name="Value">The equation.</param>
public sealed record ScoreFormula(string Id, IReadOnlyList<FormulaInput> Inputs, FormulaValue Value);

/// <param name="Id">The name content uses: "systolic".</param>
/// <param name="Name">For people, with the unit: "Systolic blood pressure, mmHg".</param>
/// <param name="Words">For a parameter with a few words: its values from 0 up.</param>
public sealed record FormulaInput(string Id, string Name, IReadOnlyList<string>? Words = null);
