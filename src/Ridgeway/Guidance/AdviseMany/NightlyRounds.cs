using Ridgeway.Time;

namespace Ridgeway.Guidance.AdviseMany;

/// <summary>
/// Writes every practice's file once a day while the program serves, as soon as the day begins, into the one folder that was
/// configured. Without a folder nothing is written.
/// </summary>
internal sealed class NightlyRounds(IServiceScopeFactory scopes, GuidanceOptions options, TimeProvider clock, ILogger<NightlyRounds> log) : BackgroundService
{
    private DateOnly? done;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.NightlyFolder is not { } folder)
        {
            return;
        }

        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1));
        do
        {
            try
            {
                await RoundAsync(folder, stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                log.LogError(problem, "The nightly files of advice could not be written; they are tried again in a minute");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal async Task RoundAsync(string folder, CancellationToken cancel)
    {
        var today = London.DayOf(clock.GetUtcNow());
        if (done == today)
        {
            return;
        }

        Directory.CreateDirectory(folder);
        await using var scope = scopes.CreateAsyncScope();
        var story = scope.ServiceProvider.GetRequiredService<AdviseManyStory>();
        foreach (var practice in await story.PracticesAsync(cancel))
        {
            await story.WriteAsync(practice, Path.Combine(folder, $"advice-{practice.Value}.csv"), today, cancel);
        }

        done = today;
    }
}
