using Ridgeway.Testing;

namespace Ridgeway.Commands;

public sealed class CommandLineTests
{
    [Fact]
    public async Task A_command_that_does_not_exist_ends_in_2_and_says_where_help_is()
    {
        var typed = await Typed.RunAsync("bogus");
        Assert.Equal(ExitCode.Usage, typed.Exit);
        Assert.Contains("bogus", typed.Messages, StringComparison.Ordinal);
        Assert.Contains("ridgeway --help", typed.Messages, StringComparison.Ordinal);
        Assert.Empty(typed.Output);
    }

    [Fact]
    public async Task A_database_address_that_is_none_ends_in_2_and_says_what_was_expected()
    {
        var typed = await Typed.RunAsync("db", "info", "--db", "nonsense");
        Assert.Equal(ExitCode.Usage, typed.Exit);
        Assert.Contains("sqlite:PATH", typed.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_ends_in_3_without_a_stack_trace()
    {
        var typed = await Typed.RunAsync("db", "upgrade", "--db", "Host=127.0.0.1;Port=1;Username=x;Password=secret;Database=y;Timeout=2");
        Assert.Equal(ExitCode.CouldNotRun, typed.Exit);
        Assert.DoesNotContain("   at ", typed.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", typed.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [EveryEngine]
    internal async Task With_json_exactly_one_document_is_on_standard_output(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var typed = await Typed.RunAsync(ridgeway, "db", "info", "--json");
        Assert.Equal(ExitCode.Done, typed.Exit);
        Assert.True(typed.Json.GetProperty("up_to_date").GetBoolean());
        Assert.Equal(engine == Engine.Sqlite ? "sqlite" : "postgres", typed.Json.GetProperty("engine").GetString());
    }

    [Fact]
    public async Task A_database_of_a_newer_ridgeway_is_refused_and_not_touched()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        await using (var connection = await ridgeway.Get<Data.RidgewayDatabase>().OpenAsync(TestContext.Current.CancellationToken))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "insert into data_schema_step (number, name, hash, applied_at_utc) values (9999, '9999-from-the-future', 'x', '2030-01-01')";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var typed = await Typed.RunAsync(ridgeway, "db", "upgrade");

        Assert.Equal(ExitCode.CouldNotRun, typed.Exit);
        Assert.Contains("9999-from-the-future", typed.Messages, StringComparison.Ordinal);
    }
}
