namespace Ridgeway.Records;

/// <summary>One import: everything one run of "import" brought in, and what a withdrawal takes out again.</summary>
public readonly record struct ImportId
{
    private readonly Guid value;

    public ImportId(Guid value) => this.value = value == Guid.Empty
        ? throw new ArgumentException("An ImportId cannot be empty.", nameof(value))
        : value;

    public Guid Value => value == Guid.Empty ? throw new InvalidOperationException("An unset ImportId was read.") : value;

    public static ImportId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public override string ToString() => Value.ToString();
}
