namespace Ridgeway.Evaluation;

/// <summary>
/// All counts of a programme as they may be shown together: everyone and every group, each stage and each measure's pairs,
/// tied by every sum a reader could use.
/// </summary>
internal sealed class ProgrammeCounts
{
    public const int Referred = 0;
    public const int Accepted = 1;
    public const int Started = 2;
    public const int DueFollowUp = 3;
    public const int Completed = 4;
    private const int FirstMeasure = 5;

    private static readonly EvaluatedGroup?[] EveryoneAndGroups =
        [null, .. Enum.GetValues<EvaluatedGroup>().Select(group => (EvaluatedGroup?)group)];

    private readonly Dictionary<(EvaluatedGroup? Group, int Column), PublishedCount> published;

    private ProgrammeCounts(Dictionary<(EvaluatedGroup? Group, int Column), PublishedCount> published) => this.published = published;

    /// <summary>The count of a group, or of everyone where the group is null.</summary>
    public PublishedCount this[EvaluatedGroup? group, int column] => published[(group, column)];

    /// <summary>The column of a measure's pairs.</summary>
    public static int PairsOf(int measure) => FirstMeasure + measure;

    public static ProgrammeCounts Of(ProgrammeMeasurement measured, DisclosureProfile profile)
    {
        var linked = new LinkedCounts(profile);
        var numbers = new Dictionary<(EvaluatedGroup? Group, int Column), int>();
        for (var column = 0; column < FirstMeasure + measured.Measures.Count; column++)
        {
            foreach (var group in EveryoneAndGroups)
            {
                numbers[(group, column)] = linked.Show(Exact(group is { } one ? measured.Groups[one] : measured.Everyone, column));
            }

            Divide(linked, group => numbers[(group, column)]);
        }

        foreach (var column in Enumerable.Range(0, FirstMeasure + measured.Measures.Count).Where(column => column != Referred))
        {
            var within = Within(column);
            var rests = EveryoneAndGroups.ToDictionary(Key, group => linked.Contain(numbers[(group, within)], numbers[(group, column)]));
            Divide(linked, group => rests[Key(group)]);
        }

        var shown = linked.Publish();
        return new ProgrammeCounts(numbers.ToDictionary(each => each.Key, each => shown[each.Value]));
    }

    private static int Key(EvaluatedGroup? group) => group is { } one ? (int)one : 0;

    private static void Divide(LinkedCounts linked, Func<EvaluatedGroup?, int> number)
    {
        foreach (var split in EvaluatedGroups.Splits)
        {
            linked.Divide(number(null), [.. EvaluatedGroups.Of(split).Select(group => number(group))]);
        }
    }

    private static int Exact(GroupMeasurement group, int column) => column switch
    {
        Referred => group.Funnel.Referred,
        Accepted => group.Funnel.Accepted,
        Started => group.Funnel.Started,
        DueFollowUp => group.Funnel.DueFollowUp,
        Completed => group.Funnel.Completed,
        _ => group.Changes[column - FirstMeasure].Pairs,
    };

    /// <summary>The smallest column that contains this one: those who completed are due a follow-up, and only the due have pairs.</summary>
    private static int Within(int column) => column switch
    {
        Accepted => Referred,
        Started => Accepted,
        DueFollowUp => Started,
        _ => DueFollowUp,
    };
}
