using System.Text.Json;
using System.Text.Json.Nodes;
using Ridgeway.Exchange.Fhir.Writing;

namespace Ridgeway.Exchange.Fhir.Giving;

/// <summary>A resource as Ridgeway gives it out: valid R4, current UK Core codings, references that can be read.</summary>
public sealed class GivenResource
{
    internal GivenResource(string type, string id, string version, DateTimeOffset at, JsonObject json, IReadOnlyList<string> repairs)
    {
        (Type, Id, Version, At, Json, Repairs) = (type, id, version, at, json, repairs);
    }

    public string Type { get; }

    public string Id { get; }

    /// <summary>meta.versionId.</summary>
    public string Version { get; }

    /// <summary>meta.lastUpdated.</summary>
    public DateTimeOffset At { get; }

    public JsonObject Json { get; }

    /// <summary>What was mended or left out of what came, element by element; empty where it came valid.</summary>
    public IReadOnlyList<string> Repairs { get; }

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        WriteTo(stream);
        return stream.ToArray();
    }

    public void WriteTo(Stream stream)
    {
        using var writer = new Utf8JsonWriter(stream, JsonPieces.Options);
        Json.WriteTo(writer);
    }
}
