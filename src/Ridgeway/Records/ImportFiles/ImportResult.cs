namespace Ridgeway.Records.ImportFiles;

/// <summary>What an import did, in the words of the command's JSON.</summary>
/// <param name="People">Different people met in the files.</param>
/// <param name="Resources">How many resources were read, and what became of them; the last three add up to the first.</param>
/// <param name="Problems">What a person may want to look at.</param>
/// <param name="Ignored">What was ignored, and how often.</param>
/// <param name="Import">The import's id, or null where nothing new came.</param>
/// <param name="Seconds">Wall time.</param>
internal sealed record ImportResult(
    long People, ResourceCounts Resources, IReadOnlyList<ImportProblem> Problems, IReadOnlyDictionary<string, long> Ignored, ImportId? Import, double Seconds);

internal sealed record ResourceCounts(long Read, long Kept, long Ignored, long SetAside);

/// <param name="File">The file, as named on the command line or found in the folder.</param>
/// <param name="Line">1-based NDJSON line or bundle entry; 0 where the file is one resource.</param>
/// <param name="Path">Which element: "Observation.valueQuantity.value".</param>
/// <param name="What">What is wrong, what was kept and what to do.</param>
internal sealed record ImportProblem(string File, int Line, string Path, string What);
