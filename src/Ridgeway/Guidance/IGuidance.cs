using Ridgeway.Records;

namespace Ridgeway.Guidance;

/// <summary>What other rooms may ask of Guidance.</summary>
internal interface IGuidance
{
    /// <summary>What to offer this person on a day, what not to and why, and what to ask.</summary>
    AdviceForPerson Advise(PersonRecord record, DateOnly on);

    /// <summary>
    /// What forbids one intervention for this person on a day: asked again when a referral is sent and when it is accepted,
    /// because the facts may have changed since the advice was given.
    /// </summary>
    IReadOnlyList<Present> Forbidding(PersonRecord record, string intervention, DateOnly on);

    /// <summary>An intervention by its id, or null.</summary>
    Intervention? Intervention(string id);

    IReadOnlyList<Intervention> Interventions { get; }
}
