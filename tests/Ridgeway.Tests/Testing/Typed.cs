using Ridgeway.Commands;
using Ridgeway.Data;

namespace Ridgeway.Testing;

/// <summary>What came of a typed command: exit code, standard output, standard error.</summary>
internal sealed record Typed(int Exit, string Output, string Messages)
{
    /// <summary>Runs the program's command line in this process.</summary>
    public static async Task<Typed> RunAsync(params string[] args)
    {
        var (output, messages) = (new StringWriter(), new StringWriter());
        var exit = await CommandHost.InvokeAsync(Program.CommandLine(), args, output, messages);
        return new Typed(exit, output.ToString(), messages.ToString());
    }

    /// <summary>Runs it on a test's database.</summary>
    public static Task<Typed> RunAsync(TestRidgeway ridgeway, params string[] args) =>
        RunAsync([.. args, "--db", AddressOf(ridgeway), "--content", ridgeway.Settings.ContentFolder]);

    public System.Text.Json.JsonElement Json => System.Text.Json.JsonDocument.Parse(Output).RootElement;

    private static string AddressOf(TestRidgeway ridgeway) => ridgeway.Address switch
    {
        DatabaseAddress.Sqlite { Path: var path } => "sqlite:" + path,
        DatabaseAddress.Postgres { ConnectionString: var connection } => connection,
        _ => throw new InvalidOperationException("An engine without an address."),
    };
}
