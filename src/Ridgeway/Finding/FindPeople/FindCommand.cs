using System.CommandLine;
using Ridgeway.Commands;

namespace Ridgeway.Finding.FindPeople;

/// <summary>"ridgeway find REGISTER"</summary>
internal static class FindCommand
{
    private const int PeopleShown = 20;

    public static Command Make(CommandHost host)
    {
        var register = new Argument<string>("REGISTER") { Description = "The register's id, for example hypertension." };
        var on = new DayOption();
        var command = new Command("find", "Who is on a register, and why. It is drawn from everyone, so whoever opted out of planning is counted and not named.") { register, on.Option };
        command.SetAction((parse, cancel) => host.RunAsync(parse, run => RunAsync(run, parse.GetValue(register)!, on.Read(parse, run)), cancel));
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, string register, DateOnly on)
    {
        switch (await run.Services.GetRequiredService<FindPeopleStory>().RunAsync(register, on, among: null, run.Cancel))
        {
            case FindOutcome.Found(var people):
                run.Result(people, Words);
                return ExitCode.Done;
            case FindOutcome.NoSuchRegister(var asked, var day, var known):
                throw new CommandRefused($"There is no register '{asked}' on {day:yyyy-MM-dd}. There are: {string.Join(", ", known)}.", ExitCode.Usage);
            default:
                throw new InvalidOperationException("An outcome without words.");
        }
    }

    private static IEnumerable<string> Words(FoundPeople found)
    {
        yield return $"{found.Register} on {found.On:d MMMM yyyy}: {found.Count:N0} people ({found.NotKnown:N0} more cannot be decided).";
        if (found.NotNamed > 0)
        {
            yield return $"{found.NotNamed:N0} more asked that their record is not used beyond their own care. They are not named here; their own team finds them on its lists.";
        }

        yield return found.Definition;
        foreach (var person in found.People.Take(PeopleShown))
        {
            yield return $"  {person.NhsNumber ?? person.Person.ToString()}: {string.Join("; ", person.Why.Select(why => $"{why.What} {why.Value}{why.Unit} {why.Date}".Trim()))}";
        }

        if (found.Count > PeopleShown)
        {
            yield return $"  … and {found.Count - PeopleShown:N0} more; --json lists them all.";
        }
    }
}
