namespace Ridgeway.Guidance;

/// <summary>
/// Why one advice stands before another, in order: made for a condition before general; serves more of what matters to the
/// person; better grade; better verified; more reasons; and where all that is equal, by name, so that the order is always the same.
/// </summary>
public readonly record struct Placing(
    InterventionKind Kind, int Matters, EvidenceGrade Grade, Codes.Verification Flag, int Reasons, string Id) : IComparable<Placing>
{
    public int CompareTo(Placing other) => DecidedBy(other) switch
    {
        PlacedBy.Kind => Kind.CompareTo(other.Kind),
        PlacedBy.Matters => other.Matters.CompareTo(Matters),
        PlacedBy.Grade => Grade.CompareTo(other.Grade),
        PlacedBy.Flag => Flag.CompareTo(other.Flag),
        PlacedBy.Reasons => other.Reasons.CompareTo(Reasons),
        PlacedBy.Name => string.CompareOrdinal(Id, other.Id),
    };

    /// <summary>The first thing in which the two differ.</summary>
    public PlacedBy DecidedBy(Placing other) =>
        Kind != other.Kind ? PlacedBy.Kind
        : Matters != other.Matters ? PlacedBy.Matters
        : Grade != other.Grade ? PlacedBy.Grade
        : Flag != other.Flag ? PlacedBy.Flag
        : Reasons != other.Reasons ? PlacedBy.Reasons
        : PlacedBy.Name;
}

/// <summary>What put one advice before another.</summary>
public enum PlacedBy
{
    Kind = 1,
    Matters = 2,
    Grade = 3,
    Flag = 4,
    Reasons = 5,
    Name = 6,
}
