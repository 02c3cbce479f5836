using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Exchange.OpenReferral;
using Ridgeway.Providers;
using Ridgeway.Providers.Accredit;
using Ridgeway.Providers.ImportDirectory;
using Ridgeway.Providers.StateRoom;
using Ridgeway.Testing;

namespace Ridgeway;

/// <summary>Directories of services to test with.</summary>
internal static partial class A
{
    /// <summary>One service as an Open Referral UK entry.</summary>
    public static object ServiceEntry(string id, string name, double latitude = 53.80, double longitude = -1.55, string organisation = "org-1", string status = "active") => new
    {
        id,
        name,
        status,
        assured_date = "2026-10-01",
        organization = new { id = organisation, name = $"Organisation {organisation}" },
        service_at_locations = new[] { new { location = new { id = $"{id}-place", location_type = "physical", name = $"{name} hall", latitude, longitude } } },
        cost_options = new[] { new { amount = 3 } },
        attributes = new[] { new { taxonomy_term = new { taxonomy = TermEntry.Interventions, code = "exercise-referral" } } },
    };

    /// <summary>A file with these entries, in a folder that goes when the test run ends.</summary>
    public static string DirectoryFile(params object[] entries)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("ridgeway-directory-").FullName, "directory.json");
        File.WriteAllText(path, JsonSerializer.Serialize(new { contents = entries }));
        return path;
    }

    public static async Task<ImportDirectoryResult> ImportDirectoryAsync(this IRunningRidgeway ridgeway, string path)
    {
        await using var scope = ridgeway.NewScope();
        return await scope.ServiceProvider.GetRequiredService<ImportDirectoryStory>().ImportAsync([path], "test", TestContext.Current.CancellationToken);
    }

    /// <summary>Imports these services, accredits whoever runs them and gives each ten places.</summary>
    public static async Task<IReadOnlyList<Service>> ServicesAsync(this IRunningRidgeway ridgeway, params object[] entries)
    {
        await ridgeway.ImportDirectoryAsync(DirectoryFile(entries));
        var cancel = TestContext.Current.CancellationToken;
        await using var scope = ridgeway.NewScope();
        var today = DateOnly.FromDateTime(ridgeway.Clock.GetUtcNow().UtcDateTime);
        var services = (await scope.ServiceProvider.GetRequiredService<IProviders>().DeliveringAsync(["exercise-referral"], cancel)).Select(found => found.Service).ToList();
        foreach (var provider in services.Select(service => service.Provider).Distinct())
        {
            Assert.IsType<AccreditOutcome.Recorded>(await scope.ServiceProvider.GetRequiredService<AccreditStory>().RecordAsync(
                new AccreditRequest { Provider = provider, Scheme = "Test mark", ValidFrom = today.AddYears(-1), ValidTo = today.AddYears(1), By = "Test" }, cancel));
        }

        foreach (var service in services)
        {
            await ridgeway.StateRoomAsync(service.Id, 10);
        }

        return services;
    }

    public static async Task StateRoomAsync(this IRunningRidgeway ridgeway, ServiceId service, int? places, int taken = 0)
    {
        await using var scope = ridgeway.NewScope();
        var today = DateOnly.FromDateTime(ridgeway.Clock.GetUtcNow().UtcDateTime);
        Assert.IsType<StateRoomOutcome.Stated>(await scope.ServiceProvider.GetRequiredService<StateRoomStory>().StateAsync(
            new StateRoomRequest(service, places, taken, today, today.AddDays(365)), TestContext.Current.CancellationToken));
    }
}
