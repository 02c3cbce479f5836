using Ridgeway.Time;

namespace Ridgeway.Finding.RunPopulation;

/// <summary>Keeps the run through everyone current while the program serves: after every change, and when a day begins.</summary>
internal sealed class RunRounds(IServiceScopeFactory scopes, TimeProvider clock, ILogger<RunRounds> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, clock);
        do
        {
            await RoundAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RoundAsync(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<RunPopulationStory>().RunAsync(London.DayOf(clock.GetUtcNow()), all: false, _ => { }, cancel);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            log.LogError(problem, "The run through everyone failed; it is tried again in {Seconds} seconds", Between.TotalSeconds);
        }
    }
}

/// <summary>After an import typed on the command line, so that who is on a register is known at once.</summary>
internal sealed class RunAfterImport(RunPopulationStory story, TimeProvider clock) : Records.IFollowImports
{
    public Task ImportedAsync(Action<string> say, CancellationToken cancel) => story.RunAsync(London.DayOf(clock.GetUtcNow()), all: false, say, cancel);
}
