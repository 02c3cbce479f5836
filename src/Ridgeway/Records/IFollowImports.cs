namespace Ridgeway.Records;

/// <summary>A later room's work to be done as soon as an import typed on the command line has ended.</summary>
internal interface IFollowImports
{
    Task ImportedAsync(Action<string> say, CancellationToken cancel);
}
