using System.CommandLine;
using Ridgeway.Codes;
using Ridgeway.Commands;
using Ridgeway.Providers;
using Ridgeway.Records;
using Ridgeway.Referrals.Follow;
using Ridgeway.Time;

namespace Ridgeway.Referrals.SendReferral;

/// <summary>"ridgeway refer --person X --intervention I [--service S]"</summary>
internal static class ReferCommand
{
    public static Command Make(CommandHost host)
    {
        var person = new Option<string>("--person") { Description = "The person's id here, or their NHS number.", Required = true };
        var intervention = new Option<string>("--intervention") { Description = "What was advised, as 'advise' names it: exercise-referral.", Required = true };
        var service = new Option<Guid?>("--service") { Description = "The service chosen, by its id. Default: the first that can be chosen." };
        var options = new Option<bool>("--options") { Description = "Show what can be chosen, and send nothing." };
        var command = new Command("refer", "Send a person to a service they chose.") { person, intervention, service, options };
        command.SetAction((parse, cancel) => host.RunAsync(parse, async run =>
        {
            var who = await WhoAsync(run, parse.GetValue(person)!);
            return parse.GetValue(options)
                ? await ShowAsync(run, who, parse.GetValue(intervention)!)
                : await SendAsync(run, who, parse.GetValue(intervention)!, parse.GetValue(service));
        }, cancel));
        return command;
    }

    private static async Task<Person> WhoAsync(CommandRun run, string asked)
    {
        var records = run.Services.GetRequiredService<IRecords>();
        IReadOnlyList<PersonId> people = NhsNumber.TryParse(asked, out var number)
            ? await records.HoldingAsync(number, run.Cancel)
            : Guid.TryParse(asked, out var id) && id != Guid.Empty ? [new PersonId(id)] : [];
        return people switch
        {
            [var one] when await records.WhoIsAsync(one, run.Cancel) is { } person => person,
            [_, _, ..] => throw new CommandRefused($"{people.Count} people hold {asked}: {string.Join(", ", people)}. Give one of these ids.", ExitCode.NeedsPerson),
            _ => throw new CommandRefused($"Nobody is known by '{asked}'. Give an NHS number or the id that 'find' prints."),
        };
    }

    private static async Task<int> ShowAsync(CommandRun run, Person person, string intervention)
    {
        var options = await run.Services.GetRequiredService<SendReferralStory>().OptionsAsync(person.Id, intervention, PersonalNeeds.NoneSaid, run.Cancel);
        run.Result(new { person = person.Id, intervention, options = options!.All.Select((option, at) => OptionShown.Of(option, at + 1)).ToList() }, _ => options.All.Select(Words));
        return options.Available.Count > 0 ? ExitCode.Done : ExitCode.NeedsPerson;
    }

    private static async Task<int> SendAsync(CommandRun run, Person person, string intervention, Guid? service)
    {
        var outcome = await run.Services.GetRequiredService<SendReferralStory>().SendAsync(
            new SendReferralRequest
            {
                Person = person.Id,
                Intervention = intervention,
                Referrer = new Referrer(person.Practice?.Value ?? "command-line", $"Command line ({Environment.UserName})", person.Practice),
                Service = service is { } id && id != Guid.Empty ? new ServiceId(id) : null,
                By = ChosenBy.ClinicianForPerson,
            },
            run.Cancel);
        switch (outcome)
        {
            case SendReferralOutcome.Sent(var referral):
                run.Result(ShownReferral.Of(referral, London.DayOf(run.Services.GetRequiredService<TimeProvider>().GetUtcNow())), sent =>
                    [$"Sent {sent.Referral} to {sent.ServiceName}, {sent.ProviderName}. They should answer by {sent.Due:d MMMM yyyy}."]);
                return ExitCode.Done;
            case SendReferralOutcome.Refused(var reasons):
                throw new CommandRefused($"Not sent. {string.Join(" ", reasons.Select(reason => reason.ForPeople()))}", ExitCode.NeedsPerson);
            case SendReferralOutcome.NoProgramme:
                throw new CommandRefused($"The content has no programme that delivers '{intervention}'.");
            case SendReferralOutcome.NothingToChoose(var options):
                foreach (var option in options.NotAvailable)
                {
                    run.Say(Words(option));
                }

                throw new CommandRefused($"Not sent. No service that delivers '{intervention}' can be chosen for this person.", ExitCode.NeedsPerson);
            case SendReferralOutcome.NobodyKnown:
                throw new CommandRefused("The person is not there any more.");
            default:
                throw new InvalidOperationException("An outcome without words.");
        }
    }

    private static string Words(ServiceOption option) =>
        $"{option.Service.Id}  {option.Service.Name}, {option.Service.ProviderName} ({ReferralWords.Away(option.DistanceKm)}; {option.Room.ForPeople()})"
        + (option.IsAvailable ? "" : $" NOT AVAILABLE: {string.Join(", ", option.Obstacles.Select(obstacle => obstacle.ForPeople()))}");
}
