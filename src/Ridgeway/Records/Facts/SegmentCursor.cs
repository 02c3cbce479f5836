using System.Data.Common;

namespace Ridgeway.Records.Facts;

/// <summary>Walks segments in person order beside a walk through people, and gives each person theirs.</summary>
internal sealed class SegmentCursor
{
    private readonly DbDataReader reader;
    private bool hasRow;
    private Guid at;

    public SegmentCursor(DbDataReader reader)
    {
        this.reader = reader;
        Advance();
    }

    /// <summary>How many segments the person has.</summary>
    public int Count { get; private set; }

    /// <summary>The packed facts, where there is one segment.</summary>
    public byte[] Only { get; private set; } = [];

    public void MoveTo(PersonId person)
    {
        Count = 0;
        while (hasRow && at.CompareTo(person.Value) < 0)
        {
            Advance();
        }

        while (hasRow && at == person.Value)
        {
            if (Count++ == 0)
            {
                Only = (byte[])reader.GetValue(1);
            }

            Advance();
        }
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
