using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Time;

namespace Ridgeway.Records.OpenPerson;

/// <summary>One thing a source said of how a person lives or how to speak with them, the latest of its kind.</summary>
internal sealed record WiderDetail(DetailKind About, string Code, string? Display, string Source, PartialDate? SaidOn)
{
    public string InWords => (About, Code) switch
    {
        (DetailKind.InterpreterNeeded, "true") => "Needs an interpreter",
        (DetailKind.InterpreterNeeded, _) => "No interpreter needed",
        (DetailKind.ResidentialStatus, "H") => "Lives in the United Kingdom",
        (DetailKind.ResidentialStatus, "O") => "Lives overseas",
        _ => Display ?? Code,
    };

    /// <summary>"Needs an interpreter (gp, 1 May 2026)".</summary>
    public string WithSource => SaidOn is { } on ? $"{InWords} ({Source}, {PersonWords.Date(on)})" : $"{InWords} ({Source})";
}

/// <summary>What sources say beyond names, numbers and ethnic group. Each kind has one answer, the latest.</summary>
internal sealed class WiderRecord(RidgewayDb db)
{
    public async Task<IReadOnlyList<WiderDetail>> OfAsync(PersonId person, CancellationToken cancel)
    {
        var rows = await db.Set<DetailRow>().AsNoTracking()
            .Where(row => row.About != DetailKind.Ethnicity)
            .Where(row => row.PersonId == person || db.Set<MergedRow>().Any(merged => merged.IntoPersonId == person && merged.PersonId == row.PersonId))
            .ToListAsync(cancel);
        return [.. rows
            .OrderByDescending(row => row.SaidOn?.Latest ?? DateOnly.FromDateTime(row.HeardAtUtc)).ThenByDescending(row => row.HeardAtUtc).ThenBy(row => row.Source, StringComparer.Ordinal)
            .DistinctBy(row => row.About)
            .Select(row => new WiderDetail(row.About, row.Code, row.Display, row.Source, row.SaidOn))];
    }
}
