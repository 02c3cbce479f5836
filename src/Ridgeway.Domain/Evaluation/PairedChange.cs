namespace Ridgeway.Evaluation;

/// <summary>
/// How a measure changed in the same people: only those with both a baseline and a follow-up count, each as their own
/// comparison. Never the mean of all follow-ups less the mean of all baselines, which flatters a programme because those
/// who drop out vanish from one side only.
/// </summary>
/// <param name="Measure">The measure's name.</param>
/// <param name="Pairs">People with both.</param>
/// <param name="Due">People who started and should have answered a follow-up by now.</param>
/// <param name="Started">People who started.</param>
/// <param name="Baseline">The mean at the start of the people with both; null where there are none.</param>
/// <param name="Change">The mean change (follow-up less baseline) with its spread; null where there are no pairs.</param>
public sealed record PairedChange(string Measure, int Pairs, int Due, int Started, SampleMean? Baseline, SampleMean? Change)
{
    /// <summary>The paired change among people who started, from courses that hold each person once.</summary>
    public static PairedChange Of(string measure, IReadOnlyCollection<Course> courses)
    {
        var started = courses.Where(course => course.Reached >= Stage.Started).ToList();
        var pairs = started
            .Select(course => course.Measured.GetValueOrDefault(measure))
            .Where(readings => readings.Change is not null)
            .ToList();
        return new PairedChange(
            measure,
            pairs.Count,
            started.Count(course => course.IsDueFollowUp),
            started.Count,
            SampleMean.Of([.. pairs.Select(readings => readings.Baseline!.Value)]),
            SampleMean.Of([.. pairs.Select(readings => readings.Change!.Value)]));
    }
}
