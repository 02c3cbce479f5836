using System.Diagnostics.CodeAnalysis;

namespace Ridgeway.Providers;

/// <summary>The names of access facets in content, files and addresses: "wheelchair-access".</summary>
public static class AccessFacets
{
    private static readonly Dictionary<string, AccessFacet> ByName =
        Enum.GetValues<AccessFacet>().ToDictionary(Name, StringComparer.OrdinalIgnoreCase);

    public static string Name(this AccessFacet facet) => facet switch
    {
        AccessFacet.WheelchairAccess => "wheelchair-access",
        AccessFacet.HearingLoop => "hearing-loop",
        AccessFacet.AccessibleToilet => "accessible-toilet",
        AccessFacet.WomenOnly => "women-only",
        AccessFacet.MenOnly => "men-only",
        AccessFacet.Online => "online",
        AccessFacet.ChairBased => "chair-based",
        AccessFacet.StepFree => "step-free",
        AccessFacet.SignLanguage => "sign-language",
        AccessFacet.ChildcareOnSite => "childcare-on-site",
    };

    public static bool TryParse([NotNullWhen(true)] string? name, out AccessFacet facet) =>
        ByName.TryGetValue(name?.Trim() ?? "", out facet);
}
