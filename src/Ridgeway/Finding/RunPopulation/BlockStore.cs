using System.Data.Common;
using Ridgeway.Data;

namespace Ridgeway.Finding.RunPopulation;

/// <summary>Writes and reads blocks over one connection with prepared commands. Not for several threads at a time.</summary>
internal sealed class BlockStore : IDisposable
{
    private readonly DbConnection connection;
    private readonly DbTransaction? transaction;
    private readonly List<DbCommand> commands = [];
    private readonly Lazy<DbCommand> addBlock;
    private readonly Lazy<DbCommand> addColumn;
    private readonly Lazy<DbCommand> readBlock;
    private readonly Lazy<DbCommand> readColumn;

    public BlockStore(DbConnection connection, DbTransaction? transaction)
    {
        (this.connection, this.transaction) = (connection, transaction);
        addBlock = Made(
            "insert into finding_block (run, starts_with, people, earliest_until, ids, marks, untils, practices) values (@run, @start, @people, @until, @ids, @marks, @untils, @practices)",
            "@run", "@start", "@people", "@until", "@ids", "@marks", "@untils", "@practices");
        addColumn = Made(
            "insert into finding_membership (run, starts_with, subject, members, unknowns, truths, since) values (@run, @start, @subject, @members, @unknowns, @truths, @since)",
            "@run", "@start", "@subject", "@members", "@unknowns", "@truths", "@since");
        readBlock = Made("select people, ids, marks, untils, practices from finding_block where run = @run and starts_with = @start", "@run", "@start");
        readColumn = Made("select truths, since from finding_membership where run = @run and starts_with = @start and subject = @subject", "@run", "@start", "@subject");
    }

    /// <summary>Where each block of a run starts, in order, and the first day on which somebody in it must be looked at again.</summary>
    public IReadOnlyList<(Guid Start, int EarliestUntil)> Starts(int run)
    {
        using var command = Command("select starts_with, earliest_until from finding_block where run = @run order by starts_with");
        command.Bind("@run", run);
        using var row = command.ExecuteReader();
        var starts = new List<(Guid, int)>();
        while (row.Read())
        {
            starts.Add((row.Id(0), row.GetInt32(1)));
        }

        return starts;
    }

    public void Write(int run, Block block)
    {
        var start = connection.Stored(block.First);
        Run(addBlock.Value, run, start, block.Count, block.EarliestUntil, block.PackedIds(), block.PackedMarks(), block.PackedUntils(), string.Join('\n', block.Practices));
        for (var subject = 0; subject < block.Subjects.Length; subject++)
        {
            var column = block[subject];
            if (column.Members + column.Unknowns > 0)
            {
                Run(addColumn.Value, run, start, block.Subjects[subject], column.Members, column.Unknowns, column.Packed(block.Count), column.PackedSince());
            }
        }
    }

    /// <summary>Fills a block with what was stored, for the subjects it has.</summary>
    public void Read(int run, Guid start, Block into)
    {
        var stored = connection.Stored(start);
        Set(readBlock.Value, run, stored);
        using (var row = readBlock.Value.ExecuteReader())
        {
            row.Read();
            into.Unpack(row.GetInt32(0), (byte[])row.GetValue(1), (byte[])row.GetValue(2), (byte[])row.GetValue(3), row.GetString(4));
        }

        for (var subject = 0; subject < into.Subjects.Length; subject++)
        {
            Set(readColumn.Value, run, stored, into.Subjects[subject]);
            using var row = readColumn.Value.ExecuteReader();
            if (row.Read())
            {
                into[subject].Unpack((byte[])row.GetValue(0), (byte[])row.GetValue(1));
            }
        }
    }

    public void Remove(int run, Guid start)
    {
        foreach (var table in (string[])["finding_block", "finding_membership"])
        {
            using var command = Command($"delete from {table} where run = @run and starts_with = @start");
            command.Bind("@run", run);
            command.Bind("@start", connection.Stored(start));
            command.ExecuteNonQuery();
        }
    }

    public void Dispose() => commands.ForEach(command => command.Dispose());

    private Lazy<DbCommand> Made(string sql, params string[] names) => new(() =>
    {
        var command = Command(sql);
        foreach (var name in names)
        {
            command.Bind(name, null);
        }

        commands.Add(command);
        return command;
    });

    private DbCommand Command(string sql)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.CommandTimeout = 0;
        return command;
    }

    private static void Run(DbCommand command, params ReadOnlySpan<object> values)
    {
        Set(command, values);
        command.ExecuteNonQuery();
    }

    private static void Set(DbCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }
    }
}
