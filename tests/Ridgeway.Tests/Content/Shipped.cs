namespace Ridgeway.Content;

/// <summary>Where the content that ships lies beside the tests, and where the shared facts are, if they are.</summary>
internal static class Shipped
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "content", "england");
}
