using System.Text.Json;

namespace Ridgeway.Data;

/// <summary>Settings that decide how fast and how large the program is, and that nothing else would miss (decision 0028).</summary>
public sealed class ProgramSettingsTests
{
    [Fact]
    public void The_program_is_compiled_well_from_the_start_and_gives_memory_back()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "ridgeway.runtimeconfig.json")));
        var settings = file.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties");

        Assert.False(settings.GetProperty("System.Runtime.TieredPGO").GetBoolean());
        Assert.Equal("0", settings.GetProperty("System.Runtime.TieredCompilation.CallCountingDelayMs").ToString());
        Assert.Equal("9", settings.GetProperty("System.GC.ConserveMemory").ToString());
    }

    [Theory]
    [InlineData(1L << 30)]
    [InlineData(0L)]
    public async Task A_connection_has_a_small_cache_waits_for_the_disk_and_maps_what_it_is_told(long mapped)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("ridgeway-settings-").FullName, "a.db");
        await using var database = new RidgewayDatabase(new DatabaseAddress.Sqlite(path) { MappedBytes = mapped }, TimeProvider.System);
        await using var connection = await database.OpenAsync(TestContext.Current.CancellationToken);

        Assert.Equal([-16_384L, 2L, mapped], new[] { "cache_size", "synchronous", "mmap_size" }.Select(name =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"pragma {name}";
            return Convert.ToInt64(command.ExecuteScalar());
        }));
    }
}
