using System.CommandLine;
using Ridgeway.Commands;
using Ridgeway.Data;

namespace Ridgeway.Web;

/// <summary>"ridgeway serve": serves the pages and the API until it is stopped.</summary>
internal static class ServeCommand
{
    public static Option<string?> Urls { get; } = new("--urls")
    {
        Description = "Where to listen, separated by semicolons. Default: http://127.0.0.1:5080.",
    };

    public static Command Make(CommandHost host)
    {
        var command = new Command("serve", "Serve the pages and the API until stopped (Ctrl-C).") { Urls };
        command.SetAction((parse, cancel) => host.GuardAsync(parse, settings => ServeAsync(settings with { Urls = UrlsOf(parse, settings) }, cancel)));
        return command;
    }

    /// <summary>Brings the database up to date, then serves. Returns when stopped.</summary>
    public static async Task<int> ServeAsync(RidgewaySettings settings, CancellationToken cancel)
    {
        await using var app = RidgewayHost.Build(settings);
        await app.Services.GetRequiredService<RidgewayDatabase>().UpgradeAsync(cancel);
        await app.RunAsync(cancel);
        return ExitCode.Done;
    }

    public static IReadOnlyList<string> UrlsOf(ParseResult parse, RidgewaySettings settings) =>
        parse.GetValue(Urls)?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } urls ? urls : settings.Urls;
}
