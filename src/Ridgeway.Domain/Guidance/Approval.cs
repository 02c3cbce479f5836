namespace Ridgeway.Guidance;

/// <summary>Whether a clinical safety officer has agreed. Until then it is shown as a draft (DCB0129).</summary>
/// <param name="By">Who approved it; null while it is a draft.</param>
/// <param name="On">When.</param>
/// <param name="Role">In what role: "Clinical safety officer".</param>
/// <param name="Of">The fingerprint that was approved, or its first twelve letters at least.</param>
public sealed record Approval(string? By, DateOnly? On, string? Role = null, string? Of = null)
{
    private const int FewestLetters = 12;

    public static readonly Approval Draft = new(null, null);

    public bool IsDraft => By is null;

    /// <summary>This approval where it is of what the rule now says, else a draft: whoever approved it has not seen the change.</summary>
    public Approval Holding(string fingerprint) =>
        Of is { Length: >= FewestLetters } && fingerprint.StartsWith(Of, StringComparison.Ordinal) ? this : Draft;
}
