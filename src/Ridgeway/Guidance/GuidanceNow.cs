using System.Data.Common;
using System.Globalization;
using Ridgeway.Data;
using Ridgeway.Time;

namespace Ridgeway.Guidance;

/// <summary>
/// Guidance as it is approved now: the files, with what somebody by name has agreed to. Approvals may come from another process,
/// so it looks again every quarter of a minute.
/// </summary>
internal sealed class GuidanceNow(GuidancePack files, RidgewayDatabase database, TimeProvider clock)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(15);

    private readonly Lock looking = new();
    private volatile GuidancePack? pack;
    private long lookedAt;

    public GuidancePack Pack
    {
        get
        {
            var known = pack;
            return known is not null && clock.GetElapsedTime(Interlocked.Read(ref lookedAt)) < LookEvery ? known : Look();
        }
    }

    /// <summary>Forgets what it knows: an approval was just given here.</summary>
    public void LookAgain() => pack = null;

    private GuidancePack Look()
    {
        lock (looking)
        {
            if (pack is { } known && clock.GetElapsedTime(lookedAt) < LookEvery)
            {
                return known;
            }

            var approvals = Read();
            pack = approvals.Count == 0
                ? files
                : files.Approved((kind, fingerprint, file) => approvals.TryGetValue((kind, fingerprint), out var approval) ? approval : file);
            Interlocked.Exchange(ref lookedAt, clock.GetTimestamp());
            return pack;
        }
    }

    /// <summary>The last word on each rule; a withdrawal leaves none.</summary>
    private Dictionary<(string Kind, string Fingerprint), Approval> Read()
    {
        using var connection = database.OpenAsync(CancellationToken.None).GetAwaiter().GetResult();
        using var command = connection.CreateCommand();
        command.CommandText = "select kind, content_id, fingerprint, is_withdrawal, by_name, by_role, at_utc from guidance_approval order by at_utc, approval_id";
        using var row = command.ExecuteReader();
        var last = new Dictionary<(string, string), (string Fingerprint, Approval? Approval)>();
        while (row.Read())
        {
            var print = row.GetString(2);
            last[(row.GetString(0), row.GetString(1))] = (print, Convert.ToBoolean(row.GetValue(3), CultureInfo.InvariantCulture)
                ? null
                : new Approval(row.GetString(4), DayOf(row), row.GetString(5), print));
        }

        return last
            .Where(one => one.Value.Approval is not null)
            .ToDictionary(one => (one.Key.Item1, one.Value.Fingerprint), one => one.Value.Approval!);
    }

    private static DateOnly DayOf(DbDataReader row) => London.DayOf(new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(6), DateTimeKind.Utc)));
}
