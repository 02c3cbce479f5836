using System.Reflection;

namespace Ridgeway.Exchange.OpenReferral;

/// <summary>Files written by the makers of the standard and of its validator. Not shipped; skipped where they are absent.</summary>
public sealed class OpenReferralCorpusTests
{
    [Fact]
    public void The_UK_profiles_own_full_service_is_read_with_only_its_impossible_place_left_out()
    {
        var file = Read("uk-profile/service_full.json");

        var service = Assert.Single(file.Services);
        Assert.Equal("Community Counselling", service.Name);
        Assert.Equal((12, 100), (service.MinimumAge!.Value, service.MaximumAge!.Value));
        Assert.Equal("Thursday and Friday, 10:00 to 18:00", Assert.Single(service.Schedules).Words);
        Assert.Equal(3500, Assert.Single(service.Costs).Pence);
        Assert.Equal("Example Organization Inc.", Assert.Single(file.Organisations).Name);
        Assert.Equal(
            ["service_at_locations[0].location.addresses[0].postal_code", "service_at_locations[0].location.latitude"],
            file.Problems.Select(problem => problem.Path).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("uk-profile/service_list.json")]
    [InlineData("uk-profile/service_at_location_list.json")]
    [InlineData("uk-profile/organization_full.json")]
    [InlineData("hsds-3.0/service_full.json")]
    [InlineData("hsds-3.0/service_list.json")]
    [InlineData("hsds-3.0/service_at_location_list.json")]
    [InlineData("hsds-3.0/organization_full.json")]
    [InlineData("validator-mocks/V3.0-UK-Default__service_list.json")]
    public void Every_example_of_a_service_gives_that_service(string path) =>
        Assert.Equal("Community Counselling", Assert.Single(Read(path).Services).Name);

    [Theory]
    [InlineData("uk-profile/organization_list.json")]
    [InlineData("hsds-3.0/organization_list.json")]
    public void A_list_of_organisations_gives_organisations(string path) =>
        Assert.Equal("Example Organization Inc.", Assert.Single(Read(path).Organisations).Name);

    [Fact]
    public void A_location_by_itself_gives_a_location() =>
        Assert.Equal("MyCity Civic Center", Assert.Single(Read("hsds-3.0/location.json").Locations).Name);

    [Theory]
    [InlineData("uk-profile/taxonomy.json")]
    [InlineData("uk-profile/taxonomy_list.json")]
    [InlineData("uk-profile/taxonomy_term_list.json")]
    [InlineData("hsds-3.0/taxonomy.json")]
    [InlineData("hsds-3.0/taxonomy_term_list.json")]
    [InlineData("validator-mocks/V3.0-UK-Fail__taxonomy_term.json")]
    public void Taxonomies_are_ignored_without_complaint(string path)
    {
        var file = Read(path);

        Assert.Equal((file.Read, 0), (file.Ignored, file.Problems.Count));
    }

    [Theory]
    [InlineData("validator-mocks/V3.0-UK-Fail__service_full.json")]
    [InlineData("validator-mocks/V3.0-UK-Fail__service_at_location_full.json")]
    public void What_the_official_validator_fails_is_kept_as_far_as_it_is_good_and_complained_of(string path)
    {
        var file = Read(path);

        Assert.NotEmpty(file.Services);
        Assert.NotEmpty(file.Problems);
    }

    [Fact]
    public void Services_without_a_name_are_all_set_aside_and_their_organisation_is_kept()
    {
        var file = Read("validator-mocks/V3.0-UK-Fail__service_list.json");

        Assert.Empty(file.Services);
        Assert.Equal(file.Read, file.SetAside);
        Assert.Contains(file.Problems, problem => problem.Path == "contents[0].name");
        Assert.NotEmpty(file.Organisations);
    }

    [Fact]
    public void A_list_with_one_service_over_and_over_keeps_it_once_and_accounts_for_every_entry()
    {
        var file = Read("validator-mocks/V3.0-UK-Test__service_list.json");

        Assert.Equal(128, file.Read);
        Assert.Single(file.Services);
        Assert.Equal(127, file.SetAside);
    }

    [Theory]
    [InlineData("uk-v1/classic-output.json")]
    [InlineData("uk-v1/openref-output.json")]
    public void Version_1_is_called_version_1(string path) =>
        Assert.Contains("version 1", Read(path).Problems[^1].What);

    [Fact]
    public void No_file_of_any_kind_makes_it_throw_or_keep_silent()
    {
        foreach (var path in Directory.EnumerateFiles(Corpus(), "*", SearchOption.AllDirectories))
        {
            var file = OpenReferralReader.Read(File.ReadAllBytes(path));

            Assert.True(file.Services.Count + file.Organisations.Count + file.Locations.Count + file.Ignored + file.Problems.Count > 0, path);
        }
    }

    private static OpenReferralFile Read(string path) => OpenReferralReader.Read(File.ReadAllBytes(Path.Combine(Corpus(), path)));

    private static string Corpus()
    {
        var root = new DirectoryInfo(Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Ridgeway.slnx")))
        {
            root = root.Parent;
        }

        foreach (var up in new[] { "../shared", "../../shared" })
        {
            var folder = Path.GetFullPath(Path.Combine(root?.FullName ?? ".", up, "corpora/open-referral-uk/visible"));
            if (Directory.Exists(folder))
            {
                return folder;
            }
        }

        Assert.Skip("../shared/corpora/open-referral-uk is not here.");
        return "";
    }
}
