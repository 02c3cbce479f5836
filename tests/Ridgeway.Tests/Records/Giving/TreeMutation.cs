using System.Text.Json.Nodes;

namespace Ridgeway.Records.Giving;

/// <summary>Spoils a resource in a few places, the same for the same seed: good JSON, and seldom good FHIR. Its type, id and subject stay.</summary>
internal static class TreeMutation
{
    private static readonly Func<JsonNode?>[] Things =
    [
        () => null, () => "", () => "  ", () => 7, () => -1.5, () => true, () => "2024-02-30", () => "2024-1-1", () => new JsonObject(), () => new JsonArray(),
        () => new JsonArray(1, "two", null), () => new JsonObject { ["coding"] = "x" }, () => new JsonObject { ["value"] = "x", ["code"] = "kg" },
        () => "a\u0001b", () => new JsonArray(new JsonArray(new JsonObject())), () => new JsonObject { ["reference"] = "#nothing" },
    ];

    public static string Of(string line, int seed)
    {
        var random = new Random(seed);
        var tree = (JsonObject)JsonNode.Parse(line)!;
        for (var i = 0; i < 3; i++)
        {
            Spoil(tree, random, isTop: true);
        }

        tree["id"] = $"mutated-{seed}";
        return tree.ToJsonString();
    }

    private static void Spoil(JsonNode node, Random random, bool isTop)
    {
        switch (node)
        {
            case JsonObject made when made.Where(property => !isTop || property.Key is not ("resourceType" or "id" or "subject" or "patient")).Select(property => property.Key).ToList() is { Count: > 0 } names:
                var name = names[random.Next(names.Count)];
                if (made[name] is { } inner and (JsonObject or JsonArray) && random.Next(4) > 0)
                {
                    Spoil(inner, random, isTop: false);
                }
                else
                {
                    Change(made, name, random);
                }

                break;
            case JsonArray { Count: > 0 } list:
                var place = random.Next(list.Count);
                if (list[place] is { } one and (JsonObject or JsonArray) && random.Next(4) > 0)
                {
                    Spoil(one, random, isTop: false);
                }
                else
                {
                    list[place] = Things[random.Next(Things.Length)]();
                }

                break;
        }
    }

    private static void Change(JsonObject made, string name, Random random)
    {
        switch (random.Next(5))
        {
            case 0:
                made.Remove(name);
                break;
            case 1:
                made[name + "Extra"] = made[name]?.DeepClone();
                break;
            case 2:
                made[name] = new JsonArray(made[name]?.DeepClone(), made[name]?.DeepClone());
                break;
            case 3:
                made["_" + name] = Things[random.Next(Things.Length)]();
                break;
            default:
                made[name] = Things[random.Next(Things.Length)]();
                break;
        }
    }
}
