using Ridgeway.Access;
using Ridgeway.Codes;
using Ridgeway.Records.Facts;
using Ridgeway.Web;

namespace Ridgeway.Records.OpenPerson;

/// <summary>Everything known, day by day, the latest first: what happened in a line, and how we know each thing one click away.</summary>
internal sealed class TimelinePanel(CodeLists lists, FactStore facts) : IShowOnPersonPage
{
    private const int DaysShownAtFirst = 8;

    public async Task<PersonPanel?> PanelAsync(PersonRecord record, Viewer viewer, CancellationToken cancel)
    {
        var entries = new List<TimelineEntry>(record.Count);
        for (var i = record.Count - 1; i >= 0; i--)
        {
            entries.Add(Entry(record, i));
        }

        var days = entries.GroupBy(entry => entry.When, StringComparer.Ordinal).Select(day => new TimelineDay(day.Key, [.. day])).ToList();
        var takenBack = (await facts.TakenBackAsync(record.Person.Id, cancel)).Select(one => new TakenBackEntry(Entry(one.Fact, one.Said), one.TakenBackBy.ForPeople));
        return new PersonPanel(
            90, "/Records/OpenPerson/_Timeline.cshtml", new Timeline([.. days.Take(DaysShownAtFirst)], [.. days.Skip(DaysShownAtFirst)], [.. takenBack]));
    }

    private TimelineEntry Entry(PersonRecord record, int place) => Entry(record[place], record.SourceOf(place));

    private TimelineEntry Entry(in Fact fact, FactSource? source)
    {
        var code = lists.Book[fact.Code];
        var measure = lists.MeasureOf(fact.Code);
        return new TimelineEntry(
            fact.Date is { } date ? PersonWords.Date(date) : "No date",
            fact.Kind switch
            {
                FactKind.Condition => "Problem",
                FactKind.Measure => "Measure",
                FactKind.Finding => "Finding",
                FactKind.Medicine => "Medicine",
                FactKind.Procedure => "Event",
            },
            measure?.Name ?? code.Display ?? code.Code,
            Value(fact, measure),
            fact.IsOver || fact.EndedOn is not null ? fact.EndedOn is { } ended ? $"ended {ended:d MMMM yyyy}" : "ended" : null,
            $"{code.System} {code.Code}",
            source?.ForPeople ?? "");
    }

    private string Value(in Fact fact, CodeList? measure)
    {
        if (fact.Answer > 0)
        {
            return lists.Book[fact.Answer] is var answer && answer.Display is { } words ? words : lists.Book[fact.Answer].Code;
        }

        if (fact.Value is not { } value)
        {
            return "";
        }

        var unit = measure?.Unit is { } known ? (known.IsPureNumber ? "" : known.Shown) : fact.Unit > 0 ? lists.Book[fact.Unit].Code : "";
        return $"{Math.Round(value, measure?.Unit?.Decimals ?? 2)} {unit}".TrimEnd();
    }
}

internal sealed record Timeline(IReadOnlyList<TimelineDay> Latest, IReadOnlyList<TimelineDay> Earlier, IReadOnlyList<TakenBackEntry> TakenBack)
{
    public int EarlierEntries => Earlier.Sum(day => day.Entries.Count);
}

/// <summary>What one day brought.</summary>
internal sealed record TimelineDay(string When, IReadOnlyList<TimelineEntry> Entries)
{
    private const int ToldAtMost = 6;

    /// <summary>What matters most first: problems, events, medicines, then readings with their values; the rest is counted.</summary>
    public string InALine
    {
        get
        {
            var told = Entries.OrderBy(entry => Array.IndexOf(Weight, entry.Kind)).Take(ToldAtMost).Select(entry => $"{entry.What} {entry.Value}".Trim() + (entry.Ended is null ? "" : $" ({entry.Ended})"));
            return string.Join("; ", told) + (Entries.Count > ToldAtMost ? $"; and {Entries.Count - ToldAtMost} more" : "");
        }
    }

    private static readonly string[] Weight = ["Problem", "Event", "Medicine", "Measure", "Finding"];
}

internal sealed record TimelineEntry(string When, string Kind, string What, string Value, string? Ended, string Code, string Source);

/// <summary>What a source said and took back, and where it did: it counts for nothing any more.</summary>
internal sealed record TakenBackEntry(TimelineEntry Said, string TakenBackBy);
