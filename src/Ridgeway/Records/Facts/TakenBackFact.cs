namespace Ridgeway.Records.Facts;

/// <summary>Something a source said of a person and took back: it is in no record any more, and why is still known.</summary>
/// <param name="Fact">What was said.</param>
/// <param name="Said">Where.</param>
/// <param name="TakenBackBy">The later form of the same resource, which says nothing.</param>
internal sealed record TakenBackFact(Fact Fact, FactSource Said, FactSource TakenBackBy);
