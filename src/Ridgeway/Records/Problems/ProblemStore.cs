using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;

namespace Ridgeway.Records.Problems;

/// <summary>One problem as lists show it.</summary>
internal sealed record ProblemShown(
    long Number, ImportId Import, string Source, string File, int Line, string Path, string What, string Severity, string Kept, string Remedy, string State, DateTime ImportedAtUtc)
{
    public string Place => ProblemWords.Place(File, Line);
}

/// <summary>A problem with what was set aside and all that was done about it.</summary>
/// <param name="Shown">What it is.</param>
/// <param name="AsItCame">The bytes as text; null where nothing was kept.</param>
/// <param name="Corrected">As somebody changed it; null where nobody did.</param>
/// <param name="Steps">Who opened, corrected and released it, oldest first.</param>
/// <param name="ReleasedIn">The import that brought it in after all.</param>
/// <param name="IsWaiting">True where it can be corrected and released.</param>
internal sealed record ProblemOpened(ProblemShown Shown, string? AsItCame, string? Corrected, IReadOnlyList<ProblemStepShown> Steps, ImportId? ReleasedIn, bool IsWaiting);

internal sealed record ProblemStepShown(DateTime AtUtc, string Who, string What);

/// <summary>Which problems to list; what is null does not matter.</summary>
internal sealed record ProblemSearch(ImportId? Import = null, bool OnlyOpen = true, string? File = null);

/// <summary>Lists problems, opens them and writes down who did.</summary>
internal sealed class ProblemStore(RidgewayDb db, TimeProvider clock)
{
    public async Task<IReadOnlyList<ProblemShown>> FindAsync(ProblemSearch search, int skip, int atMost, CancellationToken cancel) =>
        [.. (await Joined(Fitting(search)).Skip(skip).Take(atMost).ToListAsync(cancel)).Select(Shown)];

    public Task<int> CountAsync(ProblemSearch search, CancellationToken cancel) => Fitting(search).CountAsync(cancel);

    public Task<ProblemRow?> RowAsync(long number, CancellationToken cancel) =>
        db.Set<ProblemRow>().FirstOrDefaultAsync(row => row.Number == number, cancel);

    /// <summary>Opens what was set aside and writes down who did; null where there is no such problem.</summary>
    public async Task<ProblemOpened?> OpenAsync(long number, string who, CancellationToken cancel)
    {
        if (await Joined(db.Set<ProblemRow>().Where(row => row.Number == number)).FirstOrDefaultAsync(cancel) is not { } found)
        {
            return null;
        }

        var row = found.Problem;
        if (row.Content is not null)
        {
            await NoteAsync(number, who, "Opened", cancel);
            await db.SaveChangesAsync(cancel);
        }

        var steps = await db.Set<ProblemStepRow>().AsNoTracking().Where(step => step.Number == number).OrderBy(step => step.Step)
            .Select(step => new ProblemStepShown(step.AtUtc, step.Who, step.What)).ToListAsync(cancel);
        return new ProblemOpened(Shown(found), Text(row.AsItCame()), row.Corrected is null ? null : Text(row.Latest()), steps, row.ReleasedIn, IsWaiting(row));
    }

    public static bool IsWaiting(ProblemRow row) => row is { State: ProblemState.Open or ProblemState.Corrected, Content: not null };

    /// <summary>Adds a step to be saved with what it is about.</summary>
    public async Task NoteAsync(long number, string who, string what, CancellationToken cancel)
    {
        var step = await db.Set<ProblemStepRow>().Where(row => row.Number == number).MaxAsync(row => (int?)row.Step, cancel) ?? 0;
        db.Add(new ProblemStepRow { Number = number, Step = step + 1, AtUtc = clock.GetUtcNow().UtcDateTime, Who = who, What = what });
    }

    private IQueryable<ProblemRow> Fitting(ProblemSearch search)
    {
        var rows = db.Set<ProblemRow>().AsNoTracking();
        if (search.Import is { } import)
        {
            rows = rows.Where(row => row.ImportId == import);
        }

        if (search.OnlyOpen)
        {
            rows = rows.Where(row => row.State == ProblemState.Open || row.State == ProblemState.Corrected);
        }

        if (!string.IsNullOrWhiteSpace(search.File))
        {
            var file = search.File.Trim();
            rows = rows.Where(row => db.Set<ImportFileRow>().Any(one => one.ImportId == row.ImportId && one.Number == row.FileNumber && one.Name.Contains(file)));
        }

        return rows;
    }

    private IQueryable<Found> Joined(IQueryable<ProblemRow> rows) =>
        from problem in rows.AsNoTracking()
        join import in db.Set<ImportRow>() on problem.ImportId equals import.ImportId
        join file in db.Set<ImportFileRow>() on new { problem.ImportId, Number = problem.FileNumber } equals new { file.ImportId, file.Number } into files
        from file in files.DefaultIfEmpty()
        orderby problem.Number
        select new Found(problem, import.Source, import.StartedAtUtc, file == null ? null : file.Name);

    private static ProblemShown Shown(Found found)
    {
        var row = found.Problem;
        return new ProblemShown(
            row.Number, row.ImportId, found.Source, found.File ?? "(file not known)", row.Line, row.Path, row.What,
            ProblemWords.Severity(row.Severity), ProblemWords.Kept(row.Severity), ProblemWords.Remedy(row.Severity, row.What, row.Number), ProblemWords.State(row.State), found.At);
    }

    private static string? Text(byte[]? bytes) => bytes is null ? null : System.Text.Encoding.UTF8.GetString(bytes);

    private sealed record Found(ProblemRow Problem, string Source, DateTime At, string? File);
}
