namespace Ridgeway.Records.BulkSubmit;

/// <summary>Looks every few seconds whether a manifest waits; where no place is configured, never.</summary>
internal sealed class BulkRoundsHost(BulkRounds rounds, BulkPlaces places, TimeProvider clock, ILogger<BulkRoundsHost> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!places.IsConfigured)
        {
            return;
        }

        using var timer = new PeriodicTimer(Between, clock);
        do
        {
            try
            {
                await rounds.RunOnceAsync(stoppingToken);
            }
            catch (Exception trouble) when (trouble is not OperationCanceledException)
            {
                log.LogError(trouble, "Submitted manifests could not be looked for");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
