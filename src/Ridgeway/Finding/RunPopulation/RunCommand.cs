using System.CommandLine;
using Ridgeway.Commands;

namespace Ridgeway.Finding.RunPopulation;

/// <summary>"ridgeway run"</summary>
internal static class RunCommand
{
    public static Command Make(CommandHost host)
    {
        var on = new DayOption();
        var all = new Option<bool>("--all") { Description = "Look at everyone, also where only some have changed." };
        var command = new Command("run", "Work out every register and rule for everyone, and keep what comes out.") { on.Option, all };
        command.SetAction((parse, cancel) => host.RunAsync(parse, run => RunAsync(run, on.Read(parse, run), parse.GetValue(all)), cancel));
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, DateOnly on, bool all)
    {
        var outcome = await run.Services.GetRequiredService<RunPopulationStory>().RunAsync(on, all, run.Say, run.Cancel);
        var counts = await run.Services.GetRequiredService<IFinding>().CountsAsync(run.Cancel);
        var registers = run.Services.GetRequiredService<IFinding>().RegistersOn(on)
            .Select(register => counts.GetValueOrDefault(register.Id) is var (members, unknowns) ? new CountedRegister(register.Id, register.Name, members, unknowns) : null)
            .OfType<CountedRegister>();
        run.Result(new ShownRun(outcome.On, outcome.Whole, outcome.People, outcome.Looked, outcome.Seconds, [.. registers]), Words);
        return ExitCode.Done;
    }

    private static IEnumerable<string> Words(ShownRun run)
    {
        yield return run.Whole
            ? $"{run.People:N0} people on {run.On:d MMMM yyyy}: everyone was looked at ({run.Seconds:N1} s)."
            : $"{run.People:N0} people on {run.On:d MMMM yyyy}: {run.Looked:N0} had changed and were looked at again ({run.Seconds:N1} s).";
        foreach (var register in run.Registers)
        {
            yield return $"{register.Count,10:N0}  {register.Name}{(register.NotKnown > 0 ? $" ({register.NotKnown:N0} cannot be decided)" : "")}";
        }
    }

    private sealed record ShownRun(DateOnly On, bool Whole, int People, int Looked, double Seconds, IReadOnlyList<CountedRegister> Registers);

    /// <param name="Register">The register's id.</param>
    /// <param name="Name">For people.</param>
    /// <param name="Count">How many are on it.</param>
    /// <param name="NotKnown">Of how many that cannot be said.</param>
    private sealed record CountedRegister(string Register, string Name, long Count, long NotKnown);
}
