namespace Ridgeway.Finding.Lists;

/// <summary>One saved list.</summary>
public readonly record struct ListId : IComparable<ListId>
{
    private readonly Guid value;

    public ListId(Guid value) => this.value = value == Guid.Empty
        ? throw new ArgumentException("A ListId cannot be empty.", nameof(value))
        : value;

    public Guid Value => value == Guid.Empty ? throw new InvalidOperationException("An unset ListId was read.") : value;

    public static ListId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public int CompareTo(ListId other) => value.CompareTo(other.value);

    public override string ToString() => Value.ToString();
}
