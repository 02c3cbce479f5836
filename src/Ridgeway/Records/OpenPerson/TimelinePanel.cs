using Ridgeway.Access;
using Ridgeway.Codes;
using Ridgeway.Web;

namespace Ridgeway.Records.OpenPerson;

/// <summary>Everything known, the latest first, each with how we know it.</summary>
internal sealed class TimelinePanel(CodeLists lists) : IShowOnPersonPage
{
    private const int ShownAtFirst = 25;

    public Task<PersonPanel?> PanelAsync(PersonRecord record, Viewer viewer, CancellationToken cancel)
    {
        var entries = new List<TimelineEntry>(record.Count);
        for (var i = record.Count - 1; i >= 0; i--)
        {
            entries.Add(Entry(record, i));
        }

        return Task.FromResult<PersonPanel?>(new PersonPanel(
            90, "/Records/OpenPerson/_Timeline.cshtml", new Timeline([.. entries.Take(ShownAtFirst)], [.. entries.Skip(ShownAtFirst)])));
    }

    private TimelineEntry Entry(PersonRecord record, int place)
    {
        var fact = record[place];
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
            code.Display ?? measure?.Name ?? code.Code,
            Value(fact, measure),
            fact.IsOver || fact.EndedOn is not null ? fact.EndedOn is { } ended ? $"ended {ended:d MMMM yyyy}" : "ended" : null,
            $"{code.System} {code.Code}",
            record.SourceOf(place)?.ForPeople ?? "");
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

internal sealed record Timeline(IReadOnlyList<TimelineEntry> Latest, IReadOnlyList<TimelineEntry> Earlier);

internal sealed record TimelineEntry(string When, string Kind, string What, string Value, string? Ended, string Code, string Source);
