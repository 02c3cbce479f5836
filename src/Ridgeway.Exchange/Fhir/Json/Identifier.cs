using System.Text.Json;
using Ridgeway.Exchange.Fhir.Clinical;

namespace Ridgeway.Exchange.Fhir.Json;

/// <summary>A FHIR Identifier.</summary>
internal ref struct Identifier
{
    public ReadOnlySpan<byte> System { get; private set; }

    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>Code of the UK Core extension that says how far an NHS number was checked.</summary>
    public ReadOnlySpan<byte> Verification { get; private set; }

    /// <summary>"old", "temp", "usual": identifier.use.</summary>
    public ReadOnlySpan<byte> UseCode { get; private set; }

    /// <summary>When it stopped being so.</summary>
    public FhirDate EndedOn { get; private set; }

    public static Identifier Read(scoped ref Utf8JsonReader json, Workbench bench, string path)
    {
        var read = default(Identifier);
        var walk = ObjectWalk.Over(ref json, bench, path);
        while (walk.Next(ref json, bench))
        {
            read.ReadField(walk.Name, ref json, bench, path);
        }

        return read;
    }

    public readonly SystemUse Use(Workbench bench) =>
        System.IsEmpty || Value.IsEmpty ? SystemUse.Other : bench.Systems.Find(System).Use;

    private void ReadField(ReadOnlySpan<byte> name, scoped ref Utf8JsonReader json, Workbench bench, string path)
    {
        if (name.SequenceEqual("system"u8))
        {
            System = bench.Text(ref json, path);
        }
        else if (name.SequenceEqual("value"u8))
        {
            Value = bench.Text(ref json, path).Trim(" \t\r\n"u8);
        }
        else if (name.SequenceEqual("use"u8))
        {
            UseCode = bench.Text(ref json, path);
        }
        else if (name.SequenceEqual("period"u8))
        {
            EndedOn = Period.Read(ref json, bench, path).End;
        }
        else if (name.SequenceEqual("extension"u8))
        {
            ReadExtensions(ref json, bench, path);
        }
        else
        {
            json.Skip();
        }
    }

    private void ReadExtensions(scoped ref Utf8JsonReader json, Workbench bench, string path)
    {
        var list = ListWalk.Over(ref json, bench, path);
        while (list.Next(ref json))
        {
            ReadOnlySpan<byte> url = default, code = default;
            var walk = ObjectWalk.Over(ref json, bench, path);
            while (walk.Next(ref json, bench))
            {
                if (walk.Name.SequenceEqual("url"u8))
                {
                    url = bench.Text(ref json, path);
                }
                else if (walk.Name.SequenceEqual("valueCodeableConcept"u8))
                {
                    code = StatusCode.Read(ref json, bench, path);
                }
                else
                {
                    json.Skip();
                }
            }

            if (url.IndexOf("NHSNumberVerificationStatus"u8) >= 0)
            {
                Verification = code;
            }
        }
    }
}
