using Npgsql;

namespace Ridgeway.Records.Facts;

/// <summary>A walk over PostgreSQL: one ordered join, its rows streamed; facts are read into one buffer that grows as needed.</summary>
internal sealed class PostgresWalkRows : WalkRows
{
    private const int FactsColumn = 9;

    private readonly NpgsqlConnection connection;
    private readonly NpgsqlCommand command;
    private readonly NpgsqlDataReader row;
    private readonly char[] text = new char[256];
    private byte[] facts = new byte[16 * 1024];

    public PostgresWalkRows(NpgsqlConnection connection, StoredCodes codes, PersonId from, PersonId? before)
        : base(codes)
    {
        this.connection = connection;
        command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = $"""
            select {PersonColumns}, f.facts from records_person p left join records_folded f on f.person_id = p.person_id
            where p.person_id >= @from{(before is null ? "" : " and p.person_id < @before")} order by p.person_id
            """;
        command.Parameters.AddWithValue("@from", from.Value);
        if (before is { } end)
        {
            command.Parameters.AddWithValue("@before", end.Value);
        }

        row = command.ExecuteReader();
    }

    public override void Dispose()
    {
        row.Dispose();
        command.Dispose();
        connection.Dispose();
    }

    protected override bool MoveOn(out PersonId person)
    {
        var isThere = row.Read();
        person = isThere ? new PersonId(row.GetGuid(0)) : default;
        return isThere;
    }

    protected override T? Text<T>(int column, SeenTexts<T> meanings)
        where T : default
    {
        if (row.IsDBNull(column))
        {
            return default;
        }

        return meanings.Of(text.AsSpan(0, (int)row.GetChars(column, 0, text, 0, text.Length)));
    }

    protected override int? Number(int column) =>
        row.IsDBNull(column) ? null
        : row.GetFieldType(column) == typeof(bool) ? row.GetBoolean(column) ? 1 : 0
        : row.GetInt32(column);

    protected override ReadOnlySpan<byte> Facts()
    {
        if (row.IsDBNull(FactsColumn))
        {
            return default;
        }

        var length = (int)row.GetBytes(FactsColumn, 0, null, 0, 0);
        if (length > facts.Length)
        {
            facts = new byte[length * 2];
        }

        row.GetBytes(FactsColumn, 0, facts, 0, length);
        return facts.AsSpan(0, length);
    }
}
