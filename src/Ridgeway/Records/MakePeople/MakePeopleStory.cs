using Ridgeway.Exchange.Fhir;
using Ridgeway.Records.Synthetic;

namespace Ridgeway.Records.MakePeople;

/// <param name="Count">How many people.</param>
/// <param name="Seed">The same seed, count, day and places give the same bytes.</param>
/// <param name="Directory">Where the files go; made where it is not there.</param>
/// <param name="Today">The last day anything is dated.</param>
/// <param name="Facts">At least so many facts a person; 0 to <see cref="MakePeopleStory.MostFacts"/>.</param>
/// <param name="First">Place in the population of the first person made, from 0.</param>
/// <param name="Hospital">A second folder, for what a hospital holds about a few of the same people: another source, so another folder. Null makes none.</param>
internal sealed record MakePeopleRequest(long Count, ulong Seed, string Directory, DateOnly Today, int Facts = 0, long First = 0, string? Hospital = null);

internal abstract record MakePeopleOutcome
{
    private MakePeopleOutcome()
    {
    }

    /// <param name="Tally">What was written.</param>
    /// <param name="Files">The files, in the order of <see cref="SyntheticNdjson.ResourceTypes"/>; a hospital's after a practice's.</param>
    /// <param name="Bytes">Their size together.</param>
    public sealed record Made(SyntheticTally Tally, IReadOnlyList<string> Files, long Bytes) : MakePeopleOutcome;

    /// <param name="Count">What was asked; there are numbers for 1 to 90,000,000 people.</param>
    public sealed record CountOutOfRange(long Count) : MakePeopleOutcome;

    /// <param name="Facts">What was asked.</param>
    public sealed record FactsOutOfRange(int Facts) : MakePeopleOutcome;

    /// <param name="File">A file that is there already and may be somebody's data.</param>
    public sealed record AlreadyThere(string File) : MakePeopleOutcome;
}

/// <summary>
/// Makes a synthetic population in a directory. Each file is written under a name ending in ".part" and renamed when all are
/// whole, so a stopped run never leaves a file that looks finished.
/// </summary>
internal sealed class MakePeopleStory(Places places)
{
    public const int MostFacts = 10_000;

    private const long Most = 90_000_000;

    public async Task<MakePeopleOutcome> MakeAsync(MakePeopleRequest request, IProgress<long>? progress, CancellationToken cancel)
    {
        if (request.Count < 1 || request.First + request.Count > Most)
        {
            return new MakePeopleOutcome.CountOutOfRange(request.Count);
        }

        if (request.Facts is < 0 or > MostFacts)
        {
            return new MakePeopleOutcome.FactsOutOfRange(request.Facts);
        }

        var files = FilesIn(request.Directory).Concat(request.Hospital is { } folder ? FilesIn(folder) : []).ToList();
        if (files.Find(File.Exists) is { } there)
        {
            return new MakePeopleOutcome.AlreadyThere(there);
        }

        try
        {
            var people = new SyntheticPeople(request.Seed, places, request.Today, facts: request.Facts);
            var tally = await WriteAsync(people, request, request.Directory, people.Make, progress, cancel);
            if (request.Hospital is { } hospital)
            {
                await WriteAsync(people, request, hospital, people.MakeAtHospital, null, cancel);
            }

            files.ForEach(file => File.Move(Part(file), file));
            return new MakePeopleOutcome.Made(tally, files, files.Sum(file => new FileInfo(file).Length));
        }
        finally
        {
            files.ForEach(file => File.Delete(Part(file)));
        }
    }

    private static IEnumerable<string> FilesIn(string directory) => SyntheticNdjson.ResourceTypes.Select(type => Path.Combine(directory, type + ".ndjson"));

    private static Task<SyntheticTally> WriteAsync(
        SyntheticPeople people, MakePeopleRequest request, string directory, Func<long, SyntheticPerson?> make, IProgress<long>? progress, CancellationToken cancel)
    {
        Directory.CreateDirectory(directory);
        return SyntheticNdjson.WriteAsync(people, request.Count, type => OpenPart(directory, type), Math.Max(1, Environment.ProcessorCount), progress, request.First, make, cancel);
    }

    private static string Part(string file) => file + ".part";

    /// <summary>No buffer of its own: batches of a megabyte or more are written whole.</summary>
    private static FileStream OpenPart(string directory, string type) =>
        new(Part(Path.Combine(directory, type + ".ndjson")), new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 0,
        });
}
