using Ridgeway.Exchange.Fhir.Writing;
using Ridgeway.Records;

namespace Ridgeway.Exchange.Fhir;

/// <summary>How to reach a person: the parts of a Patient.</summary>
public sealed partial class FhirWriter
{
    private void Telecom(PersonDraft person)
    {
        if (person.Telephone is null && person.Email is null)
        {
            return;
        }

        json.WriteStartArray("telecom"u8);
        if (person.Telephone is not null)
        {
            Contact("phone"u8, person.Telephone);
        }

        if (person.Email is not null)
        {
            Contact("email"u8, person.Email);
        }

        json.WriteEndArray();
    }

    private void Contact(ReadOnlySpan<byte> system, string value)
    {
        json.WriteStartObject();
        json.WriteString("system"u8, system);
        json.WriteString("value"u8, value);
        json.WriteEndObject();
    }

    private void Address(PersonDraft person)
    {
        var postcode = AsWritten(person, person.Postcode?.Value, DataQuality.PostcodeUnreadable);
        if (person.Address is null && postcode is null && person.Lsoa is null)
        {
            return;
        }

        json.WriteStartArray("address"u8);
        json.WriteStartObject();
        if (person.Lsoa is { } lsoa)
        {
            json.WriteStartArray("extension"u8);
            json.WriteStartObject();
            json.WriteString("url"u8, FhirAddresses.CensusTract);
            json.WriteString("valueString"u8, lsoa.Value);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteString("use"u8, "home"u8);
        if (person.Address is not null)
        {
            json.WriteStartArray("line"u8);
            foreach (var line in person.Address.Split(", ", StringSplitOptions.RemoveEmptyEntries))
            {
                json.WriteStringValue(line);
            }

            json.WriteEndArray();
        }

        if (postcode is not null)
        {
            json.WriteString("postalCode"u8, postcode);
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }
}
