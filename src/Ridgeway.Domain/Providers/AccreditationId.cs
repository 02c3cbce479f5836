namespace Ridgeway.Providers;

/// <summary>One decision that a provider may take people, from asking for it to its end.</summary>
public readonly record struct AccreditationId : IComparable<AccreditationId>
{
    private readonly Guid value;

    public AccreditationId(Guid value) => this.value = value == Guid.Empty
        ? throw new ArgumentException("An AccreditationId cannot be empty.", nameof(value))
        : value;

    public Guid Value => value == Guid.Empty ? throw new InvalidOperationException("An unset AccreditationId was read.") : value;

    public static AccreditationId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public int CompareTo(AccreditationId other) => value.CompareTo(other.value);

    public override string ToString() => Value.ToString();
}
