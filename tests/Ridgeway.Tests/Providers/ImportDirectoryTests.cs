using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Providers.ImportDirectory;
using Ridgeway.Testing;

namespace Ridgeway.Providers;

public sealed class ImportDirectoryTests
{
    [Theory]
    [EveryEngine]
    internal async Task A_directory_is_kept_with_its_organisations_services_and_places(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);

        var result = await ridgeway.ImportDirectoryAsync(A.DirectoryFile(A.ServiceEntry("s-1", "Gentle gym"), A.ServiceEntry("s-2", "Walking group")));

        Assert.Equal((new Tally(1, 0, 0), new Tally(2, 0, 0)), (result.Providers, result.Services));
        var gym = (await DeliveringAsync(ridgeway)).Single(found => found.Service.Name == "Gentle gym").Service;
        Assert.Equal(("Organisation org-1", 300L, ServiceStatus.Active), (gym.ProviderName, gym.CostPence!.Value, gym.Status));
        Assert.Equal(GeoPoint.From(53.80, -1.55), Assert.Single(gym.Places).Point);
        Assert.Equal(["exercise-referral"], gym.Interventions);
    }

    [Theory]
    [EveryEngine]
    internal async Task Importing_the_same_file_twice_changes_nothing(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var path = A.DirectoryFile(A.ServiceEntry("s-1", "Gentle gym"), A.ServiceEntry("s-2", "Walking group"));
        await ridgeway.ImportDirectoryAsync(path);
        var before = await DeliveringAsync(ridgeway);
        ridgeway.Clock.PassDays(3);

        var again = await ridgeway.ImportDirectoryAsync(path);

        Assert.Equal((new Tally(0, 0, 1), new Tally(0, 0, 2)), (again.Providers, again.Services));
        Assert.Equal(before.Select(found => found.Service.Id), (await DeliveringAsync(ridgeway)).Select(found => found.Service.Id));
        Assert.DoesNotContain(await ridgeway.Db.Set<ServiceRow>().ToListAsync(TestContext.Current.CancellationToken), row => row.UpdatedAtUtc > ridgeway.Clock.GetUtcNow().UtcDateTime.AddDays(-2));
    }

    [Theory]
    [EveryEngine]
    internal async Task A_service_that_moved_and_was_renamed_is_the_same_service(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        await ridgeway.ImportDirectoryAsync(A.DirectoryFile(A.ServiceEntry("s-1", "Gentle gym")));
        var before = Assert.Single(await DeliveringAsync(ridgeway)).Service;

        var result = await ridgeway.ImportDirectoryAsync(A.DirectoryFile(A.ServiceEntry("s-1", "Gentle gym and pool", latitude: 53.9)));

        Assert.Equal(new Tally(0, 1, 0), result.Services);
        var after = Assert.Single(await DeliveringAsync(ridgeway)).Service;
        Assert.Equal((before.Id, "Gentle gym and pool", 53.9), (after.Id, after.Name, after.Places[0].Point!.Value.Latitude));
    }

    [Fact]
    public async Task A_service_that_only_moved_counts_as_changed()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        await ridgeway.ImportDirectoryAsync(A.DirectoryFile(A.ServiceEntry("s-1", "Gentle gym")));

        Assert.Equal(new Tally(0, 1, 0), (await ridgeway.ImportDirectoryAsync(A.DirectoryFile(A.ServiceEntry("s-1", "Gentle gym", latitude: 53.9)))).Services);
    }

    [Fact]
    public async Task A_service_nobody_runs_is_set_aside_and_named()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);

        var result = await ridgeway.ImportDirectoryAsync(A.DirectoryFile(new { id = "s-1", name = "Orphan", status = "active" }));

        Assert.Equal(1, result.Entries.SetAside);
        Assert.Contains(result.Problems, problem => problem.What.Contains("nobody to refer to", StringComparison.Ordinal));
    }

    [Theory]
    [EveryEngine]
    internal async Task The_standards_own_examples_go_in_and_again_and_change_nothing_the_second_time(Engine engine)
    {
        var examples = Repository.Shared("corpora", "open-referral-uk", "visible", "uk-profile");
        await using var ridgeway = await TestRidgeway.OnAsync(engine);

        var first = await ridgeway.ImportDirectoryAsync(Path.Combine(examples, "service_full.json"));
        var second = await ridgeway.ImportDirectoryAsync(Path.Combine(examples, "service_full.json"));

        Assert.Equal((new Tally(1, 0, 0), new Tally(0, 0, 1)), (first.Services, second.Services));
    }

    private static async Task<IReadOnlyList<ServiceCandidate>> DeliveringAsync(TestRidgeway ridgeway)
    {
        await using var scope = ridgeway.NewScope();
        return await scope.ServiceProvider.GetRequiredService<IProviders>().DeliveringAsync(["exercise-referral"], TestContext.Current.CancellationToken);
    }
}
