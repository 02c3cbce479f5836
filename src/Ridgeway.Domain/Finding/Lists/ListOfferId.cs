namespace Ridgeway.Finding.Lists;

/// <summary>One offer of something to one person: an invitation, or a referral.</summary>
public readonly record struct ListOfferId : IComparable<ListOfferId>
{
    private readonly Guid value;

    public ListOfferId(Guid value) => this.value = value == Guid.Empty
        ? throw new ArgumentException("A ListOfferId cannot be empty.", nameof(value))
        : value;

    public Guid Value => value == Guid.Empty ? throw new InvalidOperationException("An unset ListOfferId was read.") : value;

    public static ListOfferId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public int CompareTo(ListOfferId other) => value.CompareTo(other.value);

    public override string ToString() => Value.ToString();
}
