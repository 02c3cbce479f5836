using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Records.Extracts;
using Ridgeway.Records.ImportFiles;

namespace Ridgeway.Records.Problems;

/// <summary>Corrects what was set aside, and brings it in after all, by the same road as any import.</summary>
internal sealed class MendProblemStory(RidgewayDb db, ProblemStore problems, ImportFilesStory import, TrialReading trial)
{
    private const int MostAtOnce = 10_000;

    /// <summary>Keeps somebody's correction beside what came; nothing is read yet.</summary>
    public async Task<MendOutcome> CorrectAsync(long number, byte[] corrected, string who, CancellationToken cancel)
    {
        if (await problems.RowAsync(number, cancel) is not { } row)
        {
            return new MendOutcome.NoSuchProblem();
        }

        if (!ProblemStore.IsWaiting(row))
        {
            return new MendOutcome.NothingToRelease();
        }

        row.Corrected = ProblemRow.Pack(corrected);
        row.State = ProblemState.Corrected;
        await problems.NoteAsync(number, who, $"Corrected ({corrected.Length:N0} bytes)", cancel);
        await db.SaveChangesAsync(cancel);
        return new MendOutcome.Corrected();
    }

    /// <summary>Reads it again on trial and, where nothing of it would be set aside, imports it.</summary>
    public async Task<MendOutcome> ReleaseAsync(long number, string who, Action<string> say, CancellationToken cancel)
    {
        if (await problems.RowAsync(number, cancel) is not { } row)
        {
            return new MendOutcome.NoSuchProblem();
        }

        if (!ProblemStore.IsWaiting(row))
        {
            return new MendOutcome.NothingToRelease();
        }

        var from = await db.Set<ImportRow>().AsNoTracking().SingleAsync(one => one.ImportId == row.ImportId, cancel);
        var run = new ImportRun(from.Source, who, from.KeepsSources, row.ImportId);
        var file = await FileOfAsync(row, cancel);
        var wrong = await trial.RunAsync(file, run, cancel);
        if (wrong.Count > 0)
        {
            return new MendOutcome.StillWrong(wrong);
        }

        var result = await import.RunAsync([file], run, say, cancel);
        // The import cleared what the context held.
        row = (await problems.RowAsync(number, cancel))!;
        row.State = ProblemState.Released;
        row.ReleasedIn = result.Import;
        await problems.NoteAsync(number, who, $"Released: {result.Resources.Kept:N0} kept, {result.Resources.Ignored:N0} ignored", cancel);
        await db.SaveChangesAsync(cancel);
        return new MendOutcome.Released(result);
    }

    /// <summary>Tries everything that waits; what is still wrong goes on waiting.</summary>
    /// <returns>How many were released, and how many still wait.</returns>
    public async Task<(int Released, int Waiting)> ReleaseAllAsync(ImportId? of, string who, CancellationToken cancel)
    {
        var numbers = (await problems.FindAsync(new ProblemSearch(of), 0, MostAtOnce, cancel)).Select(problem => problem.Number).ToList();
        var released = 0;
        foreach (var number in numbers)
        {
            released += await ReleaseAsync(number, who, _ => { }, cancel) is MendOutcome.Released ? 1 : 0;
        }

        return (released, numbers.Count - released);
    }

    private async Task<PlannedFile> FileOfAsync(ProblemRow row, CancellationToken cancel)
    {
        var file = await db.Set<ImportFileRow>().AsNoTracking().SingleAsync(one => one.ImportId == row.ImportId && one.Number == row.FileNumber, cancel);
        var name = $"{file.Name}{(row.Line > 0 ? $" line {row.Line}" : "")} (problem {row.Number})";
        var bytes = row.Latest()!;
        if (row.Form != ContentForm.Extract)
        {
            return new PlannedFile(name, FileForm.Document, bytes);
        }

        var kept = await db.Set<ExtractMapRow>().AsNoTracking().SingleAsync(one => one.Hash == file.MapHash, cancel);
        var mapping = ExtractMapping.Parse(kept.Name, kept.Text);
        var fileName = Path.GetFileName(file.Name);
        var map = mapping.Map.For(fileName.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? fileName[..^3] : fileName)!;
        return new PlannedFile(name, FileForm.Extract, bytes) { Mapping = mapping, Map = map with { IsWindows1252 = false } };
    }
}

/// <summary>What came of correcting or releasing.</summary>
internal abstract record MendOutcome
{
    private MendOutcome()
    {
    }

    public sealed record NoSuchProblem : MendOutcome;

    /// <summary>Nothing was set aside, or it was released before.</summary>
    public sealed record NothingToRelease : MendOutcome;

    public sealed record Corrected : MendOutcome;

    /// <summary>It would be set aside again; nothing was imported.</summary>
    public sealed record StillWrong(IReadOnlyList<string> Why) : MendOutcome;

    public sealed record Released(ImportResult Result) : MendOutcome;
}
