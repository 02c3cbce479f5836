using Microsoft.EntityFrameworkCore;
using Ridgeway.Codes;
using Ridgeway.Data;
using Ridgeway.Time;

namespace Ridgeway.Records.OpenPerson;

/// <summary>One thing a source said of how a person lives or how to speak with them.</summary>
internal sealed record WiderDetail(DetailKind About, string Code, string? Display, string Source, PartialDate? SaidOn)
{
    public string InWords => (About, Code) switch
    {
        (DetailKind.InterpreterNeeded, "true") => "Needs an interpreter",
        (DetailKind.InterpreterNeeded, _) => "No interpreter needed",
        (DetailKind.ResidentialStatus, "H") => "Lives in the United Kingdom",
        (DetailKind.ResidentialStatus, "O") => "Lives overseas",
        (DetailKind.HasCarer, _) => "Somebody cares for them",
        (DetailKind.AccessibleInformation, _) => AccessWords.Of(Code, Display),
        _ => Display ?? Code,
    };

    /// <summary>"Needs an interpreter (gp, 1 May 2026)".</summary>
    public string WithSource => SaidOn is { } on ? $"{InWords} ({Source}, {PersonWords.Date(on)})" : $"{InWords} ({Source})";
}

/// <summary>
/// What sources say beyond names, numbers and ethnic group: of details of a Patient, and of coded facts on the lists of work, caring and
/// information. Each kind has one answer, the latest; of how information must be given every need counts.
/// </summary>
internal sealed class WiderRecord(RidgewayDb db, CodeLists lists)
{
    private static readonly (DetailKind About, string[] Lists)[] Coded =
    [
        (DetailKind.WorkStatus, ["in-work", "out-of-work"]), (DetailKind.Carer, ["carer", "not-a-carer"]), (DetailKind.AccessibleInformation, ["accessible-information"]),
    ];

    public async Task<IReadOnlyList<WiderDetail>> OfAsync(PersonRecord record, CancellationToken cancel)
    {
        var said = (await RowsAsync(record.Person.Id, cancel)).Select(row => (Detail: new WiderDetail(row.About, row.Code, row.Display, row.Source, row.SaidOn), On: row.SaidOn?.Latest ?? DateOnly.FromDateTime(row.HeardAtUtc)))
            .Concat(InFacts(record).Select(detail => (Detail: detail, On: detail.SaidOn?.Latest ?? DateOnly.MinValue)))
            .OrderByDescending(one => one.On)
            .Select(one => one.Detail);
        return [.. said.DistinctBy(detail => detail.About == DetailKind.AccessibleInformation ? $"{detail.InWords}" : $"{detail.About}")];
    }

    /// <summary>The details of Patients as they were written, for writing one again: the latest of each kind, and every need.</summary>
    public async Task<IReadOnlyList<CodedDetail>> SaidAsync(PersonId person, CancellationToken cancel) =>
        [.. (await RowsAsync(person, cancel)).DistinctBy(row => row.About == DetailKind.AccessibleInformation ? $"{row.Scheme}|{row.Code}" : $"{row.About}")
            .Select(row => new CodedDetail(row.About, row.Scheme, row.Code, row.Display))];

    /// <summary>The latest first.</summary>
    private async Task<List<DetailRow>> RowsAsync(PersonId person, CancellationToken cancel)
    {
        var rows = await db.Set<DetailRow>().AsNoTracking()
            .Where(row => row.About != DetailKind.Ethnicity)
            .Where(row => row.PersonId == person || db.Set<MergedRow>().Any(merged => merged.IntoPersonId == person && merged.PersonId == row.PersonId))
            .ToListAsync(cancel);
        return [.. rows.OrderByDescending(row => row.SaidOn?.Latest ?? DateOnly.FromDateTime(row.HeardAtUtc)).ThenByDescending(row => row.HeardAtUtc).ThenBy(row => row.Source, StringComparer.Ordinal)];
    }

    private IEnumerable<WiderDetail> InFacts(PersonRecord record)
    {
        var numbers = Coded.SelectMany(kind => kind.Lists.Where(id => lists.TryFind(id, out _)).Select(id => (kind.About, List: lists.NumberOf(id)))).ToList();
        for (var place = record.Count - 1; place >= 0; place--)
        {
            var fact = record[place];
            foreach (var (about, _) in numbers.Where(one => !fact.IsOver && fact.EndDay < 0 && lists.IsOn(one.List, fact.Code, fact.Answer)))
            {
                var said = lists.Book[fact.Answer > 0 ? fact.Answer : fact.Code];
                yield return new WiderDetail(about, said.Code, said.Display, record.SourceOf(place)?.ForPeople ?? "", fact.Date);
            }
        }
    }
}
