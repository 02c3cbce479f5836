namespace Ridgeway.Finding;

/// <summary>
/// Whether any of several readings passes, gathered oldest first. It stays true while one that passes stays in the window; it
/// stays false until another reading comes, or the last one leaves and nothing is known.
/// </summary>
internal readonly struct AnyReading
{
    private readonly int count;
    private readonly Truth most;
    private readonly int trueUntil;
    private readonly int limitsUntil;
    private readonly int firstLeaves;
    private readonly int lastLeaves;

    private AnyReading(int count, Truth most, int trueUntil, int limitsUntil, int firstLeaves, int lastLeaves)
    {
        (this.count, this.most, this.trueUntil) = (count, most, trueUntil);
        (this.limitsUntil, this.firstLeaves, this.lastLeaves) = (limitsUntil, firstLeaves, lastLeaves);
    }

    public Truth Truth => count == 0 ? Truth.Unknown : most;

    /// <param name="truth">Whether one more reading passes its limits.</param>
    /// <param name="until">When its limits could say otherwise.</param>
    /// <param name="leaves">When it leaves the window; never before the ones given earlier.</param>
    public AnyReading With(Truth truth, int until, int leaves) => count == 0
        ? new AnyReading(1, truth, truth == Truth.True ? Math.Min(until, leaves) : 0, until, leaves, leaves)
        : new AnyReading(
            count + 1,
            most.Or(truth),
            truth == Truth.True ? Math.Max(trueUntil, Math.Min(until, leaves)) : trueUntil,
            Math.Min(limitsUntil, until),
            Math.Min(firstLeaves, leaves),
            Math.Max(lastLeaves, leaves));

    /// <summary>The first day on which <see cref="Truth"/> could differ.</summary>
    /// <param name="next">When another reading comes into view.</param>
    public int Until(int next) => Truth switch
    {
        _ when count == 0 => next,
        Truth.True => trueUntil,
        Truth.False => Math.Min(next, Math.Min(lastLeaves, limitsUntil)),
        _ => Math.Min(next, Math.Min(firstLeaves, limitsUntil)),
    };
}
