namespace Ridgeway.Content;

/// <summary>Something wrong in a content file, in words for whoever wrote it.</summary>
/// <param name="File">Path within the content folder, with forward slashes.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Suggestion">What was probably meant, or null.</param>
internal sealed record ContentProblem(string File, int Line, int Column, string What, string? Suggestion = null)
{
    public override string ToString() =>
        $"{File}:{Line}:{Column}: {What}{(Suggestion is null ? "" : $" Did you mean '{Suggestion}'?")}";
}
