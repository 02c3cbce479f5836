using System.CommandLine;
using Ridgeway.Commands;
using Ridgeway.Time;

namespace Ridgeway.Records.MakePeople;

/// <summary>"ridgeway people make --count N --seed S [--facts N] --out DIR"</summary>
internal static class MakePeopleCommand
{
    public static Command Make(CommandHost host)
    {
        var count = new Option<long>("--count") { Description = "How many people.", Required = true };
        var seed = new Option<ulong>("--seed") { Description = "The same seed gives the same people.", DefaultValueFactory = _ => 1 };
        var facts = new Option<int>("--facts") { Description = "At least so many facts a person, with earlier readings where there are fewer." };
        var folder = new Option<string>("--out") { Description = "The folder to write to; made where it is not there.", Required = true };
        var hospital = new Option<string?>("--hospital") { Description = "A second folder for what a hospital holds of a few of them: another ethnic group, or a second record without an NHS number. Import it with another --source." };
        var on = new DayOption();
        var make = new Command("make", "Make synthetic people as FHIR R4 UK Core NDJSON.") { count, seed, facts, folder, hospital, on.Option };
        make.SetAction((parse, cancel) => host.RunAsync(
            parse,
            run => RunAsync(run, new MakePeopleRequest(parse.GetValue(count), parse.GetValue(seed), Path.GetFullPath(parse.GetValue(folder)!), on.Read(parse, run), parse.GetValue(facts), Hospital: parse.GetValue(hospital) is { } there ? Path.GetFullPath(there) : null)),
            cancel,
            upgrade: false));
        return make;
    }

    private static async Task<int> RunAsync(CommandRun run, MakePeopleRequest request)
    {
        var progress = new Steps(run, request.Count);
        switch (await run.Services.GetRequiredService<MakePeopleStory>().MakeAsync(request, progress, run.Cancel))
        {
            case MakePeopleOutcome.Made made:
                run.Result(
                    new Shown(made.Tally.People, made.Tally.Resources.Sum(), made.Bytes, made.Files),
                    shown => [$"{shown.People:N0} people, {shown.Resources:N0} resources, {shown.Bytes / 1e6:N0} MB in {request.Directory}."]);
                return ExitCode.Done;
            case MakePeopleOutcome.CountOutOfRange(var asked):
                throw new CommandRefused($"--count {asked:N0} is out of range: there are numbers for 1 to 90,000,000 people.", ExitCode.Usage);
            case MakePeopleOutcome.FactsOutOfRange(var asked):
                throw new CommandRefused($"--facts {asked:N0} is out of range: 0 to {MakePeopleStory.MostFacts:N0}.", ExitCode.Usage);
            case MakePeopleOutcome.AlreadyThere(var file):
                throw new CommandRefused($"{file} is already there. Choose an empty folder.");
            default:
                throw new InvalidOperationException("An outcome without words.");
        }
    }

    private sealed record Shown(long People, long Resources, long Bytes, IReadOnlyList<string> Files);

    /// <summary>Says how far it is at each tenth.</summary>
    private sealed class Steps(CommandRun run, long all) : IProgress<long>
    {
        private long said;

        public void Report(long value)
        {
            var tenth = value * 10 / all;
            if (tenth > said && all >= 10_000)
            {
                said = tenth;
                run.Say($"{value:N0} of {all:N0} people");
            }
        }
    }
}
