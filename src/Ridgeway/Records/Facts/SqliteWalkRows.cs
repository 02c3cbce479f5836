using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Ridgeway.Records.Facts;

/// <summary>
/// A walk over SQLite by its own calls: the engine hands out texts and blobs where they lie, and nothing is copied or boxed.
/// Two statements go side by side in one read transaction; that costs less than a join, which seeks for every person.
/// </summary>
internal sealed class SqliteWalkRows : WalkRows
{
    private readonly SqliteConnection connection;
    private readonly sqlite3 handle;
    private readonly sqlite3_stmt people;
    private readonly sqlite3_stmt folded;
    private bool hasFolded;
    private bool isFoldedTheirs;

    public SqliteWalkRows(SqliteConnection connection, StoredCodes codes, PersonId from, PersonId? before)
        : base(codes)
    {
        this.connection = connection;
        handle = connection.Handle!;
        Check(raw.sqlite3_exec(handle, "begin"));
        people = Prepare($"select {PersonColumns} from records_person p where p.person_id >= ?1 and p.person_id < ?2 order by p.person_id", from, before);
        folded = Prepare("select person_id, facts from records_folded where person_id >= ?1 and person_id < ?2 order by person_id", from, before);
        hasFolded = Step(folded);
    }

    public override void Dispose()
    {
        people.Dispose();
        folded.Dispose();
        raw.sqlite3_exec(handle, "rollback");
        connection.Dispose();
    }

    protected override bool MoveOn(out PersonId person)
    {
        if (isFoldedTheirs)
        {
            hasFolded = Step(folded);
            isFoldedTheirs = false;
        }

        if (!Step(people))
        {
            person = default;
            return false;
        }

        var id = raw.sqlite3_column_blob(people, 0);
        person = new PersonId(new Guid(id, bigEndian: true));
        var order = -1;
        while (hasFolded && (order = raw.sqlite3_column_blob(folded, 0).SequenceCompareTo(id)) < 0)
        {
            hasFolded = Step(folded);
        }

        isFoldedTheirs = hasFolded && order == 0;
        return true;
    }

    protected override T? Text<T>(int column, SeenTexts<T> meanings)
        where T : default
    {
        // A text asked for as a blob comes as its UTF-8, without a copy.
        var text = raw.sqlite3_column_blob(people, column);
        return text.IsEmpty ? default : meanings.Of(text);
    }

    protected override int? Number(int column) =>
        raw.sqlite3_column_type(people, column) == raw.SQLITE_NULL ? null : raw.sqlite3_column_int(people, column);

    protected override ReadOnlySpan<byte> Facts() => isFoldedTheirs ? raw.sqlite3_column_blob(folded, 1) : default;

    private sqlite3_stmt Prepare(string sql, PersonId from, PersonId? before)
    {
        Check(raw.sqlite3_prepare_v2(handle, sql, out var statement));
        Check(raw.sqlite3_bind_blob(statement, 1, from.Value.ToByteArray(bigEndian: true)));
        // Longer than any id and as large: an end after all of them.
        var end = before is { } id ? id.Value.ToByteArray(bigEndian: true) : [.. Enumerable.Repeat((byte)0xFF, 17)];
        Check(raw.sqlite3_bind_blob(statement, 2, end));
        return statement;
    }

    private bool Step(sqlite3_stmt statement)
    {
        switch (raw.sqlite3_step(statement))
        {
            case raw.SQLITE_ROW:
                return true;
            case raw.SQLITE_DONE:
                return false;
            case var trouble:
                SqliteException.ThrowExceptionForRC(trouble, handle);
                return false;
        }
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, handle);
}
