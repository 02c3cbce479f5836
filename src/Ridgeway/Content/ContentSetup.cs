using Ridgeway.Codes;

namespace Ridgeway.Content;

internal static class ContentSetup
{
    /// <summary>The content folder, read when something first needs it, and the parts rooms ask for.</summary>
    public static IServiceCollection AddContent(this IServiceCollection services)
    {
        services.AddSingleton<CodeBook>();
        services.AddSingleton(provider => ContentPack.Load(
            provider.GetRequiredService<RidgewaySettings>().ContentFolder,
            provider.GetRequiredService<CodeBook>(),
            provider.GetServices<IContentKind>(),
            provider.GetRequiredService<RidgewaySettings>().LocalCodesFolder));
        services.AddSingleton(provider => provider.GetRequiredService<ContentPack>().Finding);
        services.AddSingleton(provider => provider.GetRequiredService<ContentPack>().Lists);
        services.AddSingleton(provider => provider.GetRequiredService<ContentPack>().Guidance);
        return services;
    }

    /// <summary>A kind of document that a room reads for itself.</summary>
    public static IServiceCollection AddContentKind<TKind>(this IServiceCollection services)
        where TKind : class, IContentKind =>
        services.AddSingleton<IContentKind, TKind>();
}
