namespace Ridgeway.Records;

/// <summary>Codes of how information must be given that came without words.</summary>
internal static class AccessWords
{
    /// <summary>UK Core's PreferredWrittenCommunicationFormat and HumanLanguage; BCP 47 and SNOMED CT as in its example patients.</summary>
    public static string Of(string code, string? display) => display ?? code switch
    {
        "11" => "Large print",
        "12" => "Braille",
        "13" => "Audio tape",
        "bfi" or "q4" => "British Sign Language",
        "703963007" or "q5" => "Makaton",
        "q1" => "Braille",
        "q2" => "American Sign Language",
        "q3" => "Australian Sign Language",
        _ => code,
    };
}
