namespace Ridgeway.Events;

/// <summary>The courier's rounds while the program serves: once a second.</summary>
internal sealed class CourierRounds(Courier courier, TimeProvider clock, ILogger<CourierRounds> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        do
        {
            try
            {
                await courier.DeliverAllAsync(stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                log.LogError(problem, "The courier's round failed; the next one will try again");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
