namespace Ridgeway.Records.Problems;

/// <summary>How bad a problem is, what was kept and what to do, in plain words.</summary>
internal static class ProblemWords
{
    /// <summary>How bad it is, from what the reader says of it: its sentences end in what became of the thing.</summary>
    public static ProblemSeverity SeverityOf(string what, bool isSetAside) =>
        isSetAside ? ProblemSeverity.SetAside
        : what.Contains("left out", StringComparison.Ordinal) ? ProblemSeverity.LeftOut
        : ProblemSeverity.Doubt;

    /// <summary>FHIR's issue severities: error, warning, information.</summary>
    public static string Severity(ProblemSeverity severity) => severity switch
    {
        ProblemSeverity.SetAside => "error",
        ProblemSeverity.LeftOut => "warning",
        ProblemSeverity.Doubt => "information",
    };

    public static string Kept(ProblemSeverity severity) => severity switch
    {
        ProblemSeverity.SetAside => "No fact of it; it is set aside as it came.",
        ProblemSeverity.LeftOut => "Everything else of the resource.",
        ProblemSeverity.Doubt => "All of it.",
    };

    public static string Remedy(ProblemSeverity severity, string what, long number) => severity switch
    {
        ProblemSeverity.SetAside when WaitsForAPerson(what) => $"Import the Patient, then release it (ridgeway import problems release {number}).",
        ProblemSeverity.SetAside => $"Correct it at the source and send it again; or correct it here (ridgeway import problems correct {number} FILE) and release it.",
        ProblemSeverity.LeftOut => "Correct it at the source and send it again: the latest word wins.",
        ProblemSeverity.Doubt => "Check it at the source. Nothing else needs doing.",
    };

    public static string State(ProblemState state) => state switch
    {
        ProblemState.Open => "Open",
        ProblemState.Corrected => "Corrected, not released",
        ProblemState.Released => "Released",
        ProblemState.Noted => "For information",
    };

    /// <summary>True for what was set aside only because nobody is known by its reference.</summary>
    public static bool WaitsForAPerson(string what) => what.Contains("not known here", StringComparison.Ordinal);

    /// <summary>"Condition.ndjson line 2".</summary>
    public static string Place(string file, int line) => line > 0 ? $"{file}:{line}" : file;
}
