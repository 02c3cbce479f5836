using Ridgeway.Codes;
using Ridgeway.Records;

namespace Ridgeway.Exchange.Csv;

public sealed class PlacesCsvTests
{
    private const string Header = "kind,code,name,decile,index,latitude,longitude\n";

    [Fact]
    public void An_area_and_a_practice_are_read()
    {
        var (places, problems) = PlacesCsv.Read(Header
            + "lsoa,E01011508,Leeds 024A,10,IMD 2025,53.8435,-1.5196\n"
            + "practice,Y99001,\"Lantern Lane, Leeds\",,,53.8,-1.55\n");
        Assert.Empty(problems);
        var area = Assert.Single(places.Lsoas);
        Assert.Equal(new LsoaPlace(Lsoa.Parse("E01011508"), "Leeds 024A", new Deprivation(10, "IMD 2025"), 53.8435, -1.5196), area);
        Assert.Equal("Leeds", area.District);
        Assert.Equal(new PracticePlace(OdsCode.Parse("Y99001"), "Lantern Lane, Leeds", 53.8, -1.55), Assert.Single(places.Practices));
        Assert.Equal(10, places.DeprivationOf(Lsoa.Parse("E01011508"))!.Decile);
        Assert.Null(places.DeprivationOf(Lsoa.Parse("E01000001")));
    }

    [Theory]
    [InlineData("lsoa,E0101150,Leeds,1,IMD 2025,53,-1", "line 2, code: 'E0101150' is not an LSOA code.")]
    [InlineData("lsoa,E01011508,Leeds,11,IMD 2025,53,-1", "line 2, decile: '11' is not a decile from 1 to 10.")]
    [InlineData("lsoa,E01011508,Leeds,,IMD 2025,53,-1", "line 2, decile: '' is not a decile from 1 to 10.")]
    [InlineData("lsoa,E01011508,Leeds,1,,53,-1", "line 2, index: '' is not the edition of the index.")]
    [InlineData("lsoa,E01011508,Leeds,1,IMD 2025,153,-1", "line 2, latitude: '153' is not degrees from -90 to 90.")]
    [InlineData("lsoa,E01011508,Leeds,1,IMD 2025,53,west", "line 2, longitude: 'west' is not degrees from -180 to 180.")]
    [InlineData("practice,?,Surgery,,,53,-1", "line 2, code: '?' is not an ODS code.")]
    [InlineData("ward,E05000001,Ward,1,IMD 2025,53,-1", "line 2, kind: 'ward' is neither lsoa nor practice.")]
    public void A_row_with_anything_wrong_is_left_out_and_says_where(string row, string problem)
    {
        var (places, problems) = PlacesCsv.Read(Header + row + "\nlsoa,E01000001,City 001A,8,IMD 2025,51.5,-0.1\n");
        Assert.Equal([problem], problems.Select(wrong => wrong.ToString()));
        Assert.Equal(["City 001A"], places.Lsoas.Select(place => place.Name));
    }

    [Fact]
    public void An_area_given_twice_is_kept_once()
    {
        const string Row = "lsoa,E01011508,Leeds 024A,10,IMD 2025,53.8435,-1.5196\n";
        var (places, problems) = PlacesCsv.Read(Header + Row + Row);
        Assert.Single(places.Lsoas);
        Assert.Equal(["line 3, code: E01011508 is in the file already."], problems.Select(wrong => wrong.ToString()));
    }

    [Fact]
    public void The_places_of_the_demonstration_have_no_problem_and_lie_across_all_ten_deciles()
    {
        var (places, problems) = PlacesCsv.Read(File.ReadAllText(Checkout.At("content", "england", "places", "west-yorkshire.csv")));
        Assert.Empty(problems);
        Assert.InRange(places.Lsoas.Count, 55, 65);
        Assert.Equal(Enumerable.Range(1, 10), places.Lsoas.Select(place => place.Deprivation.Decile).Distinct().Order());
        Assert.All(Enumerable.Range(1, 5), fifth => Assert.InRange(places.Lsoas.Count(place => place.Deprivation.Quintile == fifth), 8, 20));
        Assert.Equal(["Y99001", "Y99002", "Y99003", "Y99004"], places.Practices.Select(practice => practice.Code.Value));
        Assert.All(places.Lsoas, place => Assert.True(place.Latitude is > 53.5 and < 54 && place.Longitude is > -2.2 and < -1.1, place.Name));
    }

    [Fact]
    public void Their_deciles_are_the_published_ones()
    {
        var master = File.ReadLines(Checkout.Shared("geography", "lsoa21_master.csv")).Skip(1).Select(line => line.Split(','))
            .ToDictionary(cells => cells[0], cells => int.Parse(cells[7]));
        var (places, _) = PlacesCsv.Read(File.ReadAllText(Checkout.At("content", "england", "places", "west-yorkshire.csv")));
        Assert.All(places.Lsoas, place => Assert.Equal(master[place.Code.Value], place.Deprivation.Decile));
    }
}
