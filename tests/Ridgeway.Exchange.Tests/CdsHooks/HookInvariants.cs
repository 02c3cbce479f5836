using System.Text.Json;

namespace Ridgeway.Exchange.CdsHooks;

/// <summary>
/// The invariants of CDS Hooks (HL7/cds-hooks, input/fsh/invariants) and the must-haves of the specification, as assertions on
/// JSON. cds-r-1, cds-r-2 and cds-fb-1 to 3 are about what comes in: the readers refuse what breaks them.
/// </summary>
internal static class HookInvariants
{
    public static void Hold(JsonElement response)
    {
        foreach (var card in response.GetProperty("cards").EnumerateArray())
        {
            var summary = card.GetProperty("summary").GetString()!;
            Assert.True(summary.Length is > 0 and < 140, $"summary of {summary.Length}: {summary}");
            Assert.Contains(card.GetProperty("indicator").GetString(), new[] { "info", "warning", "critical" });
            Assert.NotEmpty(card.GetProperty("source").GetProperty("label").GetString()!);
            Assert.True(card.GetProperty("uuid").TryGetGuid(out _));
            Suggestions(card);
            // cds-resp-4
            Assert.All(List(card, "overrideReasons"), reason => Assert.NotEmpty(reason.GetProperty("display").GetString()!));
            foreach (var link in List(card, "links"))
            {
                Assert.NotEmpty(link.GetProperty("label").GetString()!);
                Assert.True(Uri.TryCreate(link.GetProperty("url").GetString(), UriKind.Absolute, out _));
                Assert.Contains(link.GetProperty("type").GetString(), new[] { "absolute", "smart" });
                // cds-resp-3
                Assert.True(link.GetProperty("type").GetString() == "smart" || !link.TryGetProperty("appContext", out _), "appContext is for smart links");
            }
        }

        Assert.False(response.TryGetProperty("systemActions", out var actions) && actions.GetArrayLength() == 0, "systemActions is left out where there are none");
    }

    private static void Suggestions(JsonElement card)
    {
        var suggestions = List(card, "suggestions").ToList();
        // cds-resp-6
        Assert.Equal(suggestions.Count > 0, card.TryGetProperty("selectionBehavior", out var behaviour));
        if (suggestions.Count == 0)
        {
            return;
        }

        Assert.Contains(behaviour.GetString(), new[] { "at-most-one", "any" });
        // cds-resp-1
        var recommended = suggestions.Count(one => one.TryGetProperty("isRecommended", out var is1) && is1.GetBoolean());
        Assert.True(behaviour.GetString() != "at-most-one" || recommended <= 1);
        foreach (var suggestion in suggestions)
        {
            Assert.NotEmpty(suggestion.GetProperty("label").GetString()!);
            // cds-resp-7
            Assert.True(!suggestion.TryGetProperty("actionSelectionBehavior", out var among) || among.GetString() is "all" or "any" or "at-most-one");
            foreach (var action in List(suggestion, "actions"))
            {
                // cds-resp-5
                Assert.NotEmpty(action.GetProperty("description").GetString()!);
                var type = action.GetProperty("type").GetString();
                Assert.Contains(type, new[] { "create", "update", "delete" });
                // cds-resp-2
                Assert.Equal(type == "delete", action.TryGetProperty("resourceId", out _));
                Assert.Equal(type != "delete", action.TryGetProperty("resource", out _));
            }
        }
    }

    private static IEnumerable<JsonElement> List(JsonElement at, string key) => at.TryGetProperty(key, out var list) ? list.EnumerateArray() : [];
}
