namespace Ridgeway.Web;

/// <summary>A part that can say whether it is ready to serve: /readyz asks them all.</summary>
public interface IKnowIfReady
{
    /// <summary>What is asked about, in a word: "database".</summary>
    string Part { get; }

    /// <summary>What keeps it from being ready, in a sentence for the operator; null where nothing does.</summary>
    Task<string?> ProblemAsync(CancellationToken cancel);
}
