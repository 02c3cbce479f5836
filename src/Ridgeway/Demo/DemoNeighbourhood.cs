using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Access.Clients;
using Ridgeway.Access.SigningIn;
using Ridgeway.Commissioning.SeedLedger;
using Ridgeway.Data;
using Ridgeway.Delivery;
using Ridgeway.Providers;
using Ridgeway.Providers.Accredit;
using Ridgeway.Providers.ImportDirectory;
using Ridgeway.Providers.StateRoom;
using Ridgeway.Records;
using Ridgeway.Records.ImportFiles;
using Ridgeway.Records.MakePeople;
using Ridgeway.Referrals;
using Ridgeway.Time;

namespace Ridgeway.Demo;

/// <summary>The people, services, accounts and budget of the demonstration, brought in through the doors real ones come through.</summary>
internal sealed class DemoNeighbourhood(
    MakePeopleStory make, ImportFilesStory import, ImportDirectoryStory directory, AccreditStory accredit, StateRoomStory room,
    DemoAccounts accounts, DemoClient client, SeedLedgerStory ledger, RidgewayDb db, RidgewaySettings settings)
{
    private const string Assessor = "Demonstration assessor";

    /// <summary>Makes synthetic people as files and imports the files: their practices', and then a hospital's of a few of them.</summary>
    public async Task<ImportResult> PeopleAsync(DateOnly today, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("ridgeway-demo-").FullName;
        var (practices, hospital) = (Path.Combine(folder, "practices"), Path.Combine(folder, "hospital"));
        try
        {
            await make.MakeAsync(new MakePeopleRequest(DemoPlan.People, DemoPlan.Seed, practices, today, Hospital: hospital), null, cancel);
            var result = await import.RunAsync([practices], "demonstration practices", "ridgeway demo", _ => { }, cancel);
            await import.RunAsync([hospital], "demonstration hospital", "ridgeway demo", _ => { }, cancel);
            return result;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Imports the services, and has each accredited and say how much room it has.</summary>
    public async Task<int> ServicesAsync(DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var file = Path.Combine(settings.ContentFolder, "demo", "services.json");
        await directory.ImportAsync([file], "demonstration", cancel);
        foreach (var provider in await db.Set<ProviderRow>().AsNoTracking().ToListAsync(cancel))
        {
            await accredit.RecordAsync(
                new AccreditRequest
                {
                    Provider = provider.ProviderId,
                    Scheme = "Ridgeway demonstration scheme",
                    ValidFrom = from.AddYears(-1),
                    ValidTo = to.AddYears(2),
                    Evidence = "Synthetic: made up for demonstration",
                    By = Assessor,
                },
                cancel);
        }

        var services = await db.Set<ServiceRow>().AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancel);
        foreach (var service in services)
        {
            var places = service.Name.StartsWith("Moorside", StringComparison.Ordinal) ? 30 : 400;
            await room.StateAsync(new StateRoomRequest(service.ServiceId, places, 0, from, to.AddYears(1)), cancel);
        }

        return services.Count;
    }

    /// <summary>One account for each role. The person is somebody who is on a programme now.</summary>
    public async Task AccountsAsync(PersonId person, string personName, CancellationToken cancel)
    {
        var providers = await db.Set<ProviderRow>().AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancel);
        var trust = providers.First(row => row.Name.Contains("Leisure Trust", StringComparison.Ordinal));
        await accounts.MakeAsync(
            [
                new DemoAccount("demo-gp", "Dr Amina Okafor", Role.Clinician) { Organisation = DemoPlan.Practice.Value, OrganisationName = PracticeName() },
                new DemoAccount("demo-provider", "Sam Whitaker", Role.Provider) { Organisation = trust.ProviderId.ToString(), OrganisationName = trust.Name, Provider = trust.ProviderId },
                new DemoAccount("demo-person", personName, Role.Person) { Person = person },
                new DemoAccount("demo-commissioner", "Priya Raman", Role.Commissioner) { Organisation = DemoPlan.Commissioner.Value, OrganisationName = "NHS West Yorkshire (demonstration)" },
                new DemoAccount("demo-operator", "Jo Lindqvist", Role.Operator) { OrganisationName = "Ridgeway operations" },
            ],
            cancel);
        await client.MakeAsync(cancel);
    }

    /// <summary>Whatever came more than a week before the end has been read by then.</summary>
    public Task<int> LettersReadAsync(DateOnly to, CancellationToken cancel)
    {
        var before = to.AddDays(-7);
        return db.Set<LetterRow>().Where(letter => letter.OnDay < before && letter.ReadAtUtc == null).ExecuteUpdateAsync(
            set => set.SetProperty(letter => letter.ReadAtUtc, before.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)).SetProperty(letter => letter.ReadBy, "Demonstration"),
            cancel);
    }

    public Task<int> LedgerAsync(DateOnly today, CancellationToken cancel) =>
        ledger.RunAsync(DemoPlan.Commissioner, FinancialYear.Of(today), cancel);

    private string PracticeName() =>
        PlaceFiles.Read(settings.ContentFolder).Practices.FirstOrDefault(practice => practice.Code == DemoPlan.Practice)?.Name ?? DemoPlan.Practice.Value;
}
