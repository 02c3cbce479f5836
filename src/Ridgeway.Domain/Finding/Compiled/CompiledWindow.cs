using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Finding.Compiled;

/// <summary>A window looking back from the program's day, with its calendar worked out beforehand.</summary>
internal sealed class CompiledWindow
{
    private const int LongestTable = 4000;

    private readonly Window? within;
    private readonly int[] leaves;

    public CompiledWindow(Window? within, DateOnly on)
    {
        this.within = within;
        Start = within?.Start(on).DayNumber ?? Fact.NoDay;
        var days = within is null ? 0 : on.DayNumber - Start + 1;
        leaves = days is > 0 and <= LongestTable ? [.. Enumerable.Range(Start, days).Select(day => PersonOnDay.Leaves(day, within))] : [];
    }

    /// <summary>The first day number inside; without a window undated facts are inside too.</summary>
    public int Start { get; }

    /// <summary>The day number on which something of this day is no longer inside.</summary>
    public int Leaves(int day)
    {
        var place = day - Start;
        return (uint)place < (uint)leaves.Length ? leaves[place] : PersonOnDay.Leaves(day, within);
    }
}
