using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Ridgeway.Data;

/// <summary>Identifiers as each engine stores them, for prepared commands: sixteen bytes in SQLite, uuid in PostgreSQL, the same order in both.</summary>
internal static class DatabaseIds
{
    public static object Stored(this DbConnection connection, Guid id) => connection is SqliteConnection ? id.ToByteArray(bigEndian: true) : id;

    public static Guid Id(this DbDataReader row, int column) => row.GetValue(column) is byte[] bytes ? new Guid(bytes, bigEndian: true) : row.GetGuid(column);
}
