namespace Ridgeway.Exchange.Fhir;

/// <summary>What is to become of a resource.</summary>
internal enum Verdict : byte
{
    /// <summary>Its parts were told one by one (a Bundle).</summary>
    Told,
    Person,
    Facts,
    Ignored,
    SetAside,
}

/// <summary>One resource while it is read. Nothing is told to the sink before the whole of it was good JSON.</summary>
internal ref struct ResourceDraft
{
    /// <summary>The whole document, in which references may be looked up.</summary>
    public ReadOnlySpan<byte> Document;

    /// <summary>Which entry of the Bundle, from 0; -1 outside a Bundle.</summary>
    public int EntryIndex = -1;

    public ResourceType? Type;
    public ReadOnlySpan<byte> TypeText;
    public ReadOnlySpan<byte> Id;
    public ReadOnlySpan<byte> FullUrl;

    /// <summary>The resource's own bytes, once it was read to its end.</summary>
    public ReadOnlySpan<byte> Json;
    public ReadOnlySpan<byte> Subject;
    public ReadOnlySpan<byte> SubjectNhsNumber;

    /// <summary>Which form of the resource this is: see <see cref="ResourceVersion"/>.</summary>
    public long Version;

    /// <summary>True where the Bundle has already given a later form.</summary>
    public bool IsOlder;
    public Verdict Verdict;
    public string Path = "";
    public string Why = "";

    public ResourceDraft()
    {
    }

    public void Ignore(string why)
    {
        Verdict = Verdict.Ignored;
        Why = why;
    }

    /// <param name="path">Without the resource type.</param>
    /// <param name="what">What is wrong and what to do.</param>
    public void SetAside(string path, string what)
    {
        Verdict = Verdict.SetAside;
        Path = path;
        Why = what;
    }

    public readonly FhirOrigin Origin(int line) => new(Type is null ? TypeText : Type.Utf8Name, Id, line)
    {
        Json = Json,
        FullUrl = FullUrl,
        Version = Version,
        IsOlder = IsOlder,
        SaysNothing = Verdict == Verdict.Ignored && !IsOlder && !Id.IsEmpty && Type is { Reading: not (Reading.Ignored or Reading.Patient or Reading.Bundle) },
        Subject = IsAboutAnother ? default : new FhirSubject(Subject, SubjectNhsNumber),
    };

    /// <summary>About a Group, a Location or a Device: not about a person.</summary>
    private readonly bool IsAboutAnother => Clinical.FhirReference.TypeOf(Subject) is { IsEmpty: false } named && !named.SequenceEqual("Patient"u8);

    /// <summary>"Observation.valueQuantity" for "valueQuantity"; "Bundle.entry[3]" where the type is not known.</summary>
    public readonly string PathOf(string path) =>
        (Type?.Name ?? (EntryIndex < 0 ? "resource" : $"Bundle.entry[{EntryIndex}]"), path) switch
        {
            (var top, "") => top,
            var (top, below) => $"{top}.{below}",
        };
}
