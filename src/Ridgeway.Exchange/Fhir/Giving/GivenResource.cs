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

    /// <summary>A resource made here, and not given out from what came.</summary>
    public static GivenResource Made(string type, string id, DateTimeOffset at, JsonObject json) =>
        new GivenResource(type, id, "", at, json, []).ChangedAt(at);

    /// <summary>The same resource in a later version: what is said in it changed here.</summary>
    public GivenResource ChangedAt(DateTimeOffset at)
    {
        var version = $"{at.ToUnixTimeMilliseconds()}";
        if (Json["meta"] is not JsonObject meta)
        {
            Json["meta"] = meta = [];
        }

        meta["versionId"] = version;
        meta["lastUpdated"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
        return new GivenResource(Type, Id, version, at, Json, Repairs);
    }

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
