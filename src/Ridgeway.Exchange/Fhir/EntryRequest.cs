using System.Text.Json;
using Ridgeway.Exchange.Fhir.Json;

namespace Ridgeway.Exchange.Fhir;

/// <summary>What a Bundle entry asks to be done.</summary>
internal ref struct EntryRequest
{
    public bool IsSaid { get; private set; }

    public bool IsDelete { get; private set; }

    public ReadOnlySpan<byte> Url { get; private set; }

    public static EntryRequest Read(scoped ref Utf8JsonReader json, Workbench bench)
    {
        var read = new EntryRequest { IsSaid = json.TokenType == JsonTokenType.StartObject };
        var walk = ObjectWalk.Over(ref json, bench, "request");
        while (walk.Next(ref json, bench))
        {
            if (walk.Name.SequenceEqual("method"u8))
            {
                read.IsDelete = bench.Text(ref json, "request.method").SequenceEqual("DELETE"u8);
            }
            else if (walk.Name.SequenceEqual("url"u8))
            {
                read.Url = bench.Text(ref json, "request.url");
            }
            else
            {
                json.Skip();
            }
        }

        return read;
    }
}
