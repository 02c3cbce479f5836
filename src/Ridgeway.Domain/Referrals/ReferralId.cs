namespace Ridgeway.Referrals;

/// <summary>One referral of one person, from sending to closing.</summary>
public readonly record struct ReferralId : IComparable<ReferralId>
{
    private readonly Guid value;

    public ReferralId(Guid value) => this.value = value == Guid.Empty
        ? throw new ArgumentException("A ReferralId cannot be empty.", nameof(value))
        : value;

    public Guid Value => value == Guid.Empty ? throw new InvalidOperationException("An unset ReferralId was read.") : value;

    public static ReferralId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public int CompareTo(ReferralId other) => value.CompareTo(other.value);

    public override string ToString() => Value.ToString();
}
