using System.Globalization;
using System.Text.Json;

namespace Ridgeway.Exchange.CdsHooks;

/// <summary>Reads the body of a feedback call. No input makes it throw; all of it is right, or none is taken.</summary>
public static class FeedbackReader
{
    public static bool TryRead(ReadOnlyMemory<byte> json, out IReadOnlyList<CardFeedback> feedback, out IReadOnlyList<string> problems)
    {
        var (read, wrong) = (new List<CardFeedback>(), new List<string>());
        (feedback, problems) = (read, wrong);
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("feedback", out var list) || list.ValueKind != JsonValueKind.Array)
            {
                wrong.Add("feedback must be a list.");
                return false;
            }

            var number = 0;
            foreach (var one in list.EnumerateArray())
            {
                if (One(one, $"feedback[{number++}]", wrong) is { } good)
                {
                    read.Add(good);
                }
            }
        }
        catch (JsonException broken)
        {
            wrong.Add($"The body is not JSON: line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}.");
        }
        catch (InvalidOperationException)
        {
            wrong.Add("The body is not JSON: a text in it is not Unicode.");
        }

        return wrong.Count == 0;
    }

    private static CardFeedback? One(JsonElement one, string at, List<string> problems)
    {
        var before = problems.Count;
        var card = one.TryText("card", out var uuid) && Guid.TryParse(uuid, out var id) ? id : Guid.Empty;
        Check(card != Guid.Empty, $"{at}.card must be the uuid of a card.", problems);
        one.TryText("outcome", out var outcome);
        // cds-fb-1
        Check(outcome is "accepted" or "overridden", $"{at}.outcome must be 'accepted' or 'overridden'.", problems);
        var accepted = one.List("acceptedSuggestions").Select(suggestion => suggestion.TryText("id", out var text) && Guid.TryParse(text, out var taken) ? taken : Guid.Empty).ToList();
        // cds-fb-2
        Check(outcome != "accepted" || (accepted.Count > 0 && !accepted.Contains(Guid.Empty)), $"{at}.acceptedSuggestions must name what was accepted.", problems);
        var moment = Moment(one);
        Check(moment is not null, $"{at}.outcomeTimestamp must be a moment, as 2026-11-01T10:00:00Z.", problems);
        var (code, display, comment) = Reason(one, outcome, at, problems);
        return problems.Count > before ? null : new CardFeedback(card, outcome == "accepted", accepted, code, display, comment, moment!.Value);
    }

    private static (string? Code, string? Display, string? Comment) Reason(JsonElement one, string? outcome, string at, List<string> problems)
    {
        if (outcome != "overridden" || !one.TryGetProperty("overrideReason", out var why) || why.ValueKind == JsonValueKind.Null)
        {
            return (null, null, null);
        }

        string? code = null, display = null;
        if (why.ValueKind == JsonValueKind.Object && why.TryGetProperty("reason", out var reason))
        {
            reason.TryText("code", out code);
            reason.TryText("display", out display);
        }

        why.TryText("userComment", out var comment);
        // cds-fb-3
        Check(code is not null || display is not null || comment is not null, $"{at}.overrideReason must have a reason, a userComment or both.", problems);
        return (code, display, comment);
    }

    private static DateTimeOffset? Moment(JsonElement one) =>
        one.TryText("outcomeTimestamp", out var text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var when) ? when.ToUniversalTime() : null;

    private static void Check(bool isRight, string otherwise, List<string> problems)
    {
        if (!isRight)
        {
            problems.Add(otherwise);
        }
    }
}
