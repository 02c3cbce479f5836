namespace Ridgeway.Content;

/// <summary>What a content check found.</summary>
internal sealed record ContentCheckResult
{
    public required ContentHead Head { get; init; }

    /// <summary>What could not be read; where there is any, examples are not run.</summary>
    public required IReadOnlyList<ContentProblem> Problems { get; init; }

    public required int ExamplesRun { get; init; }

    public required IReadOnlyList<ExampleFailure> Failures { get; init; }

    /// <summary>"register copd": definitions that do not show what they mean.</summary>
    public required IReadOnlyList<string> TooFewExamples { get; init; }

    public required IReadOnlyList<ContentCoverage> Coverage { get; init; }

    public int ExamplesPassed => ExamplesRun - Failures.Count;

    public bool IsClean => Problems.Count == 0 && Failures.Count == 0 && TooFewExamples.Count == 0;
}

/// <summary>An example that came out otherwise.</summary>
/// <param name="Kind">"register", "rule" or "contraindication".</param>
/// <param name="Id">Whose example it is.</param>
/// <param name="Number">From 1, in the order of the file.</param>
/// <param name="What">"expected true, got unknown (missing: systolic-blood-pressure)".</param>
internal sealed record ExampleFailure(string Kind, string Id, int Number, string What);

/// <summary>How many documents of a kind there are, by how far their source was verified and whether they are approved.</summary>
internal sealed record ContentCoverage(string Kind, int Count, int Verified, int Secondary, int Unverified, int Draft, int Approved);
