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

    public static Option<string?> PublicUrl { get; } = new("--public-url")
    {
        Description = "Where others reach this Ridgeway, where that is not where it listens: https://ridgeway.example.",
    };

    public static Option<string[]> BulkFrom { get; } = new("--bulk-from")
    {
        Description = "A folder or http origin that manifests given to $bulk-submit may be fetched from; may be given more than once. Without one nothing is fetched.",
    };

    public static Option<int?> CountAmong { get; } = new("--count-among")
    {
        Description = "Among how many people a FHIR search that names no person may count; with more it is refused as too costly. Default: 20,000.",
    };

    public static Command Make(CommandHost host)
    {
        var command = new Command("serve", "Serve the pages and the API until stopped (Ctrl-C).") { Urls, PublicUrl, BulkFrom, CountAmong };
        command.SetAction((parse, cancel) => host.GuardAsync(parse, settings =>
            ServeAsync(settings with { Urls = UrlsOf(parse, settings), PublicUrl = PublicUrlOf(parse), BulkFrom = parse.GetValue(BulkFrom) ?? [], CountAmong = parse.GetValue(CountAmong) }, cancel)));
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

    public static string? PublicUrlOf(ParseResult parse) => parse.GetValue(PublicUrl) switch
    {
        null => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme is "https" or "http") => text.TrimEnd('/'),
        var text => throw new CommandRefused($"Not an address others can reach: '{text}'.", ExitCode.Usage),
    };

    public static IReadOnlyList<string> UrlsOf(ParseResult parse, RidgewaySettings settings) =>
        parse.GetValue(Urls)?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } urls ? urls : settings.Urls;
}
