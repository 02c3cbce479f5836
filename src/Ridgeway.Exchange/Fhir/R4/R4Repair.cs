using System.Text.Json.Nodes;

namespace Ridgeway.Exchange.Fhir.R4;

/// <summary>
/// Makes a resource valid FHIR R4: what has another name, type or number than R4 allows is mended where its meaning is plain and left
/// out where it is not; what R4 requires and is missing is said to be missing (data-absent-reason). What was done is told, element by element.
/// Not for several threads at a time.
/// </summary>
internal sealed class R4Repair
{
    /// <summary>More than this is one trouble: it was rubbish.</summary>
    private const int MostTold = 25;

    private readonly List<string> told = [];
    private string[] contained = [];

    /// <summary>What was mended or left out: "Observation.value[x]: left out, not a number".</summary>
    public IReadOnlyList<string> Told => told;

    /// <summary>Repairs in place.</summary>
    /// <returns>False where it cannot be made a valid resource.</returns>
    public bool Repair(JsonObject resource)
    {
        told.Clear();
        return Resource(resource, isInside: false);
    }

    private bool Resource(JsonObject resource, bool isInside)
    {
        if (R4Tree.Text(resource["resourceType"]) is not { } name || R4Definitions.Find(name) is not { IsResource: true } type)
        {
            return false;
        }

        var outer = contained;
        if (isInside)
        {
            NothingInside(resource);
        }
        else
        {
            contained = [.. (resource["contained"] as JsonArray ?? []).OfType<JsonObject>().Select(one => R4Tree.Text(one["id"])).OfType<string>()];
        }

        var stands = Fields(resource, type, name);
        if (stands)
        {
            R4Rules.Apply(resource, type.Name, Tell);
            FillIn(resource, type, name);
        }

        if (!isInside)
        {
            contained = outer;
        }

        return stands;
    }

    /// <summary>What is inside a resource has nothing inside it and no version or security of its own (dom-2, dom-4, dom-5).</summary>
    private static void NothingInside(JsonObject resource)
    {
        resource.Remove("contained");
        if (resource["meta"] is JsonObject meta)
        {
            meta.Remove("versionId");
            meta.Remove("lastUpdated");
            meta.Remove("security");
        }
    }

    private bool Complex(JsonObject value, string typeName, string path)
    {
        if (R4Definitions.Find(typeName) is not { } type || !Fields(value, type, path))
        {
            return false;
        }

        R4Rules.Apply(value, typeName, Tell);
        if (typeName == "Reference" && R4Tree.Text(value["reference"]) is ['#', ..] local && local.Length > 1 && !contained.Contains(local[1..]))
        {
            value.Remove("reference");
            Tell(path, "pointed to something that is not inside this resource; the pointer was left out");
        }

        if (type.Required.FirstOrDefault(element => !R4Tree.Has(value, element)) is { } missing)
        {
            Tell($"{path}.{missing.Name}", "is missing, so what it belongs to was left out");
            return false;
        }

        return value.Any(property => property.Key != "id");
    }

    private bool Fields(JsonObject value, R4Type type, string path)
    {
        var choices = new Dictionary<string, string>();
        foreach (var name in value.Select(property => property.Key).ToList())
        {
            if (name == "resourceType" && type.IsResource)
            {
                continue;
            }

            var bare = name.StartsWith('_') ? name[1..] : name;
            if (type.Find(bare) is not { } property || (name != bare && !R4Definitions.IsPrimitive(property.Type)))
            {
                value.Remove(name);
                Tell($"{path}.{name}", "is no element of R4 here; left out");
            }
            else if (property.Element.IsChoice && !choices.TryAdd(property.Element.Name, bare) && choices[property.Element.Name] != bare)
            {
                value.Remove(name);
                Tell($"{path}.{name}", $"stands beside {choices[property.Element.Name]}, of which only one may; left out");
            }
            else if (name == bare)
            {
                Field(value, name, property, $"{path}.{name}");
            }
        }

        foreach (var name in value.Select(property => property.Key).Where(key => key.StartsWith('_')).ToList())
        {
            PrimitiveExtension(value, name, $"{path}.{name[1..]}");
        }

        return true;
    }

    private void Field(JsonObject owner, string name, R4Property property, string path)
    {
        var value = owner[name];
        if (value is null)
        {
            owner.Remove(name);
            return;
        }

        if (!property.Element.IsMany)
        {
            if (value is JsonArray list)
            {
                value = list.FirstOrDefault(one => one is not null)?.DeepClone();
                Tell(path, "is a list where one belongs; the first was kept");
            }

            Set(owner, name, One(value, property, path));
            return;
        }

        if (value is not JsonArray many)
        {
            many = [value.DeepClone()];
            Tell(path, "is one where a list belongs; made a list of one");
        }

        Set(owner, name, Many(owner, name, many, property, path));
    }

    private JsonArray? Many(JsonObject owner, string name, JsonArray many, R4Property property, string path)
    {
        var beside = R4Definitions.IsPrimitive(property.Type) ? owner["_" + name] as JsonArray : null;
        var (kept, keptBeside) = (new JsonArray(), new JsonArray());
        for (var i = 0; i < many.Count; i++)
        {
            var one = many[i] is { } value ? One(value.DeepClone(), property, $"{path}[{i}]") : null;
            var extra = beside is not null && i < beside.Count ? beside[i]?.DeepClone() : null;
            if (one is not null || extra is JsonObject)
            {
                kept.Add(one);
                keptBeside.Add(extra);
            }
        }

        if (beside is not null)
        {
            Set(owner, "_" + name, keptBeside.Any(one => one is not null) ? keptBeside : null);
        }

        return kept.Count == 0 || kept.All(one => one is null) ? null : kept;
    }

    /// <summary>One value, mended; null where it cannot stand.</summary>
    private JsonNode? One(JsonNode? value, R4Property property, string path)
    {
        if (R4Definitions.IsPrimitive(property.Type))
        {
            var mended = property.Element.Name == "id" && property.Type == "string" && value is JsonValue ? R4Primitive.Mend(value, "string", null, out var same)
                : R4Primitive.Mend(value, property.Type, property.Element.Binding, out same);
            if (mended is null)
            {
                Tell(path, $"is no good {property.Type}; left out");
            }
            else if (!same)
            {
                Tell(path, "was written another way than R4 wants; rewritten");
            }

            return mended;
        }

        var made = R4Tree.AsObject(value, property.Type);
        if (made is null)
        {
            Tell(path, $"is not a {property.Type}; left out");
            return null;
        }

        if (property.Type == "Resource")
        {
            return Resource(made, isInside: path.Contains(".contained", StringComparison.Ordinal)) ? made : null;
        }

        if (!Complex(made, property.Type, path))
        {
            return null;
        }

        return IsBound(made, property.Element.Binding, path) ? made : null;
    }

    private bool IsBound(JsonObject value, R4Binding? binding, string path)
    {
        if (binding is null)
        {
            return true;
        }

        var codings = value["coding"] is JsonArray list ? list.OfType<JsonObject>() : value.ContainsKey("code") || value.ContainsKey("system") ? [value] : [];
        var all = codings.ToList();
        if (all.Count == 0 && !value.ContainsKey("coding") && value.ContainsKey("extension"))
        {
            return true;
        }

        if (all.Exists(coding => binding.Has(R4Tree.Text(coding["system"]), R4Tree.Text(coding["code"]))))
        {
            return true;
        }

        Tell(path, "has no code of the value set R4 binds it to; left out");
        return false;
    }

    private void PrimitiveExtension(JsonObject owner, string name, string path)
    {
        var bare = name[1..];
        if (owner[name] is JsonArray many)
        {
            if (owner[bare] is not JsonArray values || values.Count != many.Count || !many.All(one => one is null || (one is JsonObject made && Complex(made, "Element", path))))
            {
                owner.Remove(name);
            }

            return;
        }

        if (owner[name] is not JsonObject extra || !Complex(extra, "Element", path))
        {
            owner.Remove(name);
        }
    }

    private void FillIn(JsonObject resource, R4Type type, string path)
    {
        foreach (var element in type.Required.Where(element => !R4Tree.Has(resource, element)))
        {
            R4Tree.SetAbsent(resource, element);
            Tell($"{path}.{element.Name}", "is missing and required; said to be unknown");
        }
    }

    private static void Set(JsonObject owner, string name, JsonNode? value)
    {
        if (value is null)
        {
            owner.Remove(name);
        }
        else if (!ReferenceEquals(owner[name], value))
        {
            owner[name] = value;
        }
    }

    private void Tell(string path, string what)
    {
        if (told.Count < MostTold)
        {
            told.Add($"{path}: {what}");
        }
    }
}
