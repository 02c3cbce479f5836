using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Ridgeway.Access;
using Ridgeway.Access.SigningIn;
using Ridgeway.Commands;
using Ridgeway.Data;
using Ridgeway.Web;

namespace Ridgeway.Browser.Testing;

/// <summary>The real program in demo mode on a loopback port, with the demonstration's own data, which goes at the end.</summary>
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
    public IReadOnlyList<string> PagePatterns => PatternsOf(app);

    /// <summary>The same without starting anything.</summary>
    public static IReadOnlyList<string> PatternsOf(IEndpointRouteBuilder program) =>
    [
        .. program.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
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
        await RunAsync(settings.Database, "demo", "--make-only");
        // About somebody nobody here knows: it is set aside, so that an operator has something to mend.
        var setAside = Path.Combine(made, "unknown.json");
        await File.WriteAllTextAsync(setAside, """
            {"resourceType":"Observation","id":"o","status":"final","subject":{"reference":"Patient/nobody"},"effectiveDateTime":"2026-03-01",
             "code":{"coding":[{"system":"http://snomed.info/sct","code":"271649006"}]},"valueQuantity":{"value":142,"unit":"mmHg","system":"http://unitsofmeasure.org","code":"mm[Hg]"}}
            """);
        await RunAsync(settings.Database, "import", setAside);
        var built = RidgewayHost.Build(settings, builder => builder.Logging.ClearProviders());
        var running = new RunningRidgeway(built, made);
        await using (var scope = built.Services.CreateAsyncScope())
        {
            running.Accounts = await scope.ServiceProvider.GetRequiredService<DemoAccounts>().AllAsync(CancellationToken.None);
        }

        await built.StartAsync();
        return running;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
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
