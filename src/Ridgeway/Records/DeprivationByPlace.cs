using Ridgeway.Codes;

namespace Ridgeway.Records;

/// <summary>Deprivation by where a person lives, from the places the content folder knows.</summary>
internal sealed class DeprivationByPlace(IReadOnlyDictionary<Lsoa, Deprivation> known)
{
    /// <summary>Null where the place is not in the content: nothing is guessed.</summary>
    public Deprivation? For(Lsoa lsoa) => known.GetValueOrDefault(lsoa);
}
