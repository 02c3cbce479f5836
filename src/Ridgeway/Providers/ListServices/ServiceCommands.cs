using System.CommandLine;
using Ridgeway.Commands;
using Ridgeway.Providers.Accredit;
using Ridgeway.Providers.StateRoom;
using Ridgeway.Time;

namespace Ridgeway.Providers.ListServices;

/// <summary>"ridgeway providers list | accredit | room": what stands in the directory, and what Ridgeway adds to it.</summary>
internal static class ServiceCommands
{
    public static IEnumerable<Command> Make(CommandHost host) => [List(host), Accredit(host), StateRoom(host)];

    private static Command List(CommandHost host)
    {
        var intervention = new Option<string?>("--intervention") { Description = "Only services that deliver this." };
        var command = new Command("list", "Services with their accreditations and room.") { intervention };
        command.SetAction((parse, cancel) => host.RunAsync(parse, async run =>
        {
            var today = London.DayOf(run.Services.GetRequiredService<TimeProvider>().GetUtcNow());
            var asked = parse.GetValue(intervention);
            var found = (await run.Services.GetRequiredService<IProviders>().AllAsync(run.Cancel))
                .Where(candidate => asked is null || candidate.Service.Interventions.Contains(asked))
                .Select(candidate => ShownService.Of(candidate, today))
                .ToList();
            run.Result(found, services => services.SelectMany(Words));
            return ExitCode.Done;
        }, cancel));
        return command;
    }

    private static Command Accredit(CommandHost host)
    {
        var service = new Argument<string>("SERVICE") { Description = "The service's id, as 'providers list' prints it." };
        var scheme = new Option<string>("--scheme") { Description = "Who accredits: \"Care Quality Commission\".", Required = true };
        var from = new Option<DateOnly?>("--from") { Description = "First day, as 2026-11-21. Default: today." };
        var to = new Option<DateOnly?>("--to") { Description = "Last day, as 2027-11-20. Default: no end." };
        var interventions = new Option<string[]>("--intervention") { Description = "Covers only these; may be given several times. Default: every one." };
        var conditions = new Option<string[]>("--condition") { Description = "Covers only these conditions; may be given several times. Default: every one." };
        var evidence = new Option<string?>("--evidence") { Description = "Where the certificate or register entry can be seen." };
        var command = new Command("accredit", "Record that a service is accredited.") { service, scheme, from, to, interventions, conditions, evidence };
        command.SetAction((parse, cancel) => host.RunAsync(parse, async run =>
        {
            var found = await ServiceAsync(run, parse.GetValue(service)!);
            var today = London.DayOf(run.Services.GetRequiredService<TimeProvider>().GetUtcNow());
            var outcome = await run.Services.GetRequiredService<AccreditStory>().RecordAsync(
                new AccreditRequest
                {
                    Provider = found.Provider,
                    Service = found.Id,
                    Scheme = parse.GetValue(scheme)!,
                    Interventions = parse.GetValue(interventions) ?? [],
                    Conditions = parse.GetValue(conditions) ?? [],
                    ValidFrom = parse.GetValue(from) ?? today,
                    ValidTo = parse.GetValue(to),
                    Evidence = parse.GetValue(evidence),
                    By = $"command line ({Environment.UserName})",
                },
                run.Cancel);
            return outcome switch
            {
                AccreditOutcome.Recorded(var id) => Say(run, new { accreditation = id, service = found.Id }, $"{found.Name} is accredited by {parse.GetValue(scheme)}."),
                AccreditOutcome.EndsBeforeItBegins => throw new CommandRefused("The last day is before the first.", ExitCode.Usage),
                _ => throw new CommandRefused("The provider is not there any more."),
            };
        }, cancel));
        return command;
    }

    private static Command StateRoom(CommandHost host)
    {
        var service = new Argument<string>("SERVICE") { Description = "The service's id, as 'providers list' prints it." };
        var places = new Option<int?>("--places") { Description = "Places in the period. Without it: \"ask us\"." };
        var taken = new Option<int>("--taken") { Description = "Places taken by now." };
        var from = new Option<DateOnly?>("--from") { Description = "First day of the period. Default: today." };
        var to = new Option<DateOnly?>("--to") { Description = "Last day of the period. Default: twelve weeks from the first." };
        var command = new Command("room", "Say how much room a service has.") { service, places, taken, from, to };
        command.SetAction((parse, cancel) => host.RunAsync(parse, async run =>
        {
            var found = await ServiceAsync(run, parse.GetValue(service)!);
            var first = parse.GetValue(from) ?? London.DayOf(run.Services.GetRequiredService<TimeProvider>().GetUtcNow());
            var request = new StateRoomRequest(found.Id, parse.GetValue(places), parse.GetValue(taken), first, parse.GetValue(to) ?? first.AddDays(84));
            return await run.Services.GetRequiredService<StateRoomStory>().StateAsync(request, run.Cancel) switch
            {
                StateRoomOutcome.Stated => Say(run, new { service = found.Id, request.Places, request.Taken, request.From, request.To }, $"{found.Name}: noted."),
                StateRoomOutcome.MakesNoSense(RoomProblem.FewerThanNone) => throw new CommandRefused("Places cannot be fewer than none.", ExitCode.Usage),
                StateRoomOutcome.MakesNoSense => throw new CommandRefused("The last day is before the first.", ExitCode.Usage),
                _ => throw new CommandRefused("The service is not there any more."),
            };
        }, cancel));
        return command;
    }

    private static async Task<Service> ServiceAsync(CommandRun run, string asked) =>
        Guid.TryParse(asked, out var id) && id != Guid.Empty
            && await run.Services.GetRequiredService<IProviders>().ServiceAsync(new ServiceId(id), run.Cancel) is { } service
            ? service
            : throw new CommandRefused($"There is no service '{asked}'. 'ridgeway providers list' prints their ids.");

    private static int Say<T>(CommandRun run, T document, string words)
    {
        run.Result(document, _ => [words]);
        return ExitCode.Done;
    }

    private static IEnumerable<string> Words(ShownService service)
    {
        yield return $"{service.Service}  {service.Name}, {service.ProviderName} [{service.Status}] {string.Join(", ", service.Interventions)}; room: {service.Room}";
        foreach (var accreditation in service.Accreditations)
        {
            yield return $"  {(accreditation.IsValid ? "accredited" : "NOT VALID")}: {accreditation.Scheme}, {accreditation.ValidFrom:d MMMM yyyy} to {accreditation.ValidTo?.ToString("d MMMM yyyy") ?? "no end"} ({accreditation.State})";
        }
    }
}
