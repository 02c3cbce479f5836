using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Exchange.Fhir;
using Ridgeway.Records.Ethnicities;
using Ridgeway.Records.Extracts;
using Ridgeway.Records.Facts;
using Ridgeway.Records.ImportAreas;
using Ridgeway.Records.Problems;
using Ridgeway.Records.Rights;
using Ridgeway.Records.Sources;
using Ridgeway.Time;

namespace Ridgeway.Records.ImportFiles;

/// <summary>
/// Brings files into the record. All cores read while one saves, every few hundred thousand facts in one transaction,
/// so memory does not grow with the input and a killed import loses nothing it saved: run it again, and what is already
/// known changes nothing.
/// </summary>
internal sealed class ImportFilesStory(
    RidgewayDatabase database, RidgewayDb db, FactStore facts, StoredCodes codes, IMeasureUnits units, KnownAreas areas,
    EthnicContent ethnicities, Settling settling, Choices choices, Tombstones tombstones, MatchImported match, IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int FactsASave = 300_000;
    private const int PeopleASave = 50_000;
    private const int ProblemsASave = 2_000;
    private const int SourceBytesASave = SourceBatch.Full;
    private const long AsideBytesASave = 48 << 20;

    /// <param name="paths">Files and folders.</param>
    /// <param name="source">Name of the system they come from; keeps its ids apart from other systems'.</param>
    /// <param name="importer">Who runs it, for the record of the import.</param>
    /// <param name="say">Hears progress, for people.</param>
    /// <param name="cancel">Stops between saves; what was saved stays.</param>
    /// <param name="keepSources">Whether each resource is kept as it came as well; without, only its facts are.</param>
    /// <exception cref="FileNotFoundException">A path is neither a file nor a folder; nothing was read.</exception>
    public Task<ImportResult> RunAsync(
        IReadOnlyList<string> paths, string source, string importer, Action<string> say, CancellationToken cancel, bool keepSources = true) =>
        RunAsync(ImportPlan.For(paths), new ImportRun(source, importer, keepSources), say, cancel);

    /// <param name="plan">What to read, in this order.</param>
    /// <param name="run">Whose it is.</param>
    /// <param name="say">Hears progress, for people.</param>
    /// <param name="cancel">Stops between saves; what was saved stays.</param>
    public async Task<ImportResult> RunAsync(IReadOnlyList<PlannedFile> plan, ImportRun run, Action<string> say, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        await using var alone = await ImportLock.TakeAsync(database, say, cancel);
        await MendInterruptedAsync(cancel);
        var (result, touched) = await ReadAsync(plan, run, say, watch, cancel);
        if (result.Import is not { } import)
        {
            return result;
        }

        // What reading needed in memory is let go of before everyone's keys are held.
        var duplicates = await match.RunAsync(import, touched, cancel);
        return result with { Duplicates = duplicates, Seconds = Math.Round(watch.Elapsed.TotalSeconds, 3) };
    }

    private async Task<(ImportResult Result, TouchedPeople Touched)> ReadAsync(
        IReadOnlyList<PlannedFile> plan, ImportRun run, Action<string> say, Stopwatch watch, CancellationToken cancel)
    {
        var import = new ImportRow
        {
            ImportId = ImportId.New(clock.GetUtcNow()),
            Source = run.Source,
            Importer = run.Importer,
            KeepsSources = run.KeepsSources,
            ReleasedFrom = run.ReleasedFrom,
            State = ImportState.Running,
            StartedAtUtc = clock.GetUtcNow().UtcDateTime,
        };
        var fresh = new FreshPeople();
        using var known = await KnownPeople.OpenAsync(database, cancel);
        var people = new PersonResolver(run.Source, known, db, await areas.ReadAsync(db, cancel), fresh, clock, await tombstones.ReadAsync(cancel));
        await using var save = new SaveImport(import.ImportId, run.Source, facts, codes, fresh, scopes, clock, cancel);
        var ids = new PublicId(run.Source);
        using var sink = new ImportSink(people, new DetailsInFacts(ethnicities.Schemes, codes.Book), run.KeepsSources ? () => new SourceBatch(ids) : null);
        var today = London.DayOf(clock.GetUtcNow());
        using var lines = new ReadSideBySide(() => new FhirReader(codes.Book, units, today));
        var reading = new Reading(import, people, sink, save, lines, say);
        foreach (var together in ImportPlan.Together(plan))
        {
            await ReadTogetherAsync(reading, together, today, cancel);
        }

        await FinishAsync(reading, cancel);
        return (await ResultAsync(reading, watch, cancel), reading.Touched);
    }

    /// <summary>Reads one document or extract, or files of lines side by side.</summary>
    private async Task ReadTogetherAsync(Reading reading, IReadOnlyList<PlannedFile> together, DateOnly today, CancellationToken cancel)
    {
        var files = new List<FileToRead>();
        foreach (var file in together)
        {
            if (await StartAsync(reading, file, cancel) is { } started)
            {
                files.Add(started);
            }
        }

        // Hashed in passing, by whichever core is free.
        var hashing = Task.Run(() => HashAsync(files, cancel), cancel);
        if (together[0].IsLines)
        {
            await reading.Lines.RunAsync(files, reading.Sink, () => SaveIfLargeAsync(reading, cancel), cancel);
        }
        else if (files is [var one])
        {
            var reader = reading.Reader ??= new FhirReader(codes.Book, units, today);
            await FileReading.ReadAsync(one.File, reader, reading.Sink, today, () => SaveIfLargeAsync(reading, cancel), cancel);
        }

        await SaveIfLargeAsync(reading, cancel);
        foreach (var (file, hash) in files.Zip(await hashing))
        {
            reading.Files.Add((file.RowOf(reading.Import.ImportId, hash), file.Tally));
            await KeepMapAsync(file.File.Mapping, cancel);
            reading.Say($"{file.File.Name}: {file.Tally.Read:N0} read, {file.Tally.Ignored:N0} ignored, {file.Tally.SetAside:N0} set aside.");
        }
    }

    /// <summary>The file with its number, or null where it was read by an import before.</summary>
    private async Task<FileToRead?> StartAsync(Reading reading, PlannedFile file, CancellationToken cancel)
    {
        if (reading.Import.ReleasedFrom is null && await AlreadyReadAsync(file, reading.Import, cancel) is { } before)
        {
            reading.Repeated.Add((before, file.Name));
            reading.Say($"{file.Name}: already imported, nothing to do.");
            return null;
        }

        if (reading.Started++ == 0)
        {
            db.Add(reading.Import);
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }

        return new FileToRead(file, reading.Started, reading.Sink.StartFile(reading.Started, isBundle: file.Form == FileForm.Document));
    }

    private static async Task<List<string>> HashAsync(IReadOnlyList<FileToRead> files, CancellationToken cancel)
    {
        var hashes = new List<string>();
        foreach (var file in files)
        {
            hashes.Add(await file.File.HashAsync(cancel));
        }

        return hashes;
    }

    private async Task KeepMapAsync(ExtractMapping? mapping, CancellationToken cancel)
    {
        if (mapping is not null && !await db.Set<ExtractMapRow>().AnyAsync(row => row.Hash == mapping.Hash, cancel))
        {
            db.Add(new ExtractMapRow { Hash = mapping.Hash, Name = mapping.Map.Name, Text = mapping.Text });
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }

    private static Task SaveIfLargeAsync(Reading reading, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var isLarge = reading.Sink.Unsaved.Count >= FactsASave || reading.People.UnsavedPeople >= PeopleASave || reading.Sink.Problems.Count >= ProblemsASave || reading.Sink.AsideBytes >= AsideBytesASave
            || reading.Sink.UnsavedSources?.Bytes >= SourceBytesASave;
        return isLarge ? PostAsync(reading, cancel) : Task.CompletedTask;
    }

    private static async Task PostAsync(Reading reading, CancellationToken cancel)
    {
        await reading.Save.RoomAsync(cancel);
        var (gathered, sources, problems) = reading.Sink.Take(reading.Save.Empty(), reading.Save.EmptySources());
        var people = reading.People.TakeUnsaved();
        reading.Touched.Add(people);
        await reading.Save.PostAsync(new Load(gathered, sources, people, problems), cancel);
    }

    private async Task FinishAsync(Reading reading, CancellationToken cancel)
    {
        if (reading.Files.Count == 0)
        {
            return;
        }

        reading.Sink.TakeUpDeferred();
        await PostAsync(reading, cancel);
        await reading.Save.FinishAsync();
        await settling.RunAsync(cancel);
        await facts.FoldAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await choices.TellAsync(await choices.PeopleOfAsync([reading.Import.ImportId], cancel), cancel);
        foreach (var (row, tally) in reading.Files)
        {
            (row.People, row.Read, row.Kept, row.Ignored, row.SetAside) = (tally.People, tally.Read, tally.Kept, tally.Ignored, tally.SetAside);
            row.IgnoredKinds = JsonSerializer.Serialize(tally.IgnoredKinds);
            row.State = ImportState.Done;
            db.Add(row);
        }

        await db.SaveChangesAsync(cancel);
        await db.Set<ImportRow>().Where(row => row.ImportId == reading.Import.ImportId).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.State, ImportState.Done)
                .SetProperty(row => row.People, (long)reading.People.Met.Count)
                .SetProperty(row => row.FinishedAtUtc, clock.GetUtcNow().UtcDateTime),
            cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task<ImportResult> ResultAsync(Reading reading, Stopwatch watch, CancellationToken cancel)
    {
        var rows = reading.Files.Select(file => (file.Row, file.Row.Name)).Concat(reading.Repeated).ToList();
        var problems = new List<ImportProblem>();
        foreach (var (row, name) in rows)
        {
            problems.AddRange((await db.Set<ProblemRow>().AsNoTracking()
                .Where(problem => problem.ImportId == row.ImportId && problem.FileNumber == row.Number)
                .OrderBy(problem => problem.Number)
                .Take(ImportSink.MostProblems)
                .Select(problem => new { problem.Number, problem.Line, problem.Path, problem.What, problem.Severity })
                .ToListAsync(cancel))
                .Select(problem => ImportProblem.Of(name, problem.Number, problem.Line, problem.Path, problem.What, problem.Severity)));
        }

        var ignored = rows
            .SelectMany(row => JsonSerializer.Deserialize<Dictionary<string, long>>(row.Row.IgnoredKinds)!)
            .GroupBy(kind => kind.Key)
            .OrderByDescending(kind => kind.Sum(one => one.Value))
            .ToDictionary(kind => kind.Key, kind => kind.Sum(one => one.Value));
        var counts = new ResourceCounts(rows.Sum(row => row.Row.Read), rows.Sum(row => row.Row.Kept), rows.Sum(row => row.Row.Ignored), rows.Sum(row => row.Row.SetAside));
        var met = Math.Max((long)reading.People.Met.Count, await PeopleBeforeAsync(reading, cancel));
        return new ImportResult(met, counts, problems, ignored, reading.Files.Count == 0 ? null : reading.Import.ImportId, Math.Round(watch.Elapsed.TotalSeconds, 3));
    }

    /// <summary>People in the imports that the repeated files first came with.</summary>
    private async Task<long> PeopleBeforeAsync(Reading reading, CancellationToken cancel)
    {
        var imports = reading.Repeated.Select(file => file.Row.ImportId).Distinct().ToList();
        return await db.Set<ImportRow>().Where(import => imports.Contains(import.ImportId)).SumAsync(import => import.People, cancel);
    }

    /// <summary>The file as it was read before, or null. Only where one of the same size was is it hashed first.</summary>
    private async Task<ImportFileRow?> AlreadyReadAsync(PlannedFile file, ImportRow now, CancellationToken cancel)
    {
        var (bytes, source, keepsSources) = (file.Bytes, now.Source, now.KeepsSources);
        var alike = await db.Set<ImportFileRow>().AsNoTracking()
            .Where(row => row.Bytes == bytes && row.State == ImportState.Done)
            .Where(row => db.Set<ImportRow>().Any(import => import.ImportId == row.ImportId && import.Source == source && import.State != ImportState.Withdrawn
                && (import.KeepsSources || !keepsSources)))
            .ToListAsync(cancel);
        if (alike.Count == 0)
        {
            return null;
        }

        var hash = await file.HashAsync(cancel);
        return alike.Find(row => row.Hash == hash);
    }

    /// <summary>We hold the lock, so an import that still says it is running was killed: say so, and finish its folding.</summary>
    private async Task MendInterruptedAsync(CancellationToken cancel)
    {
        await db.Set<ImportRow>().Where(import => import.State == ImportState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(import => import.State, ImportState.Interrupted), cancel);
        // Its problems will be found again when it is run again, and it must be.
        await db.Set<ProblemRow>().Where(problem => db.Set<ImportRow>().Any(import => import.ImportId == problem.ImportId && import.State == ImportState.Interrupted))
            .ExecuteDeleteAsync(cancel);
        await settling.RunAsync(cancel);
        await facts.FoldAsync(cancel);
        await match.MakeUpAsync(cancel);
    }

    private sealed record Reading(ImportRow Import, PersonResolver People, ImportSink Sink, SaveImport Save, ReadSideBySide Lines, Action<string> Say)
    {
        public int Started { get; set; }

        public List<(ImportFileRow Row, FileTally Tally)> Files { get; } = [];

        public List<(ImportFileRow Row, string Name)> Repeated { get; } = [];

        public FhirReader? Reader { get; set; }

        public TouchedPeople Touched { get; } = new();
    }
}

/// <summary>Whose import it is.</summary>
/// <param name="Source">Name of the system the files come from; keeps its ids apart from other systems'.</param>
/// <param name="Importer">Who runs it.</param>
/// <param name="KeepsSources">Whether each resource is kept as it came as well.</param>
/// <param name="ReleasedFrom">For what was set aside and is now released: the import it was set aside from.</param>
internal sealed record ImportRun(string Source, string Importer, bool KeepsSources = true, ImportId? ReleasedFrom = null);
