using System.Text.Json;
using Ridgeway.Codes;

namespace Ridgeway.Exchange.CdsHooks;

/// <summary>What is in the basket: of each order its reference and what is ordered.</summary>
internal static class DraftOrders
{
    public static IReadOnlyList<DraftOrder> Read(JsonElement bundle)
    {
        var orders = new List<DraftOrder>();
        foreach (var entry in bundle.List("entry"))
        {
            if (entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("resource", out var resource) && resource.TryText("resourceType", out var type))
            {
                resource.TryText("id", out var id);
                orders.Add(new DraftOrder($"{type}/{id}", type, Codes(resource)));
            }
        }

        return orders;
    }

    private static List<Coded> Codes(JsonElement order)
    {
        var codes = new List<Coded>();
        if (order.TryGetProperty("code", out var concept))
        {
            foreach (var coding in concept.List("coding"))
            {
                if (coding.TryText("system", out var system) && coding.TryText("code", out var code))
                {
                    codes.Add(new Coded(system, code));
                }
            }
        }

        return codes;
    }
}
