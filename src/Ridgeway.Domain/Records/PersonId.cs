namespace Ridgeway.Records;

/// <summary>One person in this Ridgeway, whatever numbers other systems know them by.</summary>
public readonly record struct PersonId : IComparable<PersonId>
{
    private readonly Guid value;

    public PersonId(Guid value) => this.value = value == Guid.Empty
        ? throw new ArgumentException("A PersonId cannot be empty.", nameof(value))
        : value;

    public Guid Value => value == Guid.Empty ? throw new InvalidOperationException("An unset PersonId was read.") : value;

    public static PersonId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public int CompareTo(PersonId other) => value.CompareTo(other.value);

    public override string ToString() => Value.ToString();
}
