namespace Ridgeway.Providers;

/// <summary>One organisation that runs services, whatever numbers other directories know it by.</summary>
public readonly record struct ProviderId : IComparable<ProviderId>
{
    private readonly Guid value;

    public ProviderId(Guid value) => this.value = value == Guid.Empty
        ? throw new ArgumentException("A ProviderId cannot be empty.", nameof(value))
        : value;

    public Guid Value => value == Guid.Empty ? throw new InvalidOperationException("An unset ProviderId was read.") : value;

    public static ProviderId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public int CompareTo(ProviderId other) => value.CompareTo(other.value);

    public override string ToString() => Value.ToString();
}
