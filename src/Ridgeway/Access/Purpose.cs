namespace Ridgeway.Access;

/// <summary>Why a person's record was looked at.</summary>
public enum Purpose
{
    /// <summary>To care for this person.</summary>
    DirectCare,

    /// <summary>The person looking at their own record.</summary>
    OwnRecord,

    /// <summary>To run a service this person is referred to.</summary>
    Delivery,

    /// <summary>To find who would benefit from an offer.</summary>
    CaseFinding,

    /// <summary>To keep records right: to tell whether two are one person's.</summary>
    RecordKeeping,

    /// <summary>To care for somebody outside one's own team, with the reason given.</summary>
    OutsideOwnTeam,

    /// <summary>To give another system what it is allowed to fetch, or take what it sends.</summary>
    Exchange,
}

/// <summary>Purposes in words for people.</summary>
public static class PurposeWords
{
    public static string ForPeople(this Purpose purpose) => purpose switch
    {
        Purpose.DirectCare => "Direct care",
        Purpose.OwnRecord => "Their own record",
        Purpose.Delivery => "Running a service they are referred to",
        Purpose.CaseFinding => "Finding who would benefit",
        Purpose.RecordKeeping => "Keeping records right",
        Purpose.OutsideOwnTeam => "Caring for somebody from elsewhere, with the reason given",
        Purpose.Exchange => "Exchange with another system",
    };
}
