using System.Data.Common;
using Ridgeway.Codes;
using Ridgeway.Data;

namespace Ridgeway.Records.Facts;

/// <summary>
/// The database's numbering of codes beside this program's. Programs that work at once number codes as they meet them;
/// the database gives each code one number for ever, and facts are stored with that one.
/// </summary>
internal sealed class StoredCodes(RidgewayDatabase database, CodeBook book)
{
    private readonly Lock changing = new();
    private int[] localOfStored = new int[1024];
    private int[] storedOfLocal = new int[1024];
    private int lastRead;

    public CodeBook Book => book;

    /// <summary>This program's number for each stored one known so far; 0 for one not yet known, which <see cref="Local"/> then finds.</summary>
    public ReadOnlySpan<int> Numbers => Volatile.Read(ref localOfStored);

    /// <summary>This program's number for a stored one; reads new codes from the database when it meets one it does not know.</summary>
    public int Local(int stored)
    {
        if (stored == 0)
        {
            return 0;
        }

        return Known(stored) is var known and > 0 ? known : ReadNew(stored);
    }

    /// <summary>True for each stored number whose code nobody looks at, as far as codes are known now; one not known yet is kept. Empty where all are.</summary>
    public bool[] LeftOut(Func<int, bool>? looksAt)
    {
        if (looksAt is null)
        {
            return [];
        }

        var numbers = Numbers;
        var leftOut = new bool[numbers.Length];
        for (var stored = 0; stored < numbers.Length; stored++)
        {
            leftOut[stored] = numbers[stored] > 0 && !looksAt(numbers[stored]);
        }

        return leftOut;
    }

    /// <summary>The database's number for one of ours.</summary>
    /// <exception cref="InvalidOperationException">The code was not stored first with <see cref="StoreNewAsync"/>.</exception>
    public int Stored(int local)
    {
        if (local == 0)
        {
            return 0;
        }

        var map = Volatile.Read(ref storedOfLocal);
        return local < map.Length && map[local] is var known and > 0
            ? known
            : throw new InvalidOperationException($"Code {book[local]} was not stored before a fact that uses it.");
    }

    /// <summary>Gives every one of these codes a number in the database. Must run outside the transaction that then uses them.</summary>
    public async Task StoreNewAsync(IEnumerable<int> locals, CancellationToken cancel)
    {
        var map = Volatile.Read(ref storedOfLocal);
        var wanted = locals.Where(local => local > 0 && (local >= map.Length || map[local] == 0)).Distinct().Order().ToList();
        if (wanted.Count == 0)
        {
            return;
        }

        await using var connection = await database.OpenAsync(cancel);
        await using (var transaction = await connection.BeginTransactionAsync(cancel))
        {
            await InsertAsync(connection, transaction, wanted, cancel);
            await transaction.CommitAsync(cancel);
        }

        Read(connection);
    }

    private async Task InsertAsync(DbConnection connection, DbTransaction transaction, List<int> wanted, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "insert into records_code (system, code, display) values (@system, @code, @display) on conflict (system, code) do nothing";
        var (system, code, display) = (command.Bind("@system", ""), command.Bind("@code", ""), command.Bind("@display", ""));
        foreach (var local in wanted)
        {
            var coded = book[local];
            (system.Value, code.Value, display.Value) = (coded.System, coded.Code, (object?)coded.Display ?? DBNull.Value);
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private int ReadNew(int stored)
    {
        using var connection = database.OpenAsync(CancellationToken.None).GetAwaiter().GetResult();
        Read(connection);
        if (Known(stored) == 0)
        {
            // A number given earlier may have been saved later than one already read.
            lastRead = 0;
            Read(connection);
        }

        return Known(stored) is var known and > 0
            ? known
            : throw new InvalidDataException($"A stored fact uses code number {stored}, which is not in records_code.");
    }

    private int Known(int stored)
    {
        var map = Volatile.Read(ref localOfStored);
        return stored < map.Length ? map[stored] : 0;
    }

    private void Read(DbConnection connection)
    {
        lock (changing)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "select number, system, code, display from records_code where number > @last order by number";
            command.Bind("@last", lastRead);
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                var stored = reader.GetInt32(0);
                var local = book.Add(new Coded(reader.GetString(1), reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetString(3)));
                Set(ref localOfStored, stored, local);
                Set(ref storedOfLocal, local, stored);
                lastRead = stored;
            }
        }
    }

    private static void Set(ref int[] map, int index, int value)
    {
        var current = map;
        if (index >= current.Length)
        {
            var larger = new int[Math.Max(index + 1, current.Length * 2)];
            Array.Copy(current, larger, current.Length);
            current = larger;
        }

        current[index] = value;
        Volatile.Write(ref map, current);
    }
}
