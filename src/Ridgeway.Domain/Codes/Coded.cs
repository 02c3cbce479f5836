namespace Ridgeway.Codes;

/// <summary>A code as it was written: system, code and the words that came with it.</summary>
/// <param name="System">Address of the code system, in the form of <see cref="CodeSystem"/>.</param>
/// <param name="Code">The code itself, never empty.</param>
/// <param name="Display">The words at the source, for people; never used to decide anything.</param>
public readonly record struct Coded(string System, string Code, string? Display = null)
{
    /// <summary>Two codes are the same code whatever words came with them.</summary>
    public bool Equals(Coded other) =>
        string.Equals(System, other.System, StringComparison.Ordinal) && string.Equals(Code, other.Code, StringComparison.Ordinal);

    public override int GetHashCode() => HashCode.Combine(
        System?.GetHashCode(StringComparison.Ordinal) ?? 0, Code?.GetHashCode(StringComparison.Ordinal) ?? 0);
}
