using Ridgeway.Codes;
using Ridgeway.Content;
using Ridgeway.Testing;

namespace Ridgeway.Records.Ethnicities;

/// <summary>The shipped mappings against the published files they come from.</summary>
public sealed class EthnicContentTests
{
    private static readonly Dictionary<string, string> Down = new(StringComparer.Ordinal) { ["T"] = "C", ["W"] = "S" };

    [Fact]
    public async Task Every_SNOMED_code_is_mapped_as_published_and_what_is_lost_is_said()
    {
        var published = Pairs("ethnicity_categories_snomed_mapping.csv");
        var scheme = (await SchemesAsync()).All.Single(one => one.Id == "snomed");
        foreach (var code in scheme.Codes)
        {
            Assert.True(SnomedCode.TryParse(code.Code, out _), $"{code.Code} has a wrong check digit");
            Assert.True(published.TryGetValue(code.Code, out var letter), $"{code.Code} is not in the published mapping");
            Assert.Equal((Down.GetValueOrDefault(letter, letter), Down.ContainsKey(letter)), (code.Category?.NationalCode(), code.IsLossy));
        }
    }

    [Fact]
    public async Task Every_letter_of_the_GP_extract_is_read()
    {
        var schemes = await SchemesAsync();
        foreach (var (letter, _) in Pairs("ethnicity_categories.csv"))
        {
            var read = schemes.Find("gdppr", letter);
            Assert.Equal(Down.GetValueOrDefault(letter, letter == "X" ? "99" : letter), read?.Category?.NationalCode());
            Assert.Equal(Down.ContainsKey(letter), read!.IsLossy);
        }
    }

    [Theory]
    [InlineData("http://fhir.hl7.org.uk/CodeSystem/UKCore-EthnicCategoryEngland/", "ca", "C")]
    [InlineData("https://fhir.hl7.org.uk/codesystem/ukcore-ethniccategory", "CN", "C")]
    [InlineData("https://fhir.hl7.org.uk/CareConnect-EthnicCategory-1", "99", "99")]
    [InlineData("", "R", "R")]
    [InlineData("census-2021", "White: Roma", "C")]
    [InlineData("census-2011", "Mixed/multiple ethnic groups: White and Asian", "F")]
    [InlineData("https://fhir.hl7.org.uk/CodeSystem/UKCore-EthnicCategoryWales", "A", null)]
    [InlineData("https://fhir.hl7.org.uk/CodeSystem/UKCore-EthnicCategoryEngland", "Q", null)]
    [InlineData("http://hl7.org/fhir/us/core/race", "A", null)]
    public async Task Addresses_and_codes_are_read_as_they_are_met(string system, string code, string? expected) =>
        Assert.Equal(expected, (await SchemesAsync()).Find(system, code)?.Category?.NationalCode());

    private static async Task<EthnicSchemes> SchemesAsync()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        Assert.Empty(ridgeway.Get<ContentPack>().Problems);
        return ridgeway.Get<EthnicContent>().Schemes;
    }

    /// <summary>First and last cell of each row; no cell of these that matters is quoted.</summary>
    private static Dictionary<string, string> Pairs(string file) => File.ReadLines(Repository.Shared("corpora", "ethnicity", "reference", file)).Skip(1)
        .Select(line => line.Split(','))
        .ToDictionary(cells => cells[0], cells => cells[^1].Trim(), StringComparer.Ordinal);
}
