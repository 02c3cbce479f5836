using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Events;
using Ridgeway.Web;

namespace Ridgeway.Testing;

/// <summary>A whole Ridgeway with its web server, in memory, on an empty database of its own that goes when the test ends.</summary>
internal sealed class TestSite : IRunningRidgeway, IAsyncDisposable
{
    private const string Password = "the password of every test";
    private readonly WebApplication app;
    private readonly string? folder;
    private readonly DatabaseAddress address;

    private TestSite(WebApplication app, DatabaseAddress address, string? folder, TestClock clock)
    {
        this.app = app;
        this.address = address;
        this.folder = folder;
        Clock = clock;
    }

    public TestClock Clock { get; }

    public IServiceProvider Services => app.Services;

    /// <param name="engine">Which database.</param>
    /// <param name="isDemo">As "ridgeway demo" serves, and not as "ridgeway serve".</param>
    /// <param name="clock">The time it is; by default noon on a Monday.</param>
    /// <param name="also">More services, after all others.</param>
    /// <param name="map">More endpoints, as a room would have.</param>
    /// <param name="keep">The database of another site, to serve it again in another way.</param>
    public static async Task<TestSite> StartAsync(
        Engine engine = Engine.Sqlite, bool isDemo = false, TestClock? clock = null, Action<IServiceCollection>? also = null, TestSite? keep = null,
        Action<WebApplication>? map = null)
    {
        var made = keep is null && engine == Engine.Sqlite ? Directory.CreateTempSubdirectory("ridgeway-site-").FullName : null;
        var where = keep?.address ?? (made is null
            ? new DatabaseAddress.Postgres(await TestPostgres.NewDatabaseAsync())
            : new DatabaseAddress.Sqlite(Path.Combine(made, "test.db")));
        clock ??= TestClock.Usual();
        var settings = new RidgewaySettings
        {
            Database = where,
            ContentFolder = Repository.At("content", "england"),
            Clock = clock,
            IsDemo = isDemo,
        };
        var built = RidgewayHost.Build(settings, builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Logging.ClearProviders();
            // A test lets the courier and the clock go when it wants to.
            foreach (var rounds in builder.Services.Where(service => service.ImplementationType?.Assembly == typeof(CourierRounds).Assembly && service.ServiceType == typeof(IHostedService)).ToList())
            {
                builder.Services.Remove(rounds);
            }
            also?.Invoke(builder.Services);
        });
        await built.Services.GetRequiredService<RidgewayDatabase>().UpgradeAsync(CancellationToken.None);
        map?.Invoke(built);
        await built.StartAsync();
        return new TestSite(built, where, made, clock);
    }

    /// <summary>A new browser, signed in as nobody.</summary>
    public TestBrowser Browser(string scheme = "http") => new(app.GetTestServer().CreateHandler(), scheme);

    /// <summary>A browser signed in to a new account.</summary>
    public async Task<TestBrowser> BrowserOfAsync(Viewer viewer)
    {
        var browser = Browser();
        await AddAccountAsync(viewer, viewer.Account.ToString());
        var page = await browser.GetAsync("/sign-in");
        var signedIn = await page.SubmitAsync("form:has(#Password)", ("Name", viewer.Account.ToString()), ("Password", Password));
        Assert.True(signedIn.IsRedirect, $"Could not sign in: {signedIn.Status}\n{signedIn.Text}");
        return browser;
    }

    public async Task AddAccountAsync(Viewer viewer, string signInName, string password = Password)
    {
        // One round of hashing: a test's password is no secret.
        var hasher = new PasswordHasher<AccountRow>(Options.Create(new PasswordHasherOptions { IterationCount = 1 }));
        await InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<RidgewayDb>();
            db.Add(new AccountRow
            {
                AccountId = viewer.Account,
                SignInName = signInName,
                Name = viewer.Name,
                Role = viewer.Role,
                Organisation = viewer.Organisation,
                OrganisationName = viewer.OrganisationName,
                ProviderId = viewer.Provider,
                PersonId = viewer.Person,
                PasswordHash = hasher.HashPassword(null!, password),
                Stamp = Guid.CreateVersion7(Clock.GetUtcNow()),
                IsDemo = viewer.IsDemo,
                IsSafetyOfficer = viewer.IsSafetyOfficer,
                CreatedAtUtc = Clock.GetUtcNow().UtcDateTime,
            });
            await db.SaveChangesAsync();
        });
    }

    public AsyncServiceScope NewScope() => app.Services.CreateAsyncScope();

    /// <summary>Does something with services of its own, as a request does.</summary>
    public async Task InScopeAsync(Func<IServiceProvider, Task> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await work(scope.ServiceProvider);
    }

    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>Lets every room hear what was told.</summary>
    public Task<int> DeliverAsync() => Services.GetRequiredService<Courier>().DeliverAllAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (folder is not null)
        {
            Directory.Delete(folder, recursive: true);
        }
        else if (address is DatabaseAddress.Postgres { ConnectionString: var connection })
        {
            await TestPostgres.DropAsync(connection);
        }
    }
}
