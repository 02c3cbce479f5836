using System.Collections.Frozen;

namespace Ridgeway.Codes;

/// <summary>The names content files use for ethnic groups, each standing for one or more of the 16+1 categories.</summary>
public static class EthnicFamilies
{
    private static readonly FrozenDictionary<string, EthnicCategory[]> Families = new Dictionary<string, EthnicCategory[]>(StringComparer.Ordinal)
    {
        ["white"] = Of(EthnicGroup.White),
        ["mixed"] = Of(EthnicGroup.Mixed),
        ["asian"] = Of(EthnicGroup.Asian),
        ["south-asian"] = [EthnicCategory.AsianIndian, EthnicCategory.AsianPakistani, EthnicCategory.AsianBangladeshi],
        ["chinese"] = [EthnicCategory.Chinese],
        ["black"] = Of(EthnicGroup.Black),
        ["other"] = [EthnicCategory.Other],
        ["not-stated"] = [EthnicCategory.NotStated],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Names => Families.Keys;

    /// <summary>The categories a name stands for; false where it is not a name of this list.</summary>
    public static bool TryFind(string name, out IReadOnlyList<EthnicCategory> categories)
    {
        var found = Families.TryGetValue(name, out var family);
        categories = family ?? [];
        return found;
    }

    private static EthnicCategory[] Of(EthnicGroup group) =>
        [.. Enum.GetValues<EthnicCategory>().Where(category => category.Group() == group)];
}
