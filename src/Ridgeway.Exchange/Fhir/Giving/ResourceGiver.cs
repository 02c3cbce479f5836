using System.Text.Json.Nodes;
using Ridgeway.Codes;
using Ridgeway.Exchange.Fhir.R4;

namespace Ridgeway.Exchange.Fhir.Giving;

/// <summary>One resource to be given out.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Id">The id to give it.</param>
/// <param name="Version">meta.versionId.</param>
/// <param name="At">meta.lastUpdated.</param>
/// <param name="Source">meta.source: which import, file and line.</param>
public sealed record Asked(string Type, string Id, string Version, DateTimeOffset At, string Source)
{
    /// <summary>Name of the system it came from, for the identifier that keeps another id.</summary>
    public string System { get; init; } = "";

    /// <summary>"Patient/…" of the person it is about; null where it is nobody's.</summary>
    public string? Person { get; init; }

    /// <summary>True for a restricted person: address, telephone, general practitioner and narrative are left out.</summary>
    public bool IsRestricted { get; init; }

    /// <summary>Where a written reference leads here; null where nobody knows.</summary>
    public Func<WrittenReference, string?> Find { get; init; } = _ => null;
}

/// <summary>Gives resources out as they came, made valid and current. One serves one thread at a time.</summary>
public sealed class ResourceGiver
{
    /// <summary>The tag of a resource that was not valid R4 as it came.</summary>
    public const string RepairedTag = "repaired";

    private static readonly string[] PersonElements = ["subject", "patient", "beneficiary", "individual", "for"];
    private static readonly string[] RestrictedElements = ["address", "telecom", "generalPractitioner", "text", "contact", "managingOrganization"];

    private readonly R4Repair repair = new();
    private readonly UkCoreCodings codings = new();

    /// <summary>The resource, or null where nothing valid can be made of it.</summary>
    public GivenResource? Give(ReadOnlySpan<byte> json, Asked giving) => R4Json.Parse(json) is { } tree ? Give(tree, giving) : null;

    /// <summary>The tree becomes the resource.</summary>
    public GivenResource? Give(JsonObject tree, Asked giving)
    {
        codings.MakeCurrent(tree);
        ReferenceRewriting.Rewrite(tree, giving.Find);
        PointToPerson(tree, giving);
        KeepId(tree, giving);
        if (giving.IsRestricted)
        {
            foreach (var name in RestrictedElements)
            {
                tree.Remove(name);
            }
        }

        tree["resourceType"] = giving.Type;
        if (!repair.Repair(tree))
        {
            return null;
        }

        var made = new JsonObject { ["resourceType"] = giving.Type, ["id"] = giving.Id, ["meta"] = Meta(tree["meta"] as JsonObject, giving) };
        foreach (var property in tree.ToList())
        {
            if (!made.ContainsKey(property.Key) && property.Key is not ("_id" or "_meta"))
            {
                tree.Remove(property.Key);
                made[property.Key] = property.Value;
            }
        }

        return new GivenResource(giving.Type, giving.Id, giving.Version, giving.At, made, [.. repair.Told]);
    }

    private static void PointToPerson(JsonObject tree, Asked giving)
    {
        if (giving.Person is not { } person || giving.Type == "Patient" || R4Definitions.Find(giving.Type) is not { } type)
        {
            return;
        }

        foreach (var name in PersonElements.Where(name => type.Find(name) is { Type: "Reference", Element.IsMany: false }))
        {
            var isRequired = type.Find(name)!.Element.Min > 0;
            if (tree[name] is JsonObject subject)
            {
                // A Patient inside the resource, or an address elsewhere, stands for the same person.
                if (R4Tree.Text(subject["reference"]) is not { } written || written.StartsWith('#') || ReferenceRewriting.Read(written)?.Type is null or "Patient")
                {
                    subject["reference"] = person;
                }

                return;
            }

            if (tree.ContainsKey(name) || isRequired || name is "subject" or "patient")
            {
                tree[name] = new JsonObject { ["reference"] = person };
                return;
            }
        }
    }

    /// <summary>Where the id is another than it came with, the one it came with stays as an identifier.</summary>
    private static void KeepId(JsonObject tree, Asked giving)
    {
        if (R4Tree.Text(tree["id"]) is not { Length: > 0 } written || written == giving.Id
            || R4Definitions.Find(giving.Type)?.Find("identifier") is not { Element.IsMany: true })
        {
            return;
        }

        var identifiers = tree["identifier"] as JsonArray;
        if (identifiers is null)
        {
            identifiers = tree["identifier"] is { } one ? [one.DeepClone()] : [];
            tree["identifier"] = identifiers;
        }

        identifiers.Add(new JsonObject
        {
            ["use"] = "secondary",
            ["system"] = $"{CodeSystem.Ridgeway}/id-at-source/{Uri.EscapeDataString(giving.System)}",
            ["value"] = written,
        });
    }

    private JsonObject Meta(JsonObject? came, Asked giving)
    {
        var meta = new JsonObject
        {
            ["versionId"] = giving.Version,
            ["lastUpdated"] = giving.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"),
            ["source"] = giving.Source,
        };
        foreach (var property in came?.ToList() ?? [])
        {
            if (!meta.ContainsKey(property.Key) && property.Key is not ("_versionId" or "_lastUpdated" or "_source"))
            {
                came!.Remove(property.Key);
                meta[property.Key] = property.Value;
            }
        }

        if (repair.Told.Count > 0)
        {
            if (meta["tag"] is not JsonArray tags)
            {
                meta["tag"] = tags = [];
            }

            tags.Add(new JsonObject
            {
                ["system"] = CodeSystem.Ridgeway,
                ["code"] = RepairedTag,
                ["display"] = "Not valid R4 as it came. " + string.Join("; ", repair.Told),
            });
        }

        return meta;
    }
}
