namespace Ridgeway.Exchange.Fhir;

/// <summary>The resource types of FHIR R4 (4.0.1), numbered in order of name so that a type can be stored in a byte.</summary>
public static class FhirTypes
{
    /// <summary>All of them, in order of name.</summary>
    public static IReadOnlyList<string> All => ResourceType.AllNames;

    /// <summary>The number of a type, from 1; 0 where R4 has no such type.</summary>
    public static byte NumberOf(ReadOnlySpan<byte> name) => ResourceType.Find(name)?.Number ?? 0;

    /// <inheritdoc cref="NumberOf(ReadOnlySpan{byte})"/>
    public static byte NumberOf(string name) => NumberOf(System.Text.Encoding.UTF8.GetBytes(name));

    /// <exception cref="ArgumentOutOfRangeException">No type has that number.</exception>
    public static string NameOf(byte number) => ResourceType.AllNames[number - 1];
}
