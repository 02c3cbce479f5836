using Ridgeway.Records;

namespace Ridgeway.Guidance;

/// <summary>What other rooms may ask of Guidance.</summary>
internal interface IGuidance
{
    /// <summary>What to offer this person on a day, what not to and why, and what to ask.</summary>
    /// <param name="record">The person whole.</param>
    /// <param name="on">The day.</param>
    /// <param name="wishes">What they said about it; null where nobody asks.</param>
    AdviceForPerson Advise(PersonRecord record, DateOnly on, Wishes? wishes = null);

    /// <summary>
    /// What forbids one intervention for this person on a day: asked again when a referral is sent and when it is accepted,
    /// because the facts may have changed since the advice was given.
    /// </summary>
    IReadOnlyList<Present> Forbidding(PersonRecord record, string intervention, DateOnly on);

    /// <summary>The relative contraindications and cautions that hold: they go with the referral to whoever takes it.</summary>
    IReadOnlyList<Present> Cautioning(PersonRecord record, string intervention, DateOnly on);

    /// <summary>An intervention by its id, or null.</summary>
    Intervention? Intervention(string id);

    IReadOnlyList<Intervention> Interventions { get; }
}
