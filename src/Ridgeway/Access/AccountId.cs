namespace Ridgeway.Access;

/// <summary>One account: a person who signs in, or a system that does.</summary>
public readonly record struct AccountId
{
    private readonly Guid value;

    public AccountId(Guid value) => this.value = value == Guid.Empty
        ? throw new ArgumentException("An AccountId cannot be empty.", nameof(value))
        : value;

    public Guid Value => value == Guid.Empty ? throw new InvalidOperationException("An unset AccountId was read.") : value;

    public static AccountId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public override string ToString() => Value.ToString();
}
