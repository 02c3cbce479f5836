namespace Ridgeway.Finding.Lists;

/// <summary>Invitations sent together.</summary>
public readonly record struct InvitationBatchId : IComparable<InvitationBatchId>
{
    private readonly Guid value;

    public InvitationBatchId(Guid value) => this.value = value == Guid.Empty
        ? throw new ArgumentException("A InvitationBatchId cannot be empty.", nameof(value))
        : value;

    public Guid Value => value == Guid.Empty ? throw new InvalidOperationException("An unset InvitationBatchId was read.") : value;

    public static InvitationBatchId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public int CompareTo(InvitationBatchId other) => value.CompareTo(other.value);

    public override string ToString() => Value.ToString();
}
