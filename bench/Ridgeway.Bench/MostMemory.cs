using System.Globalization;

namespace Ridgeway.Bench;

/// <summary>
/// The most memory this process held at once, looked at twenty times a second: what is its own. Pages of the database file that
/// are mapped in are the system's to take back, and are not counted. Elsewhere than on Linux: the working set.
/// </summary>
internal sealed class MostMemory : IDisposable
{
    private readonly Timer looking;
    private long most;

    public MostMemory()
    {
        GC.Collect();
        looking = new Timer(_ => Look(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(50));
    }

    /// <summary>Bytes.</summary>
    public long Held
    {
        get
        {
            Look();
            return Interlocked.Read(ref most);
        }
    }

    public void Dispose() => looking.Dispose();

    private void Look()
    {
        var now = Own();
        long before;
        while (now > (before = Interlocked.Read(ref most)) && Interlocked.CompareExchange(ref most, now, before) != before)
        {
        }
    }

    private static long Own() => File.Exists("/proc/self/status") && File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("RssAnon:", StringComparison.Ordinal)) is { } line
        ? long.Parse(line.AsSpan("RssAnon:".Length).Trim(" \tkB"), CultureInfo.InvariantCulture) * 1024
        : Environment.WorkingSet;
}
