using Ridgeway.Codes;
using Ridgeway.Records;

namespace Ridgeway.Finding.PersonProblems;

/// <summary>The latest of each measure a person has, with its trend.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Latest">The latest value with its unit.</param>
/// <param name="When">Its date.</param>
/// <param name="Trend">Points as fractions of the time and value shown, oldest first; empty where there is one reading.</param>
/// <param name="TrendInWords">The same, for whoever does not see the line.</param>
/// <param name="Source">How we know the latest.</param>
internal sealed record KeyMeasure(string Name, string Latest, string When, IReadOnlyList<(double X, double Y)> Trend, string TrendInWords, string Source);

internal static class KeyMeasures
{
    private const int Readings = 12;

    public static IReadOnlyList<KeyMeasure> Of(PersonRecord record, DateOnly on, CodeLists lists)
    {
        var byList = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < record.Count; i++)
        {
            var fact = record[i];
            if (fact.Value is not null && fact.Day >= 0 && fact.Day <= on.DayNumber && lists.MeasureOf(fact.Code) is { } list)
            {
                (byList.TryGetValue(list.Id, out var places) ? places : byList[list.Id] = []).Add(i);
            }
        }

        return [.. byList.Select(entry => Shown(lists[entry.Key], entry.Value, record))];
    }

    private static KeyMeasure Shown(CodeList list, List<int> places, PersonRecord record)
    {
        var shown = places.TakeLast(Readings).ToList();
        var latest = record[shown[^1]];
        var unit = list.Unit!;
        string Words(double value) => Math.Round(value, unit.Decimals).ToString($"F{unit.Decimals}");
        var values = shown.ConvertAll(place => record[place].RawValue);
        return new KeyMeasure(
            list.Name,
            unit.IsPureNumber ? Words(latest.RawValue) : $"{Words(latest.RawValue)} {unit.Shown}",
            latest.Date is { } date ? PersonWords.Date(date) : "",
            shown.Count < 2 ? [] : Points(shown, record),
            shown.Count < 2 ? "One reading" : $"{shown.Count} readings from {Words(values.Min())} to {Words(values.Max())}",
            record.SourceOf(shown[^1])?.ForPeople ?? "");
    }

    private static IReadOnlyList<(double X, double Y)> Points(List<int> places, PersonRecord record)
    {
        var (firstDay, lastDay) = (record[places[0]].Day, record[places[^1]].Day);
        var values = places.ConvertAll(place => record[place].RawValue);
        var (low, high) = (values.Min(), values.Max());
        return
        [
            .. places.Select((place, i) => (
                lastDay == firstDay ? i / (places.Count - 1.0) : (record[place].Day - firstDay) / (double)(lastDay - firstDay),
                high == low ? 0.5 : (record[place].RawValue - low) / (high - low))),
        ];
    }
}
