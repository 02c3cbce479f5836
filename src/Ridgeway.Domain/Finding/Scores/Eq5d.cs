using System.Diagnostics.CodeAnalysis;

namespace Ridgeway.Finding.Scores;

/// <summary>
/// EQ-5D: the value, from 1 (full health) through 0 (as bad as death), of a state of five digits: mobility, self-care, usual activities,
/// pain, anxiety. Only the scoring: the questions are © EuroQol Research Foundation and each use is to be registered there.
/// Sources: cran/eq5d 0.16.0 (MIT): UK 3L time trade-off and visual analogue scale (MVH, Dolan 1997), England 5L (Devlin 2018, not
/// recommended by NICE).
/// </summary>
public static class Eq5d
{
    private static readonly double[][] UkTimeTradeOff = [[-0.069, -0.314], [-0.104, -0.214], [-0.036, -0.094], [-0.123, -0.386], [-0.071, -0.236]];
    private static readonly double[][] UkVisualScale = [[-0.071, -0.182], [-0.093, -0.145], [-0.031, -0.081], [-0.084, -0.171], [-0.063, -0.124]];

    private static readonly double[][] England5L =
    [
        [-0.058, -0.076, -0.207, -0.274], [-0.050, -0.080, -0.164, -0.203], [-0.050, -0.063, -0.162, -0.184], [-0.063, -0.084, -0.276, -0.335],
        [-0.078, -0.104, -0.285, -0.289],
    ];

    /// <summary>UK value of a 3L state by time trade-off.</summary>
    public static double Uk3LTimeTradeOff(Eq5dState state) => Valued(state, UkTimeTradeOff, -0.081, -0.269);

    /// <summary>UK value of a 3L state by visual analogue scale.</summary>
    public static double Uk3LVisualScale(Eq5dState state) => Valued(state, UkVisualScale, -0.155, -0.215);

    /// <summary>English value of a 5L state (Devlin 2018).</summary>
    public static double England(Eq5dState state) => Valued(state, England5L, 0, 0);

    /// <param name="state">The state.</param>
    /// <param name="losses">For each dimension what each level from the second on takes away.</param>
    /// <param name="any">What any problem at all takes away.</param>
    /// <param name="worst">What any third level takes away besides (N3).</param>
    private static double Valued(Eq5dState state, double[][] losses, double any, double worst)
    {
        var value = state.IsFullHealth ? 1 : 1 + any + (state.Levels.Contains(3) ? worst : 0);
        for (var i = 0; i < losses.Length; i++)
        {
            value += state.Levels[i] > 1 ? losses[i][state.Levels[i] - 2] : 0;
        }

        return Math.Round(value, 3, MidpointRounding.AwayFromZero);
    }
}

/// <summary>Five levels, each from 1 to 3 or from 1 to 5.</summary>
public sealed record Eq5dState
{
    private Eq5dState(IReadOnlyList<int> levels) => Levels = levels;

    public IReadOnlyList<int> Levels { get; }

    public bool IsFullHealth => Levels.All(level => level == 1);

    public static bool TryParse(string text, int highest, [NotNullWhen(true)] out Eq5dState? state)
    {
        state = text.Length == 5 && text.All(digit => digit >= '1' && digit <= '0' + highest) ? new Eq5dState([.. text.Select(digit => digit - '0')]) : null;
        return state is not null;
    }

    public override string ToString() => string.Concat(Levels);
}
