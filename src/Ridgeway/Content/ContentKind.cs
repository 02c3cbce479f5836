namespace Ridgeway.Content;

/// <summary>
/// How one kind of document is read: the key that begins it ("register") and what it becomes. A room with content of its own
/// registers its kinds as services; <see cref="ContentPack.Of{T}"/> then gives what was read.
/// </summary>
internal interface IContentKind
{
    /// <summary>The first key of a document, whose value is its id.</summary>
    string Key { get; }

    /// <summary>Reads one document. Problems are noted in the entry; what is returned is dropped where there are any.</summary>
    object Read(string id, ContentEntry entry);
}

/// <summary>A kind told by a function.</summary>
internal sealed class ContentKind<T>(string key, Func<string, ContentEntry, T> read) : IContentKind
    where T : class
{
    public string Key => key;

    public object Read(string id, ContentEntry entry) => read(id, entry);
}
