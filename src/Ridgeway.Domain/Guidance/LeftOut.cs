using Ridgeway.Codes;

namespace Ridgeway.Guidance;

/// <summary>Rows of a source table that are no rule about one person.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Rows">The rows: "G06".</param>
/// <param name="Why">Why not, and where they are used instead.</param>
/// <param name="Source">Where they come from.</param>
public sealed record LeftOut(string Id, IReadOnlyList<string> Rows, string Why, Citation Source);
