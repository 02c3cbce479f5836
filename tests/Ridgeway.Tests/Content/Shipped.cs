using Ridgeway.Codes;
using Ridgeway.Testing;

namespace Ridgeway.Content;

/// <summary>The content that ships, read with every kind of document that any room brings.</summary>
internal static class Shipped
{
    public static string Folder { get; } = Repository.At("content", "england");

    public static ContentPack Pack { get; } = Load(Folder);

    public static ContentPack Load(string folder, string? localCodes = null) => ContentPack.Load(folder, new CodeBook(), RoomKinds(), localCodes);

    public static IEnumerable<IContentKind> RoomKinds() => typeof(ContentPack).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(IContentKind)) && type is { IsAbstract: false, IsGenericType: false })
        .Where(type => type.Namespace != typeof(Kinds.RegisterReader).Namespace && type.GetConstructor([]) is not null)
        .Select(type => (IContentKind)Activator.CreateInstance(type)!);
}
