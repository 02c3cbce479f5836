using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Ridgeway.Referrals;

/// <summary>The states of a referral as commands, addresses and the API name them, and the questions they stand for.</summary>
internal static class ReferralStates
{
    public const string Open = "open";
    public const string Closed = "closed";
    public const string Overdue = "overdue";

    private static readonly Dictionary<string, ReferralStage> Stages = Enum.GetValues<ReferralStage>().ToDictionary(stage => Kebab(stage));
    private static readonly Dictionary<string, ClosedHow> Endings = Enum.GetValues<ClosedHow>().ToDictionary(how => Kebab(how));

    public static IReadOnlyList<string> Names { get; } = [Open, Overdue, .. Stages.Keys, Closed, .. Endings.Keys];

    public static string Of(Referral referral) => referral switch
    {
        Referral.Open open => Kebab(open.Stage),
        Referral.Closed closed => Kebab(closed.How),
        _ => throw new InvalidOperationException("A referral that is neither open nor closed."),
    };

    /// <summary>The referrals in a state; null asks for all. False where there is no such state.</summary>
    public static bool TryFilter(IQueryable<ReferralRow> rows, string? state, DateOnly today, [NotNullWhen(true)] out IQueryable<ReferralRow>? found)
    {
        found = state switch
        {
            null or "" => rows,
            Open => rows.Where(row => row.IsOpen),
            Closed => rows.Where(row => !row.IsOpen),
            Overdue => rows.Where(row => row.IsOpen && row.DueOn < today),
            _ when Stages.TryGetValue(state, out var stage) => rows.Where(row => row.Stage == stage),
            _ when Endings.TryGetValue(state, out var how) => rows.Where(row => row.ClosedHow == how),
            _ => null,
        };
        return found is not null;
    }

    private static string Kebab<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
