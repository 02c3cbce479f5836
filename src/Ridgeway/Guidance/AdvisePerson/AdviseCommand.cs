using System.CommandLine;
using Ridgeway.Commands;
using Ridgeway.Guidance.AdviseMany;

namespace Ridgeway.Guidance.AdvisePerson;

/// <summary>"ridgeway advise --person ID|NHSNUMBER"</summary>
internal static class AdviseCommand
{
    public static Command Make(CommandHost host)
    {
        var person = new Option<string?>("--person") { Description = "The person's id here, or their NHS number." };
        var practice = new Option<string?>("--practice") { Description = "Or everyone registered with this practice, by its ODS code; needs --out." };
        var file = new Option<string?>("--out") { Description = "Where a practice's advice is written: FILE.csv, with FILE.json beside it." };
        var on = new DayOption();
        var command = new Command("advise", "What to offer a person, why, and what forbids it.") { person, practice, file, on.Option };
        command.SetAction((parse, cancel) => host.RunAsync(
            parse,
            run => (parse.GetValue(person), parse.GetValue(practice), parse.GetValue(file)) switch
            {
                ({ } one, null, null) => RunAsync(run, one, on.Read(parse, run)),
                (null, { } ods, { } path) => AdviseManyCommand.RunAsync(run, ods, path, on.Read(parse, run)),
                _ => throw new CommandRefused("Give --person, or --practice with --out.", ExitCode.Usage),
            },
            cancel));
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, string asked, DateOnly on)
    {
        switch (await run.Services.GetRequiredService<AdvisePersonStory>().RunAsync(asked, on, run.Cancel))
        {
            case AdviseOutcome.Advised(var advice):
                run.Result(advice, Lines);
                return ExitCode.Done;
            case AdviseOutcome.NobodyKnown:
                throw new CommandRefused($"Nobody is known by '{asked}'. Give an NHS number or the id that 'find' prints.");
            case AdviseOutcome.SeveralHold(_, var people):
                throw new CommandRefused($"{people.Count} people hold {asked}: {string.Join(", ", people)}. Give one of these ids.", ExitCode.NeedsPerson);
            default:
                throw new InvalidOperationException("An outcome without words.");
        }
    }

    private static IEnumerable<string> Lines(ShownAdviceForPerson shown)
    {
        yield return $"Advice on {shown.On:d MMMM yyyy} (content {shown.Content[..12]}; drafts until a clinical safety officer approves them)";
        foreach (var advice in shown.Advice)
        {
            yield return $"OFFER {advice.Name} [{advice.Grade}{(advice.IsDraft ? ", draft" : "")}]";
            foreach (var reason in advice.Because)
            {
                yield return $"  because {reason.Because} ({reason.Source})";
                yield return $"    {string.Join("; ", reason.Why.Select(why => $"{why.What} {why.Value}{why.Unit} {why.Date}".Trim()))}";
            }

            foreach (var caution in advice.Cautions)
            {
                yield return $"  {(caution.Kind == "holds" ? "take care" : "ask first")}: {caution.What}{(caution.Ask.Count > 0 ? $" — {string.Join(", ", caution.Ask)}" : "")}";
            }
        }

        foreach (var withheld in shown.Withheld)
        {
            yield return $"WITHHELD {withheld.Intervention}: {withheld.Because}. {withheld.Instead}";
        }

        foreach (var question in shown.Unknown)
        {
            yield return $"ASK {question.Ask}";
        }
    }
}
