using System.Text.Json;
using Ridgeway.Exchange.Fhir.Clinical;
using Ridgeway.Exchange.Fhir.Json;
using Ridgeway.Time;

namespace Ridgeway.Exchange.Fhir;

/// <summary>The few things another resource may want to know of a resource it refers to.</summary>
internal ref struct ResourceCard
{
    public ReadOnlySpan<byte> Type;
    public ReadOnlySpan<byte> Id;
    public ReadOnlySpan<byte> NhsNumber;
    public ReadOnlySpan<byte> OrganisationCode;
    public ReadOnlySpan<byte> Organisation;
    public int Code;
    public PartialDate? BirthDate;

    /// <summary>Looks through "contained" for the resource with this id.</summary>
    /// <param name="json">The document from the list on; the list itself was read before and is good JSON.</param>
    public static bool TryFind(ReadOnlySpan<byte> json, Workbench bench, scoped ReadOnlySpan<byte> id, out ResourceCard card)
    {
        var contained = new Utf8JsonReader(json, JsonWords.Options);
        contained.Read();
        var wasMuted = bench.Doubts.Muted;
        bench.Doubts.Muted = true;
        var list = ListWalk.Over(ref contained, bench, "contained");
        card = default;
        var found = false;
        while (!found && list.Next(ref contained))
        {
            card = Read(ref contained, bench);
            found = card.Id.SequenceEqual(id);
        }

        bench.Doubts.Muted = wasMuted;
        return found;
    }

    /// <summary>Reads the resource the reader stands on, whatever it is.</summary>
    public static ResourceCard Read(scoped ref Utf8JsonReader json, Workbench bench)
    {
        var card = default(ResourceCard);
        var walk = ObjectWalk.Over(ref json, bench, "resource");
        while (walk.Next(ref json, bench))
        {
            card.ReadField(walk.Name, ref json, bench);
        }

        return card;
    }

    private void ReadField(ReadOnlySpan<byte> name, scoped ref Utf8JsonReader json, Workbench bench)
    {
        if (name.SequenceEqual("resourceType"u8))
        {
            Type = bench.Text(ref json, "resourceType");
        }
        else if (name.SequenceEqual("id"u8))
        {
            Id = bench.Text(ref json, "id");
        }
        else if (name.SequenceEqual("code"u8) && (Type.IsEmpty || Type.SequenceEqual("Medication"u8)))
        {
            Code = Concept.Read(ref json, bench, "code").Code;
        }
        else if (name.SequenceEqual("identifier"u8))
        {
            ReadIdentifiers(ref json, bench);
        }
        else if (name.SequenceEqual("organization"u8))
        {
            var reference = FhirReference.Read(ref json, bench, "organization");
            Organisation = reference.Reference;
            OrganisationCode = OrganisationCode.IsEmpty ? reference.OrganisationCode : OrganisationCode;
        }
        else if (name.SequenceEqual("birthDate"u8))
        {
            BirthDate = PartialDate.TryParse(bench.String(ref json, "birthDate"), out var birth) ? birth : null;
        }
        else
        {
            json.Skip();
        }
    }

    private void ReadIdentifiers(scoped ref Utf8JsonReader json, Workbench bench)
    {
        var list = ListWalk.Over(ref json, bench, "identifier");
        while (list.Next(ref json))
        {
            var identifier = Identifier.Read(ref json, bench, "identifier");
            switch (identifier.Use(bench))
            {
                case SystemUse.NhsNumber when NhsNumber.IsEmpty:
                    NhsNumber = identifier.Value;
                    break;
                case SystemUse.OrganisationCode when OrganisationCode.IsEmpty:
                    OrganisationCode = identifier.Value;
                    break;
            }
        }
    }
}
