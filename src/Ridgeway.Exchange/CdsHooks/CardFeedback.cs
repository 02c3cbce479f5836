namespace Ridgeway.Exchange.CdsHooks;

/// <summary>What somebody did with one card.</summary>
/// <param name="Card">The card's uuid.</param>
/// <param name="IsAccepted">True where a suggestion was taken, false where the card was overridden.</param>
/// <param name="AcceptedSuggestions">Uuids of the suggestions taken.</param>
/// <param name="ReasonCode">The code of the override reason, or null.</param>
/// <param name="ReasonDisplay">Its words, or null.</param>
/// <param name="Comment">What the user wrote, or null.</param>
/// <param name="At">When.</param>
public sealed record CardFeedback(
    Guid Card, bool IsAccepted, IReadOnlyList<Guid> AcceptedSuggestions, string? ReasonCode, string? ReasonDisplay, string? Comment, DateTimeOffset At);
