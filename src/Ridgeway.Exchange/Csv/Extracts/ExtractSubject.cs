using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Ridgeway.Exchange.Csv.Extracts;

/// <summary>Whom a row is about.</summary>
/// <param name="Id">The extract's own id as FHIR may write it, or null.</param>
/// <param name="NhsNumber">As written, or null.</param>
internal sealed record ExtractSubject(string? Id, string? NhsNumber)
{
    private const string NhsNumberSystem = "https://fhir.nhs.uk/Id/nhs-number";

    public string Key => Id ?? NhsNumber!;

    public static ExtractSubject? Of(ExtractPerson map, ExtractCells cells)
    {
        var id = cells.Text(map.Id);
        var number = cells.Text(map.NhsNumber);
        if (id is null && number is null)
        {
            cells.SetAside(map.Id ?? map.NhsNumber, "The row does not say whom it is about");
            return null;
        }

        return new ExtractSubject(id is null ? null : FhirId(id), number);
    }

    /// <summary>An id for the Patient itself: the extract's, or one made of the NHS number.</summary>
    public string PatientId => Id ?? FhirId("nhs-number|" + NhsNumber);

    public void WriteReference(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject(name);
        if (Id is not null)
        {
            json.WriteString("reference", "Patient/" + Id);
        }

        if (NhsNumber is not null)
        {
            json.WriteStartObject("identifier");
            WriteNumber(json);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public void WriteNumber(Utf8JsonWriter json)
    {
        json.WriteString("system", NhsNumberSystem);
        json.WriteString("value", NhsNumber);
    }

    /// <summary>FHIR ids are up to 64 letters, digits, hyphens and full stops; anything else becomes a digest.</summary>
    private static string FhirId(string text) => text.Length <= 64 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.')
        ? text
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
