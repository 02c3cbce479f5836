using System.Buffers;
using System.Text.Json;
using Ridgeway.Codes;
using Ridgeway.Exchange.Fhir.Writing;

namespace Ridgeway.Exchange.CdsHooks;

/// <summary>Writes what a CDS Hooks service says: which services there are, and cards.</summary>
public static class HookWriter
{
    public static ReadOnlyMemory<byte> Discovery(IEnumerable<HookOffer> offers) => Write(json =>
    {
        json.WriteStartArray("services"u8);
        foreach (var offer in offers)
        {
            json.WriteStartObject();
            json.WriteString("hook"u8, offer.Hook);
            json.WriteString("id"u8, offer.Id);
            json.WriteString("title"u8, offer.Title);
            json.WriteString("description"u8, offer.Description);
            Optional(json, "usageRequirements"u8, offer.UsageRequirements);
            json.WriteStartObject("prefetch"u8);
            foreach (var (key, query) in offer.Prefetch)
            {
                json.WriteString(key, query);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    public static ReadOnlyMemory<byte> Cards(IEnumerable<HookCard> cards) => Write(json =>
    {
        json.WriteStartArray("cards"u8);
        foreach (var card in cards)
        {
            Card(json, card);
        }

        json.WriteEndArray();
    });

    private static void Card(Utf8JsonWriter json, HookCard card)
    {
        json.WriteStartObject();
        json.WriteString("uuid"u8, card.Uuid);
        json.WriteString("summary"u8, card.Summary);
        json.WriteString("indicator"u8, Words(card.Indicator));
        Optional(json, "detail"u8, card.Detail);
        Source(json, card.Source);
        if (card.Suggestions.Count > 0)
        {
            json.WriteStartArray("suggestions"u8);
            foreach (var suggestion in card.Suggestions)
            {
                Suggestion(json, suggestion);
            }

            json.WriteEndArray();
            // cds-resp-6; and with "at-most-one", at most one is recommended (cds-resp-1).
            json.WriteString("selectionBehavior"u8, "at-most-one"u8);
        }

        if (card.OverrideReasons.Count > 0)
        {
            json.WriteStartArray("overrideReasons"u8);
            foreach (var reason in card.OverrideReasons)
            {
                Coding(json, reason);
            }

            json.WriteEndArray();
        }

        Links(json, card.Links);
        json.WriteEndObject();
    }

    private static void Source(Utf8JsonWriter json, CardSource source)
    {
        json.WriteStartObject("source"u8);
        json.WriteString("label"u8, source.Label);
        Optional(json, "url"u8, source.Url);
        if (source.Topic is { } topic)
        {
            json.WritePropertyName("topic"u8);
            Coding(json, topic);
        }

        json.WriteEndObject();
    }

    private static void Suggestion(Utf8JsonWriter json, CardSuggestion suggestion)
    {
        json.WriteStartObject();
        json.WriteString("label"u8, suggestion.Label);
        json.WriteString("uuid"u8, suggestion.Uuid);
        if (suggestion.IsRecommended)
        {
            json.WriteBoolean("isRecommended"u8, true);
        }

        json.WriteStartArray("actions"u8);
        foreach (var action in suggestion.Actions)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, action is CardAction.Create ? "create"u8 : "delete"u8);
            json.WriteString("description"u8, action.Description);
            if (action is CardAction.Create create)
            {
                json.WritePropertyName("resource"u8);
                json.WriteRawValue(create.Resource.Span);
            }
            else if (action is CardAction.Delete delete)
            {
                json.WriteString("resourceId"u8, delete.ResourceId);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Links(Utf8JsonWriter json, IReadOnlyList<CardLink> links)
    {
        if (links.Count == 0)
        {
            return;
        }

        json.WriteStartArray("links"u8);
        foreach (var link in links)
        {
            json.WriteStartObject();
            json.WriteString("label"u8, link.Label);
            json.WriteString("url"u8, link.Url);
            json.WriteString("type"u8, "absolute"u8);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Coding(Utf8JsonWriter json, Coded code)
    {
        json.WriteStartObject();
        json.WriteString("system"u8, code.System);
        json.WriteString("code"u8, code.Code);
        Optional(json, "display"u8, code.Display);
        json.WriteEndObject();
    }

    private static void Optional(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private static ReadOnlySpan<byte> Words(CardIndicator indicator) => indicator switch
    {
        CardIndicator.Info => "info"u8,
        CardIndicator.Warning => "warning"u8,
        CardIndicator.Critical => "critical"u8,
        _ => throw new ArgumentOutOfRangeException(nameof(indicator)),
    };

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, JsonPieces.Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return bytes.WrittenMemory;
    }
}
