using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Ridgeway.Data;
using Ridgeway.Testing;

namespace Ridgeway.Data;

public sealed class SchemaMatchesModelTests
{
    [Theory]
    [EveryEngine]
    internal async Task Every_mapped_column_is_in_the_database_with_its_type_and_nullability(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        var made = await ColumnsAsync(ridgeway);

        var wrong = new List<string>();
        foreach (var entity in ridgeway.Db.Model.GetEntityTypes())
        {
            var table = entity.GetTableName()!;
            foreach (var property in entity.GetProperties())
            {
                var column = property.GetColumnName();
                var expected = $"{table}.{column} {TypeOf(property)} {(property.IsNullable ? "null" : "not null")}";
                if (!made.Contains(expected))
                {
                    wrong.Add($"{expected}; there is: {string.Join(", ", made.Where(line => line.StartsWith($"{table}.{column} ", StringComparison.Ordinal)))}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [EveryEngine]
    internal async Task Every_mapped_key_is_the_primary_key_in_the_same_order(Engine engine)
    {
        await using var ridgeway = await TestRidgeway.OnAsync(engine);
        foreach (var entity in ridgeway.Db.Model.GetEntityTypes())
        {
            var expected = entity.FindPrimaryKey()!.Properties.Select(property => property.GetColumnName());
            var made = await KeyAsync(ridgeway, entity.GetTableName()!);
            Assert.True(expected.SequenceEqual(made), $"{entity.GetTableName()}: model ({string.Join(", ", expected)}), database ({string.Join(", ", made)})");
        }
    }

    [Fact]
    public async Task Every_person_scoped_table_begins_its_key_with_the_person()
    {
        await using var ridgeway = await TestRidgeway.OnAsync(Engine.Sqlite);
        var tables = await StringsAsync(ridgeway, "select name from sqlite_master where type = 'table' and sql like '%person_id blob not null%'");
        Assert.NotEmpty(tables);
        foreach (var table in tables)
        {
            Assert.Equal("person_id", (await KeyAsync(ridgeway, table))[0]);
        }
    }

    [Fact]
    public void Both_engines_have_the_same_steps()
    {
        Assert.Equal(
            Schema.SchemaScript.For("sqlite").Select(script => script.Name),
            Schema.SchemaScript.For("postgres").Select(script => script.Name));
    }

    [Fact]
    public void No_two_steps_have_one_number()
    {
        var numbers = Schema.SchemaScript.For("sqlite").Select(script => script.Number).ToList();
        Assert.Equal(numbers.Distinct(), numbers);
    }

    private static string TypeOf(IProperty property)
    {
        var type = property.GetColumnType();
        return type switch
        {
            "timestamp with time zone" => "timestamptz",
            var other => other.ToLowerInvariant(),
        };
    }

    private static async Task<HashSet<string>> ColumnsAsync(TestRidgeway ridgeway)
    {
        var sql = ridgeway.Address is DatabaseAddress.Sqlite
            ? """
              select m.name || '.' || c.name || ' ' || lower(c.type) || case when c."notnull" = 1 then ' not null' else ' null' end
              from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table'
              """
            : """
              select table_name || '.' || column_name || ' '
                || case data_type when 'timestamp with time zone' then 'timestamptz' else data_type end
                || case is_nullable when 'NO' then ' not null' else ' null' end
              from information_schema.columns where table_schema = current_schema()
              """;
        return [.. await StringsAsync(ridgeway, sql)];
    }

    private static Task<List<string>> KeyAsync(TestRidgeway ridgeway, string table) => StringsAsync(ridgeway, ridgeway.Address is DatabaseAddress.Sqlite
        ? $"select name from pragma_table_info('{table}') where pk > 0 order by pk"
        : $"""
           select a.attname from pg_index i
           join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
           where i.indrelid = '{table}'::regclass and i.indisprimary order by array_position(i.indkey::int[], a.attnum::int)
           """);

    private static async Task<List<string>> StringsAsync(TestRidgeway ridgeway, string sql)
    {
        await using var connection = await ridgeway.Get<RidgewayDatabase>().OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await reader.ReadAsync())
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }
}
