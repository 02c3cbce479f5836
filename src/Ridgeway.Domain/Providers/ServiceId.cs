namespace Ridgeway.Providers;

/// <summary>One service that people can be referred to, whatever numbers other directories know it by.</summary>
public readonly record struct ServiceId : IComparable<ServiceId>
{
    private readonly Guid value;

    public ServiceId(Guid value) => this.value = value == Guid.Empty
        ? throw new ArgumentException("A ServiceId cannot be empty.", nameof(value))
        : value;

    public Guid Value => value == Guid.Empty ? throw new InvalidOperationException("An unset ServiceId was read.") : value;

    public static ServiceId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public int CompareTo(ServiceId other) => value.CompareTo(other.value);

    public override string ToString() => Value.ToString();
}
