namespace Ridgeway.Providers;

/// <summary>
/// How many people a service can take in a period. <paramref name="Places"/> null means the provider asks to be asked.
/// </summary>
/// <param name="Places">Places in the period, or null for "ask us".</param>
/// <param name="Taken">Places already promised in it: what the provider said, and every referral sent or accepted since.</param>
/// <param name="From">First day of the period.</param>
/// <param name="To">Last day of the period; afterwards the figures say nothing.</param>
/// <param name="AsOf">The day the provider last said so.</param>
public sealed record Capacity(int? Places, int Taken, DateOnly From, DateOnly To, DateOnly AsOf)
{
    /// <summary>Is there room for one more, as far as anyone has said?</summary>
    public Room RoomOn(DateOnly day) => this switch
    {
        { Places: null } => new Room.AskUs(),
        _ when day < From || day > To => new Room.AskUs(),
        { Places: { } places } when Taken >= places => new Room.Full(places),
        { Places: { } places } => new Room.Free(places - Taken, places),
    };

    /// <summary>The same with more places promised.</summary>
    public Capacity Less(int promised) => promised < 0
        ? throw new ArgumentOutOfRangeException(nameof(promised), "Places promised cannot be fewer than none.")
        : this with { Taken = Taken + promised };
}

/// <summary>Whether a service has room.</summary>
public abstract record Room
{
    private Room()
    {
    }

    /// <summary>So many places free, of so many.</summary>
    public sealed record Free(int Left, int Of) : Room;

    /// <summary>All places are promised.</summary>
    public sealed record Full(int Of) : Room;

    /// <summary>Nobody has given a number that holds today.</summary>
    public sealed record AskUs : Room;
}
