namespace Ridgeway.Commands;

/// <summary>What a command's exit code says.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Done, and something needs a person to look at it.</summary>
    public const int NeedsPerson = 1;

    /// <summary>The command line was wrong; nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>It could not run: no database, no such file, no permission.</summary>
    public const int CouldNotRun = 3;
}
