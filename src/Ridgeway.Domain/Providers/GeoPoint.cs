namespace Ridgeway.Providers;

/// <summary>A place on the earth in WGS 84 degrees.</summary>
public readonly record struct GeoPoint
{
    private GeoPoint(double latitude, double longitude) => (Latitude, Longitude) = (latitude, longitude);

    /// <summary>Degrees north, -90 to 90.</summary>
    public double Latitude { get; }

    /// <summary>Degrees east, -180 to 180.</summary>
    public double Longitude { get; }

    /// <summary>False for numbers that are no place on the earth, and for 0,0, which in a directory means "nobody filled this in".</summary>
    public static bool TryFrom(double latitude, double longitude, out GeoPoint point)
    {
        var onEarth = latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180;
        var filledIn = latitude is not 0 || longitude is not 0;
        point = onEarth && filledIn ? new GeoPoint(latitude, longitude) : default;
        return onEarth && filledIn;
    }

    public static GeoPoint From(double latitude, double longitude) => TryFrom(latitude, longitude, out var point)
        ? point
        : throw new ArgumentOutOfRangeException(nameof(latitude), $"Not a place: {latitude}, {longitude}.");
}
