using System.CommandLine;
using Ridgeway.Commands;

namespace Ridgeway.Evaluation.EvaluateProgramme;

/// <summary>"ridgeway evaluate PROGRAMME"</summary>
internal static class EvaluateCommand
{
    public static Command Make(CommandHost host)
    {
        var programme = new Argument<string>("PROGRAMME") { Description = "The programme's id, for example exercise-referral-12-weeks." };
        var command = new Command("evaluate", "How many came how far, what changed, for whom, and how sure it is.") { programme };
        command.SetAction((parse, cancel) => host.RunAsync(parse, run => RunAsync(run, parse.GetValue(programme)!), cancel));
        return command;
    }

    public static async Task<int> RunAsync(CommandRun run, string programme)
    {
        switch (await run.Services.GetRequiredService<EvaluateProgrammeStory>().RunAsync(programme, run.Cancel))
        {
            case EvaluateOutcome.Evaluated(var document):
                run.Result(document, Words);
                return document.Outcomes.Any(outcome => outcome.Verdict == Verdict.FollowUpTooUneven) ? ExitCode.NeedsPerson : ExitCode.Done;
            case EvaluateOutcome.NoSuchProgramme(var asked, var known):
                throw new CommandRefused($"There is no programme '{asked}'. {(known.Count == 0 ? "There are none yet." : $"There are: {string.Join(", ", known)}.")}", ExitCode.Usage);
            default:
                throw new InvalidOperationException("An outcome without words.");
        }
    }

    private static IEnumerable<string> Words(EvaluationDocument document)
    {
        yield return $"{document.Name}, worked out {document.ComputedAt:d MMMM yyyy HH:mm} UTC";
        yield return Line("Everyone", document.Everyone);
        foreach (var outcome in document.Outcomes)
        {
            yield return $"{outcome.Verdict.ForPeople()}. {EvaluationWords.Paragraph(outcome, document.Method)}";
        }

        if (document.Outcomes.FirstOrDefault(outcome => outcome.Measure.Id == document.Headline) is { } headline)
        {
            yield return $"{EvaluationWords.Answered(headline.Change)} {EvaluationWords.FollowUp(headline.FollowUp, document.Method)}";
        }

        yield return EvaluationWords.NoComparison;
        foreach (var split in document.Groups.GroupBy(group => group.Split))
        {
            yield return split.Key.ForPeople();
            foreach (var group in split)
            {
                yield return "  " + Line(group.Group.ForPeople(), group.Funnel);
            }
        }

        foreach (var gap in document.Gaps.Where(gap => gap.Difference is not null))
        {
            yield return $"Most less least deprived fifth, {EvaluationWords.GapName(gap, document.Outcomes)}: {EvaluationWords.Signed(gap.Difference!.Value)} ({EvaluationWords.Signed(gap.Difference.Lower)} to {EvaluationWords.Signed(gap.Difference.Upper)})";
        }

        yield return $"{document.Method.Name}, version {document.Method.Version}. {document.Method.Description}";
        yield return $"{document.Disclosure.Name}, version {document.Disclosure.Version}. {document.Disclosure.Rule}";
    }

    private static string Line(string who, ShownFunnel funnel) =>
        $"{who}: {EvaluationWords.Count(funnel.Referred)} referred, {EvaluationWords.Count(funnel.Accepted)} accepted, {EvaluationWords.Count(funnel.Started)} started {EvaluationWords.Share(funnel.StartedOfReferred)}, {EvaluationWords.Count(funnel.Completed)} completed {EvaluationWords.Share(funnel.CompletedOfReferred)}";
}
