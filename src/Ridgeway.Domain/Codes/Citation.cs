namespace Ridgeway.Codes;

/// <summary>Where a piece of knowledge comes from and how far the original was read.</summary>
/// <param name="Ref">The source as a reader would look it up: "NICE PH54 recommendation 2".</param>
/// <param name="Flag">How far it was verified.</param>
/// <param name="ReadOn">The day the source was read, or null where that was not kept.</param>
public sealed record Citation(string Ref, Verification Flag, DateOnly? ReadOn = null);

/// <summary>How far a statement was traced to its source, the strongest first. Content files write V, S and U.</summary>
public enum Verification
{
    /// <summary>V: the original, or a verbatim stored copy of it, was read.</summary>
    Verified = 1,

    /// <summary>S: seen only in a secondary source.</summary>
    Secondary = 2,

    /// <summary>U: general knowledge, not re-read.</summary>
    Unverified = 3,
}
