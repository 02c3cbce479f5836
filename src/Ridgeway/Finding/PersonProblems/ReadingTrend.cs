using Ridgeway.Codes;
using Ridgeway.Records;

namespace Ridgeway.Finding.PersonProblems;

/// <summary>The readings of one measure, latest last, in the words and places a page shows.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Latest">The latest value with its unit.</param>
/// <param name="When">Its date.</param>
/// <param name="Points">Day number and value, oldest first.</param>
/// <param name="InWords">The trend for whoever does not see the line.</param>
/// <param name="Source">How we know the latest.</param>
/// <param name="Conflict">That another source says otherwise of the same day, or null.</param>
internal sealed record ReadingTrend(
    string Name, string Latest, string When, IReadOnlyList<(int Day, double Value)> Points, string InWords, string Source, string? Conflict)
{
    private const int Readings = 12;

    /// <summary>Every measure the person has by that day, by the id of its list.</summary>
    public static IReadOnlyDictionary<string, ReadingTrend> AllOf(PersonRecord record, DateOnly on, CodeLists lists)
    {
        var places = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < record.Count; i++)
        {
            var fact = record[i];
            if (fact.Value is not null && fact.Day >= 0 && fact.Day <= on.DayNumber && lists.MeasureOf(fact.Code) is { } list)
            {
                (places.TryGetValue(list.Id, out var known) ? known : places[list.Id] = []).Add(i);
            }
        }

        return places.ToDictionary(entry => entry.Key, entry => Of(lists[entry.Key], entry.Value, record), StringComparer.Ordinal);
    }

    /// <summary>"140 mmHg"; a pure number has no unit.</summary>
    public static string Words(double value, MeasureUnit unit) => unit.IsPureNumber ? Number(value, unit) : $"{Number(value, unit)} {unit.Shown}";

    private static ReadingTrend Of(CodeList list, List<int> places, PersonRecord record)
    {
        var shown = places.TakeLast(Readings).ToList();
        var unit = list.Unit!;
        var latest = record[shown[^1]];
        var values = shown.ConvertAll(place => record[place].RawValue);
        return new ReadingTrend(
            list.Name,
            Words(latest.RawValue, unit),
            latest.Date is { } date ? PersonWords.Date(date) : "",
            shown.ConvertAll(place => (record[place].Day, record[place].RawValue)),
            shown.Count < 2 ? "One reading" : $"{shown.Count} readings, {Number(values.Min(), unit)} to {Number(values.Max(), unit)}",
            record.SourceOf(shown[^1])?.ForPeople ?? "",
            ConflictOf(places, record, unit));
    }

    /// <summary>Two imports that give the same day different values: nobody can tell here which is right.</summary>
    private static string? ConflictOf(List<int> places, PersonRecord record, MeasureUnit unit)
    {
        var (last, lastSource) = (record[places[^1]], record.SourceOf(places[^1]));
        var other = places.SkipLast(1).Reverse().TakeWhile(place => record[place].Day == last.Day)
            .FirstOrDefault(place => !record[place].RawValue.Equals(last.RawValue) && record.SourceOf(place)?.Import != lastSource?.Import, -1);
        return other < 0 ? null : $"{Words(record[other].RawValue, unit)} on the same day, says {record.SourceOf(other)?.ForPeople}";
    }

    private static string Number(double value, MeasureUnit unit) => Math.Round(value, unit.Decimals).ToString($"F{unit.Decimals}");
}
