using Microsoft.EntityFrameworkCore;
using Ridgeway.Codes;
using Ridgeway.Commands;
using Ridgeway.Exchange.Csv;
using Ridgeway.Testing;

namespace Ridgeway.Records;

public sealed class ImportAreasTests : IDisposable
{
    private readonly PatientFiles files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [EveryEngine]
    internal async Task The_whole_of_England_is_taken_and_everyones_decile_follows_the_newest_edition(Engine engine)
    {
        var (older, newer) = (Repository.Shared("geography", "lsoa11_imd2019_icb22.csv"), Repository.Shared("geography", "lsoa21_master.csv"));
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await files.ImportAsync(ridgeway, "gp", PatientFiles.Patient("g1", "9434765919"));
        await ridgeway.Db.Set<PersonRow>().ExecuteUpdateAsync(set => set.SetProperty(row => row.Lsoa, Lsoa.Parse("E01012392")), Cancel);

        var first = await Typed.RunAsync(ridgeway, "places", "import", older, "--json");
        var decile2019 = await DecileAsync(ridgeway);
        var second = await Typed.RunAsync(ridgeway, "places", "import", newer, "--json");
        var again = await Typed.RunAsync(ridgeway, "places", "import", newer, "--json");

        Assert.Equal((ExitCode.Done, 32_844), (first.Exit, first.Json.GetProperty("areas").GetInt32()));
        Assert.Equal("IMD 2019", decile2019.Index);
        Assert.Equal((33_755, 1, 0), (second.Json.GetProperty("areas").GetInt32(), second.Json.GetProperty("people_changed").GetInt32(), again.Json.GetProperty("people_changed").GetInt32()));
        Assert.Equal((10, "IMD 2025"), await DecileAsync(ridgeway));
    }

    [Theory]
    [InlineData("LSOA code (2021),Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)\nE01000001,8\n", "IMD 2025", 1, 0)]
    [InlineData("LSOA code (2011),LSOA name (2011),\"Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)\"\r\nE01000001,City of London 001A,9\r\n", "IMD 2019", 1, 0)]
    [InlineData("lsoa21_code,imd2025_decile\nE01000001,11\nX,3\nE01000002,4\nE01000002,4\n", "IMD 2025", 1, 3)]
    [InlineData("area,decile\nE01000001,8\n", "", 0, 1)]
    public void Columns_are_found_by_their_words_and_what_is_wrong_is_said(string text, string index, int areas, int problems)
    {
        var read = DeprivationCsv.Read(text);
        Assert.Equal((index, areas, problems), (read.Index, read.Areas.Count, read.Problems.Count));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<(int? Decile, string? Index)> DecileAsync(TestRidgeway ridgeway)
    {
        var row = await ridgeway.Db.Set<PersonRow>().AsNoTracking().SingleAsync(Cancel);
        return (row.DeprivationDecile, row.DeprivationIndex);
    }
}
