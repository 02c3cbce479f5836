namespace Ridgeway.Finding;

/// <summary>The last finished run through everyone.</summary>
/// <param name="Number">Its number; counts up.</param>
/// <param name="On">The day it was asked about.</param>
/// <param name="PackHash">The hash of the content it was asked with.</param>
/// <param name="People">How many people it saw.</param>
/// <param name="FinishedAtUtc">When it was finished.</param>
/// <param name="ChangesOn">The first later day number on which other content comes into force.</param>
/// <param name="IsCurrent">True where nobody's record has changed since, the content is the same and no other run has begun.</param>
internal sealed record PopulationRun(int Number, DateOnly On, string PackHash, int People, DateTime FinishedAtUtc, int ChangesOn, bool IsCurrent);
