using System.ComponentModel.DataAnnotations;
using Ridgeway.Providers;

namespace Ridgeway.Referrals.SendReferral;

/// <summary>What the person cannot do without, as asked on the page and carried in its address.</summary>
public sealed class NeedsInput
{
    /// <summary>Facets by name.</summary>
    [Display(Name = "What do they need?")]
    public string[] Access { get; set; } = [];

    /// <summary>Kilometres; null or 0 for any distance.</summary>
    [Display(Name = "How far can they travel?")]
    public int? Farthest { get; set; }

    /// <summary>The facets a person may need; the others describe a service and are not asked for.</summary>
    internal static IReadOnlyList<AccessFacet> Asked { get; } =
    [
        AccessFacet.WheelchairAccess, AccessFacet.StepFree, AccessFacet.AccessibleToilet, AccessFacet.HearingLoop, AccessFacet.SignLanguage,
        AccessFacet.ChairBased, AccessFacet.WomenOnly, AccessFacet.ChildcareOnSite, AccessFacet.Online,
    ];

    internal bool IsEmpty => Access.Length == 0 && Farthest is not > 0;

    internal PersonalNeeds Read()
    {
        var facets = new HashSet<AccessFacet>();
        foreach (var name in Access)
        {
            if (AccessFacets.TryParse(name, out var facet))
            {
                facets.Add(facet);
            }
        }

        return new PersonalNeeds(facets, Farthest is > 0 ? Farthest : null);
    }

    /// <summary>For the address of the next page.</summary>
    internal IEnumerable<KeyValuePair<string, string?>> AsQuery()
    {
        foreach (var (at, name) in Access.Index())
        {
            yield return new($"Needs.Access[{at}]", name);
        }

        if (Farthest is > 0)
        {
            yield return new("Needs.Farthest", Farthest.ToString());
        }
    }
}
