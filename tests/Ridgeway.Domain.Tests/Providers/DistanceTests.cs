using FsCheck;
using FsCheck.Fluent;

namespace Ridgeway.Providers;

public sealed class DistanceTests
{
    [Fact]
    public void London_to_Paris_is_344_kilometres_as_the_crow_flies()
    {
        // Charing Cross and Notre-Dame; the haversine on a 6371 km sphere gives 343.5 to 344.
        var distance = Distance.Kilometres(GeoPoint.From(51.5074, -0.1278), GeoPoint.From(48.8566, 2.3522));

        Assert.Equal(343.6, distance, 0.5);
    }

    [Fact]
    public void A_degree_north_is_a_three_hundred_and_sixtieth_of_the_way_round()
    {
        var distance = Distance.Kilometres(GeoPoint.From(50, -1), GeoPoint.From(51, -1));

        Assert.Equal(2 * Math.PI * 6371.0088 / 360, distance, 6);
    }

    [Fact]
    public void Opposite_ends_of_the_earth_are_half_way_round_and_not_an_error()
    {
        var distance = Distance.Kilometres(GeoPoint.From(90, 0), GeoPoint.From(-90, 0));

        Assert.Equal(Math.PI * 6371.0088, distance, 6);
    }

    [Fact]
    public void It_is_as_far_there_as_back_and_nowhere_is_farther_than_by_way_of_a_third_place() =>
        Prop.ForAll(Points(), Points(), Points(), (a, b, c) =>
        {
            var direct = Distance.Kilometres(a, b);
            return Math.Abs(direct - Distance.Kilometres(b, a)) < 1e-9
                && direct <= Distance.Kilometres(a, c) + Distance.Kilometres(c, b) + 1e-6;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(100, 101)]
    [InlineData(-90.0001, 0)]
    [InlineData(0, 180.5)]
    [InlineData(double.NaN, 0)]
    [InlineData(0, 0)]
    public void Numbers_that_are_no_place_are_refused(double latitude, double longitude) =>
        Assert.False(GeoPoint.TryFrom(latitude, longitude, out _));

    private static Arbitrary<GeoPoint> Points() => (
        from latitude in Gen.Choose(-8999, 8999)
        from longitude in Gen.Choose(-17999, 17999)
        select GeoPoint.From((latitude + 0.5) / 100, longitude / 100.0)).ToArbitrary();
}
