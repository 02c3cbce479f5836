using System.Globalization;
using Ridgeway.Codes;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Finding;

/// <summary>A reason with everything needed to show it and to find it again: what it stood for, and the coded, dated, sourced fact.</summary>
/// <param name="What">What it stood for, in words: the name of the code list, or the detail of the person.</param>
/// <param name="Id">The id of the code list, or a <see cref="PersonDetail"/>.</param>
/// <param name="Code">The code as recorded, or null for a detail of the person.</param>
/// <param name="Date">When, as exactly as it is known.</param>
/// <param name="Value">The number, where it is a reading.</param>
/// <param name="Unit">The unit as people read it.</param>
/// <param name="Answer">The coded answer, where it is one.</param>
/// <param name="Decimals">How many decimals of the value people are shown.</param>
/// <param name="Source">Where it came from, where sources were read.</param>
public sealed record Evidence(
    string What, string Id, Coded? Code, PartialDate? Date, double? Value, string? Unit, Coded? Answer, int Decimals, FactSource? Source)
{
    public static Evidence Of(Reason reason, PersonRecord record, CodeLists lists)
    {
        lists.TryFind(reason.What, out var list);
        var what = list?.Name ?? Capitalised(reason.What);
        if (reason.Fact == Reason.NoFact)
        {
            return new Evidence(what, reason.What, null, null, null, null, null, 0, null);
        }

        var fact = record[reason.Fact];
        var isMeasure = list?.Unit is not null;
        return new Evidence(
            what,
            reason.What,
            lists.Book[fact.Code],
            fact.Date,
            isMeasure ? fact.Value : null,
            isMeasure && !list!.Unit!.IsPureNumber ? list.Unit.Shown : null,
            fact.Answer > 0 ? lists.Book[fact.Answer] : null,
            list?.Unit?.Decimals ?? 0,
            record.SourceOf(reason.Fact));
    }

    /// <summary>"Systolic blood pressure 152 mmHg, 1 May 2026"; "Hypertension, 2015".</summary>
    public string ForPeople
    {
        get
        {
            var number = Value is { } value ? " " + Math.Round(value, Decimals).ToString($"F{Decimals}", CultureInfo.InvariantCulture) : "";
            return $"{What}{number}{(Unit is null ? "" : " " + Unit)}{(Date is { } date ? ", " + Shown(date) : "")}";
        }
    }

    private static string Shown(PartialDate date) => (date.Month, date.Day) switch
    {
        (null, _) => date.ToString(),
        (_, null) => date.Earliest.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
        _ => date.Earliest.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
    };

    private static string Capitalised(string id) => char.ToUpperInvariant(id[0]) + id[1..].Replace('-', ' ');
}
