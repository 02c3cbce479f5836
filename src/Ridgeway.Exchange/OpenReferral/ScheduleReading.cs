namespace Ridgeway.Exchange.OpenReferral;

/// <summary>Puts a schedule into words. Recurrence rules finer than days and hours are left to the publisher's own description.</summary>
internal static class ScheduleReading
{
    private static readonly (string Code, string Name)[] Days =
    [
        ("MO", "Monday"), ("TU", "Tuesday"), ("WE", "Wednesday"), ("TH", "Thursday"), ("FR", "Friday"), ("SA", "Saturday"), ("SU", "Sunday"),
    ];

    public static ScheduleEntry? Read(Node node)
    {
        var (opens, closes) = (Time(node, "opens_at"), Time(node, "closes_at"));
        string?[] parts =
        [
            DaysInWords(node),
            (opens, closes) switch
            {
                ({ } from, { } to) => $"{from:HH:mm} to {to:HH:mm}",
                ({ } from, null) => $"from {from:HH:mm}",
                (null, { } to) => $"until {to:HH:mm}",
                _ => null,
            },
        ];
        var words = string.Join(", ", parts.OfType<string>());
        words = words.Length > 0 ? words : node.PlainText("description") ?? "";
        return words.Length == 0 ? null : new ScheduleEntry(words, node.Day("valid_from"), node.Day("valid_to"));
    }

    private static string? DaysInWords(Node node)
    {
        var text = node.Text("byday");
        if (text is null)
        {
            return null;
        }

        // "2TU" is the second Tuesday; the number is kept only in the publisher's own description.
        var asked = text.ToUpperInvariant().Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries)
            .Select(day => day.TrimStart('+', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'))
            .ToHashSet(StringComparer.Ordinal);
        var known = Days.Where(day => asked.Remove(day.Code)).Select(day => day.Name).ToList();
        if (asked.Count > 0)
        {
            node.Problem("byday", $"'{Node.Shortened(text)}' names a day that is not MO, TU, WE, TH, FR, SA or SU; it was left out.");
        }

        return known.Count switch
        {
            0 => null,
            1 => known[0],
            7 => "Every day",
            _ => $"{string.Join(", ", known[..^1])} and {known[^1]}",
        };
    }

    private static TimeOnly? Time(Node node, string name)
    {
        if (node.Text(name) is not { } text)
        {
            return null;
        }

        // "10:00:00Z" and "10:00:00+01:00" occur; the hour on the clock is what people are told.
        var clock = text.Split('Z', '+')[0];
        if (TimeOnly.TryParseExact(clock, ["HH:mm", "HH:mm:ss", "H:mm", "HH:mm:ss.fff"], out var time))
        {
            return time;
        }

        node.Problem(name, $"'{Node.Shortened(text)}' is not a time; it was left out.");
        return null;
    }
}
