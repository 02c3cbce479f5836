using Ridgeway.Codes;

namespace Ridgeway.Records;

/// <summary>A small area: how deprived it is, by which edition of the index, and one point inside it.</summary>
/// <param name="Code">The LSOA (2021).</param>
/// <param name="Name">The published name, "Leeds 024A".</param>
/// <param name="Deprivation">Its decile and the edition it comes from.</param>
/// <param name="Latitude">Degrees north, WGS84.</param>
/// <param name="Longitude">Degrees east, WGS84; negative west of Greenwich.</param>
public sealed record LsoaPlace(Lsoa Code, string Name, Deprivation Deprivation, double Latitude, double Longitude)
{
    /// <summary>The district the name begins with: "Leeds" of "Leeds 024A" and of "Leeds, around Seacroft Hospital".</summary>
    public string District
    {
        get
        {
            var comma = Name.IndexOf(',', StringComparison.Ordinal);
            var end = comma >= 0 ? comma : Name.LastIndexOf(' ');
            return end > 0 ? Name[..end] : Name;
        }
    }
}

/// <summary>A general practice and where it stands.</summary>
/// <param name="Code">Its ODS code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Latitude">Degrees north, WGS84.</param>
/// <param name="Longitude">Degrees east, WGS84; negative west of Greenwich.</param>
public sealed record PracticePlace(OdsCode Code, string Name, double Latitude, double Longitude);

/// <summary>The small areas and practices of one part of England. Areas keep the order in which they were given.</summary>
public sealed class Places
{
    private readonly Dictionary<Lsoa, LsoaPlace> byLsoa;

    /// <exception cref="ArgumentException">Two areas have the same code.</exception>
    public Places(IReadOnlyList<LsoaPlace> lsoas, IReadOnlyList<PracticePlace> practices)
    {
        Lsoas = lsoas;
        Practices = practices;
        byLsoa = lsoas.ToDictionary(place => place.Code);
    }

    public IReadOnlyList<LsoaPlace> Lsoas { get; }

    public IReadOnlyList<PracticePlace> Practices { get; }

    /// <summary>The area with this code, or null where it is not one of these.</summary>
    public LsoaPlace? Find(Lsoa lsoa) => byLsoa.GetValueOrDefault(lsoa);

    public Deprivation? DeprivationOf(Lsoa lsoa) => Find(lsoa)?.Deprivation;

    /// <summary>The practices, nearest to the area first.</summary>
    public IReadOnlyList<PracticePlace> PracticesByDistance(LsoaPlace from) =>
        [.. Practices.OrderBy(practice => SquaredDistance(from, practice))];

    /// <summary>Flat-earth distance is enough to order practices: a degree of longitude is 0.6 of a degree of latitude at 53° north.</summary>
    private static double SquaredDistance(LsoaPlace from, PracticePlace to)
    {
        var north = to.Latitude - from.Latitude;
        var east = (to.Longitude - from.Longitude) * 0.6;
        return north * north + east * east;
    }
}
