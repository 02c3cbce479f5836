namespace Ridgeway.Records;

/// <summary>What a detail of a person is about.</summary>
public enum DetailKind
{
    Ethnicity = 1,

    /// <summary>Whether the person needs an interpreter: true or false.</summary>
    InterpreterNeeded = 2,

    /// <summary>Where the person lives, as UK Core has it: H in the United Kingdom, O overseas.</summary>
    ResidentialStatus = 3,

    /// <summary>Which language the person reads or speaks best.</summary>
    Language = 4,

    /// <summary>Whether the person is in work. Comes as a coded fact, and is read from the facts.</summary>
    WorkStatus = 5,

    /// <summary>How information must be given: large print, British Sign Language, easy read. A person may have several.</summary>
    AccessibleInformation = 6,

    /// <summary>Whether the person cares for somebody without pay. Comes as a coded fact, and is read from the facts.</summary>
    Carer = 7,

    /// <summary>That somebody cares for the person: a contact whose relationship is "Carer".</summary>
    HasCarer = 8,
}

/// <summary>One coded detail of a person, as a source wrote it.</summary>
/// <param name="About">What it is about.</param>
/// <param name="Scheme">The address of the coding, or empty.</param>
/// <param name="Code">The code; where only words were given, the words.</param>
/// <param name="Display">The words beside the code, or null.</param>
public sealed record CodedDetail(DetailKind About, string Scheme, string Code, string? Display);
