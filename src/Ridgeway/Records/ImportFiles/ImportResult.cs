using Ridgeway.Records.Problems;

namespace Ridgeway.Records.ImportFiles;

/// <summary>What an import did, in the words of the command's JSON.</summary>
/// <param name="People">Different people met in the files.</param>
/// <param name="Resources">How many resources were read, and what became of them; the last three add up to the first.</param>
/// <param name="Problems">What a person may want to look at.</param>
/// <param name="Ignored">What was ignored, and how often.</param>
/// <param name="Import">The import's id, or null where nothing new came.</param>
/// <param name="Seconds">Wall time.</param>
/// <param name="Duplicates">Pairs of records that may be one person's, with somebody of this import in them, that wait for a decision.</param>
internal sealed record ImportResult(
    long People, ResourceCounts Resources, IReadOnlyList<ImportProblem> Problems, IReadOnlyDictionary<string, long> Ignored, ImportId? Import, double Seconds, int Duplicates = 0);

internal sealed record ResourceCounts(long Read, long Kept, long Ignored, long SetAside);

/// <param name="File">The file, as named on the command line or found in the folder.</param>
/// <param name="Line">1-based NDJSON line, CSV line or bundle entry; 0 where the file is one resource.</param>
/// <param name="Path">Which element or column: "Observation.valueQuantity.value".</param>
/// <param name="What">What is wrong.</param>
/// <param name="Number">Its number, by which it can be opened, corrected and released.</param>
/// <param name="Severity">error: set aside; warning: a part left out; information: kept and doubted.</param>
/// <param name="Kept">What was kept.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record ImportProblem(string File, int Line, string Path, string What, long Number, string Severity, string Kept, string Remedy)
{
    public static ImportProblem Of(string file, long number, int line, string path, string what, ProblemSeverity severity) =>
        new(file, line, path, what, number, ProblemWords.Severity(severity), ProblemWords.Kept(severity), ProblemWords.Remedy(severity, what, number));
}
