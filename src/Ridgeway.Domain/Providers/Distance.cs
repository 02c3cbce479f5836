namespace Ridgeway.Providers;

/// <summary>How far apart two places are as the crow flies. Travel by road or bus is longer, and says so where it is shown.</summary>
public static class Distance
{
    /// <summary>The earth's mean radius in kilometres (IUGG, 6371.0088).</summary>
    private const double EarthRadiusKm = 6371.0088;

    /// <summary>Great-circle kilometres between two places (haversine, steady for near and far).</summary>
    public static double Kilometres(GeoPoint from, GeoPoint to)
    {
        var north = Radians(to.Latitude - from.Latitude);
        var east = Radians(to.Longitude - from.Longitude);
        var half = Square(Math.Sin(north / 2))
            + (Math.Cos(Radians(from.Latitude)) * Math.Cos(Radians(to.Latitude)) * Square(Math.Sin(east / 2)));
        return 2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private static double Square(double value) => value * value;
}
