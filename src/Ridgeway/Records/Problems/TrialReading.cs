using Ridgeway.Data;
using Ridgeway.Exchange.Fhir;
using Ridgeway.Records.Facts;
using Ridgeway.Records.ImportFiles;
using Ridgeway.Time;

namespace Ridgeway.Records.Problems;

/// <summary>Reads something as an import would, against who is known now, and keeps nothing.</summary>
internal sealed class TrialReading(RidgewayDatabase database, RidgewayDb db, StoredCodes codes, IMeasureUnits units, Places places, TimeProvider clock)
{
    /// <summary>What would be set aside, and why; empty where all of it would come in.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(PlannedFile file, ImportRun run, CancellationToken cancel)
    {
        using var known = await KnownPeople.OpenAsync(database, cancel);
        var people = new PersonResolver(run.Source, known, db, places.DeprivationOf, new FreshPeople(), clock);
        using var sink = new ImportSink(people);
        var today = London.DayOf(clock.GetUtcNow());
        sink.StartFile(1, isBundle: file.Form == FileForm.Document);
        await FileReading.ReadAsync(file, new FhirReader(codes.Book, units, today), sink, today, () => Task.CompletedTask, cancel);
        sink.TakeUpDeferred();
        return [.. sink.Problems.Where(problem => problem.IsSetAside).Select(problem => $"{problem.Path}: {problem.What}")];
    }
}
