using Ridgeway.Time;

namespace Ridgeway.Referrals.Clock;

/// <summary>The clock's rounds while the program serves: it looks every minute and works once a day, as soon as the day begins.</summary>
internal sealed class ClockRounds(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ClockRounds> log) : BackgroundService
{
    private DateOnly? done;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1));
        do
        {
            await RoundAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RoundAsync(CancellationToken cancel)
    {
        var today = London.DayOf(clock.GetUtcNow());
        if (done == today)
        {
            return;
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ClockStory>().RunAsync(cancel);
            done = today;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            log.LogError(problem, "The referral clock's round failed; it tries again in a minute");
        }
    }
}
