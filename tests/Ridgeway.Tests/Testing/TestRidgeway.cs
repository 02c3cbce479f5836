using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Data;
using Ridgeway.Events;

namespace Ridgeway.Testing;

/// <summary>A whole Ridgeway without its web server, on an empty database of its own that goes when the test ends.</summary>
internal sealed class TestRidgeway : IRunningRidgeway, IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly AsyncServiceScope scope;
    private readonly string? folder;

    private TestRidgeway(DatabaseAddress address, string? folder, TestClock clock, Action<IServiceCollection>? also)
    {
        this.folder = folder;
        Address = address;
        Clock = clock;
        Settings = new RidgewaySettings { Database = address, ContentFolder = Repository.At("content", "england"), Clock = clock };
        services = RidgewayParts.For(Settings, also);
        scope = services.CreateAsyncScope();
    }

    public DatabaseAddress Address { get; }

    public RidgewaySettings Settings { get; }

    public TestClock Clock { get; }

    public IServiceProvider Services => scope.ServiceProvider;

    public RidgewayDb Db => Get<RidgewayDb>();

    public static async Task<TestRidgeway> OnAsync(Engine engine, TestClock? clock = null, Action<IServiceCollection>? also = null)
    {
        var made = engine == Engine.Sqlite ? Directory.CreateTempSubdirectory("ridgeway-test-").FullName : null;
        DatabaseAddress address = made is null
            ? new DatabaseAddress.Postgres(await TestPostgres.NewDatabaseAsync())
            : new DatabaseAddress.Sqlite(Path.Combine(made, "test.db"));
        var ridgeway = new TestRidgeway(address, made, clock ?? TestClock.Usual(), also);
        await ridgeway.Get<RidgewayDatabase>().UpgradeAsync(CancellationToken.None);
        return ridgeway;
    }

    /// <summary>A Ridgeway over a SQLite file that somebody else made and keeps.</summary>
    public static TestRidgeway Over(DatabaseAddress.Sqlite file) => new(file, null, TestClock.Usual(), null);

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A scope of its own, as each request has.</summary>
    public AsyncServiceScope NewScope() => services.CreateAsyncScope();

    /// <summary>Lets every room hear what was told.</summary>
    public Task<int> DeliverAsync() => Get<Courier>().DeliverAllAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await scope.DisposeAsync();
        await services.DisposeAsync();
        if (Address is DatabaseAddress.Postgres { ConnectionString: var connection })
        {
            await TestPostgres.DropAsync(connection);
        }

        if (folder is not null)
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
