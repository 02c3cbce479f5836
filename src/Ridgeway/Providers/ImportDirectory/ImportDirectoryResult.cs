namespace Ridgeway.Providers.ImportDirectory;

/// <summary>What came of importing a directory.</summary>
/// <param name="Providers">Organisations, by what became of each.</param>
/// <param name="Services">Services, by what became of each.</param>
/// <param name="Entries">Entries of the files, by what became of each.</param>
/// <param name="Problems">Everything that was wrong, with its file and place.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record ImportDirectoryResult(
    Tally Providers, Tally Services, EntryTally Entries, IReadOnlyList<DirectoryProblem> Problems, double Seconds);

internal sealed record Tally(int New, int Changed, int Same)
{
    public static Tally None { get; } = new(0, 0, 0);
}

internal sealed record EntryTally(int Read, int Ignored, int SetAside);

internal sealed record DirectoryProblem(string File, string Path, string What);
