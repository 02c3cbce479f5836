using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Ridgeway.Access;
using Ridgeway.Access.SigningIn;
using Ridgeway.Commands;
using Ridgeway.Data;
using Ridgeway.Providers;
using Ridgeway.Records;
using Ridgeway.Web;

namespace Ridgeway.Browser.Testing;

/// <summary>The real program in demo mode on a loopback port, with a database of its own that goes at the end.</summary>
internal sealed class RunningRidgeway : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string folder;

    private RunningRidgeway(WebApplication app, string folder)
    {
        this.app = app;
        this.folder = folder;
    }

    public string Address => app.Urls.First();

    /// <summary>Who can be chosen on the start page.</summary>
    public IReadOnlyList<AccountRow> Accounts { get; private set; } = [];

    /// <summary>The address patterns of all pages, as they are written in the pages: "/people/{person:guid}".</summary>
    public IReadOnlyList<string> PagePatterns =>
    [
        .. app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    public static async Task<RunningRidgeway> StartAsync()
    {
        var made = Directory.CreateTempSubdirectory("ridgeway-browser-").FullName;
        var settings = new RidgewaySettings
        {
            Database = new DatabaseAddress.Sqlite(Path.Combine(made, "browser.db")),
            ContentFolder = Path.Combine(AppContext.BaseDirectory, "content", "england"),
            IsDemo = true,
            Urls = ["http://127.0.0.1:0"],
        };
        var built = RidgewayHost.Build(settings, builder => builder.Logging.ClearProviders());
        await built.Services.GetRequiredService<RidgewayDatabase>().UpgradeAsync(CancellationToken.None);
        var running = new RunningRidgeway(built, made);
        await running.FillAsync(settings.Database);
        await built.StartAsync();
        return running;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Makes people and services with the program's own commands, and somebody of every role.</summary>
    private async Task FillAsync(DatabaseAddress database)
    {
        var people = Path.Combine(folder, "people");
        await RunAsync(database, "people", "make", "--count", "80", "--seed", "7", "--out", people);
        await RunAsync(database, "import", people);
        await RunAsync(database, "providers", "import", Path.Combine(AppContext.BaseDirectory, "content", "england", "demo", "services.json"));
        await using var scope = app.Services.CreateAsyncScope();
        var demo = scope.ServiceProvider.GetRequiredService<DemoAccounts>();
        Accounts = await demo.AllAsync(CancellationToken.None);
        var db = scope.ServiceProvider.GetRequiredService<RidgewayDb>();
        var practice = await db.Set<PersonRow>().Where(row => row.Practice != null).GroupBy(row => row.Practice).OrderByDescending(group => group.Count()).Select(group => group.Key).FirstOrDefaultAsync();
        var person = await db.Set<PersonRow>().Where(row => row.Practice == practice).Select(row => row.PersonId).FirstAsync();
        var provider = await db.Set<ProviderRow>().Select(row => row.ProviderId).FirstAsync();
        var missing = new[] { Role.Clinician, Role.Provider, Role.Person, Role.Commissioner, Role.Operator }
            .Where(role => Accounts.All(account => account.Role != role))
            .Select(role => new DemoAccount($"browser-{role.ToString().ToLowerInvariant()}", $"{role.ForPeople()} of the browser tests", role)
            {
                Organisation = role is Role.Clinician or Role.Commissioner ? practice?.Value : null,
                Person = role == Role.Person ? person : null,
                Provider = role == Role.Provider ? provider : null,
                OrganisationName = role == Role.Person ? null : "An organisation with a rather long name for the header",
            });
        await demo.MakeAsync(missing, CancellationToken.None);
        Accounts = await demo.AllAsync(CancellationToken.None);
    }

    private static async Task RunAsync(DatabaseAddress database, params string[] command)
    {
        var messages = new StringWriter();
        var exit = await CommandHost.InvokeAsync(Program.CommandLine(), [.. command, "--db", "sqlite:" + ((DatabaseAddress.Sqlite)database).Path], TextWriter.Null, messages);
        if (exit is not (ExitCode.Done or ExitCode.NeedsPerson))
        {
            throw new InvalidOperationException($"ridgeway {string.Join(' ', command)} ended with {exit}: {messages}");
        }
    }
}
