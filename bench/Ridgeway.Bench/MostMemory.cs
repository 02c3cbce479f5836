namespace Ridgeway.Bench;

/// <summary>The most memory this process held at once, as Linux counts it.</summary>
internal static class MostMemory
{
    public static long Held => System.Diagnostics.Process.GetCurrentProcess().PeakWorkingSet64;

    /// <summary>Counts from now on. Where the system does not allow it, the count goes on from the start of the process.</summary>
    public static void Forget()
    {
        GC.Collect();
        if (File.Exists("/proc/self/clear_refs"))
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
    }
}
