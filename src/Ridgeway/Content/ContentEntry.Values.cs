using System.Globalization;
using Ridgeway.Time;

namespace Ridgeway.Content;

/// <summary>Texts that must mean something: numbers, days, windows, one of a few words, the id of something else.</summary>
internal sealed partial class ContentEntry
{
    private static readonly Dictionary<string, bool> YesAndNo = new(StringComparer.Ordinal) { ["true"] = true, ["false"] = false };

    public bool OptionalFlag(string key, bool otherwise = false) => Has(key) ? OneOf(key, YesAndNo) : otherwise;

    public bool Flag(string key) => OneOf(key, YesAndNo);

    public double Number(string key)
    {
        Needs(key);
        return OptionalNumber(key) ?? MissingValue(key, 0);
    }

    public double? OptionalNumber(string key)
    {
        Shape?[key].MeantNumber();
        return NumberOf(key);
    }

    private double? NumberOf(string key) => OptionalText(key) is not { } text ? null
        : double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : WrongValue(key, $"'{text}' is not a number.", (double?)null);

    /// <summary>A whole number from the first to the last allowed, both included.</summary>
    public int Whole(string key, int from, int to)
    {
        Needs(key);
        return OptionalWhole(key, from, to) ?? MissingValue(key, from);
    }

    public int? OptionalWhole(string key, int from, int to)
    {
        Shape?[key].MeantWhole(from, to);
        return WholeOf(key, from, to);
    }

    private int? WholeOf(string key, int from, int to) => OptionalText(key) is not { } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to ? number
        : WrongValue(key, $"'{text}' is not a whole number from {from} to {to}.", (int?)null);

    public DateOnly Day(string key)
    {
        Needs(key);
        return OptionalDay(key) ?? MissingValue(key, DateOnly.MinValue);
    }

    public DateOnly? OptionalDay(string key)
    {
        Shape?[key].MeantDay();
        return DayOf(key);
    }

    private DateOnly? DayOf(string key) => OptionalText(key) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : WrongValue(key, $"'{text}' is not a day: write it as 2026-11-01.", (DateOnly?)null);

    public Window? OptionalWindow(string key)
    {
        Shape?[key].MeantWindow();
        return WindowOf(key);
    }

    private Window? WindowOf(string key) => OptionalText(key) is not { } text ? null
        : Window.TryParse(text, out var window) ? window
        : WrongValue(key, $"'{text}' is not a length of time: write it as '12 months', '6 weeks', '5 days' or '2 years'.", (Window?)null);

    /// <summary>One of a few words, each with its meaning.</summary>
    public T OneOf<T>(string key, IReadOnlyDictionary<string, T> words)
    {
        Needs(key);
        Shape?[key].MeantOneOf(words.Keys);
        if (OptionalText(key) is not { } text)
        {
            Problem(key, $"'{key}' is missing: one of {string.Join(", ", words.Keys)}.");
            return words.Values.First();
        }

        return words.TryGetValue(text, out var meant)
            ? meant
            : WrongValue(key, $"'{text}' is not one of {string.Join(", ", words.Keys)}.", words.Values.First(), Nearest.To(text, words.Keys));
    }

    /// <summary>The id of a document of this kind, which must be declared somewhere.</summary>
    public string Reference(string key, string kind)
    {
        var id = Text(key);
        CheckReference(key, kind, id);
        return id;
    }

    public IReadOnlyList<string> References(string key, string kind)
    {
        var ids = Texts(key);
        foreach (var id in ids)
        {
            CheckReference(key, kind, id);
        }

        return ids;
    }

    public void CheckReference(string key, string kind, string id)
    {
        if (id.Length > 0 && !Names.Declares(kind, id))
        {
            Problem(key, $"There is no {kind} '{id}'.", Nearest.To(id, Names.Of(kind)));
        }
    }

    private T WrongValue<T>(string key, string what, T instead, string? suggestion = null)
    {
        Problem(key, what, suggestion);
        return instead;
    }

    private T MissingValue<T>(string key, T instead) => Has(key) ? instead : Missing(key, instead);
}
