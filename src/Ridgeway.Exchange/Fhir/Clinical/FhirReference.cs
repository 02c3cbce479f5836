using System.Text.Json;
using Ridgeway.Exchange.Fhir.Json;

namespace Ridgeway.Exchange.Fhir.Clinical;

/// <summary>A FHIR Reference: what it points to, and the NHS number or organisation code it may carry instead.</summary>
internal ref struct FhirReference
{
    public ReadOnlySpan<byte> Reference { get; private set; }

    public ReadOnlySpan<byte> Type { get; private set; }

    public ReadOnlySpan<byte> NhsNumber { get; private set; }

    public ReadOnlySpan<byte> OrganisationCode { get; private set; }

    /// <summary>When the identifier stopped being so (identifier.period.end).</summary>
    public FhirDate EndedOn { get; private set; }

    public readonly bool IsEmpty => Reference.IsEmpty && NhsNumber.IsEmpty && OrganisationCode.IsEmpty;

    public static FhirReference Read(scoped ref Utf8JsonReader json, Workbench bench, string path)
    {
        var read = default(FhirReference);
        if (json.TokenType == JsonTokenType.String)
        {
            bench.Doubts.Add(path, "is plain text where a reference belongs; it was read as one");
            read.Reference = WithoutVersion(bench.Text(ref json, path));
            return read;
        }

        var walk = ObjectWalk.Over(ref json, bench, path);
        while (walk.Next(ref json, bench))
        {
            if (walk.Name.SequenceEqual("reference"u8))
            {
                read.Reference = WithoutVersion(bench.Text(ref json, path));
            }
            else if (walk.Name.SequenceEqual("identifier"u8))
            {
                read.ReadIdentifiers(ref json, bench, path);
            }
            else if (walk.Name.SequenceEqual("type"u8))
            {
                read.Type = bench.Text(ref json, path);
            }
            else
            {
                json.Skip();
            }
        }

        read.TakeConditional(bench);
        return read;
    }

    /// <summary>The resource type a reference names: "Group" for "Group/1" and "https://x/fhir/Group/1"; empty for urn:, # and the like.</summary>
    public static ReadOnlySpan<byte> TypeOf(ReadOnlySpan<byte> reference)
    {
        var question = reference.IndexOf((byte)'?');
        if (question >= 0)
        {
            return LastSegment(reference[..question]);
        }

        var slash = reference.LastIndexOf((byte)'/');
        return slash <= 0 ? default : LastSegment(reference[..slash]);
    }

    private static ReadOnlySpan<byte> LastSegment(ReadOnlySpan<byte> path) => path[(path.LastIndexOf((byte)'/') + 1)..];

    private static ReadOnlySpan<byte> WithoutVersion(ReadOnlySpan<byte> reference)
    {
        reference = reference.Trim(" \t\r\n"u8);
        var history = reference.IndexOf("/_history/"u8);
        return history < 0 ? reference : reference[..history];
    }

    /// <summary>One identifier by the book; some senders write a list.</summary>
    private void ReadIdentifiers(scoped ref Utf8JsonReader json, Workbench bench, string path)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            Take(Identifier.Read(ref json, bench, path), bench);
            return;
        }

        bench.Doubts.Add(path, "has a list of identifiers where one belongs; the first usable one was taken");
        var list = ListWalk.Over(ref json, bench, path);
        while (list.Next(ref json))
        {
            Take(Identifier.Read(ref json, bench, path), bench);
        }
    }

    private void Take(Identifier identifier, Workbench bench) => Take(bench, identifier.System, identifier.Value, identifier.EndedOn);

    private void Take(Workbench bench, ReadOnlySpan<byte> system, ReadOnlySpan<byte> value, FhirDate ended)
    {
        switch (system.IsEmpty || value.IsEmpty ? SystemUse.Other : bench.Systems.Find(system).Use)
        {
            case SystemUse.NhsNumber when NhsNumber.IsEmpty:
                NhsNumber = value;
                break;
            case SystemUse.OrganisationCode when OrganisationCode.IsEmpty:
                OrganisationCode = value;
                EndedOn = ended;
                break;
        }
    }

    /// <summary>"Patient?identifier=https://fhir.nhs.uk/Id/nhs-number|9000000009": how a transaction points to someone by number.</summary>
    private void TakeConditional(Workbench bench)
    {
        var at = Reference.IndexOf("?identifier="u8);
        var bar = Reference.IndexOf((byte)'|');
        if (at >= 0 && bar > at + 12)
        {
            Take(bench, Reference[(at + 12)..bar], Reference[(bar + 1)..], default);
        }
    }
}
