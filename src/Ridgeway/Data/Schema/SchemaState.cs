namespace Ridgeway.Data.Schema;

/// <summary>How far a database is, against the steps this program has.</summary>
/// <param name="Applied">Names of the steps already run, in order.</param>
/// <param name="Waiting">Names of the steps still to run.</param>
/// <param name="Newer">Names of steps in the database that this program does not have: it was upgraded by a newer Ridgeway.</param>
/// <param name="Changed">Names of steps whose script differs from the one that was run.</param>
internal sealed record SchemaState(
    IReadOnlyList<string> Applied, IReadOnlyList<string> Waiting, IReadOnlyList<string> Newer, IReadOnlyList<string> Changed)
{
    public bool IsCurrent => Waiting.Count == 0 && Newer.Count == 0 && Changed.Count == 0;
}
