namespace Ridgeway.Content;

/// <summary>The content folder cannot be used; the message says which file and line.</summary>
internal sealed class ContentUnreadableException(string message) : Exception(message);
