using System.Data.Common;

namespace Ridgeway.Records.Facts;

/// <summary>Walks folded facts in person order beside a walk through people, and gives each person theirs.</summary>
internal sealed class FoldedCursor
{
    private readonly DbDataReader reader;
    private bool hasRow;
    private Guid at;

    public FoldedCursor(DbDataReader reader)
    {
        this.reader = reader;
        Advance();
    }

    /// <summary>The person's packed facts, or null where there are none.</summary>
    public byte[]? MoveTo(PersonId person)
    {
        while (hasRow && at.CompareTo(person.Value) < 0)
        {
            Advance();
        }

        if (!hasRow || at != person.Value)
        {
            return null;
        }

        var packed = (byte[])reader.GetValue(1);
        Advance();
        return packed;
    }

    private void Advance()
    {
        hasRow = reader.Read();
        if (hasRow)
        {
            at = StoreWrite.GuidFrom(reader.GetValue(0));
        }
    }
}
