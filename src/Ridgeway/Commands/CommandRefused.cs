namespace Ridgeway.Commands;

/// <summary>A command that cannot go on, with words for the person who typed it. Ends the program with the exit code and no stack trace.</summary>
internal sealed class CommandRefused(string message, int exitCode = ExitCode.CouldNotRun) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
