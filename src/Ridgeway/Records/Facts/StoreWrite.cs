using System.Data.Common;
using Microsoft.Data.Sqlite;
using Ridgeway.Data;

namespace Ridgeway.Records.Facts;

/// <summary>An open connection with its transaction, for prepared commands that must be saved together.</summary>
internal sealed record StoreWrite(DbConnection Connection, DbTransaction Transaction)
{
    public DbCommand Command(string sql)
    {
        var command = Connection.CreateCommand();
        command.Transaction = Transaction;
        command.CommandText = sql;
        return command;
    }

    /// <summary>An identifier as this engine stores it.</summary>
    public object Id(Guid id) => IdFor(Connection, id);

    public static object IdFor(DbConnection connection, Guid id) =>
        connection is SqliteConnection ? id.ToByteArray(bigEndian: true) : id;

    public static Guid GuidFrom(object stored) => stored is byte[] bytes ? new Guid(bytes, bigEndian: true) : (Guid)stored;
}
