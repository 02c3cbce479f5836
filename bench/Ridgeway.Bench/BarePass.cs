using System.Diagnostics;
using System.Text.Json;
using Ridgeway.Records.ImportFiles;

namespace Ridgeway.Bench;

/// <summary>The least anyone could do with the same bytes: walk every JSON token of every line and keep nothing.</summary>
/// <param name="Seconds">The best of three passes on one thread, files in the page cache.</param>
/// <param name="Processor">Processor time of that pass, in seconds: what counts where others use the machine too.</param>
/// <param name="Bytes">How many bytes.</param>
/// <param name="Lines">How many resources.</param>
internal sealed record BarePass(double Seconds, double Processor, long Bytes, long Lines)
{
    private const int Passes = 3;

    public Figure Figure => new("Bare Utf8JsonReader pass", $"{Bytes / 1e6 / Seconds:N0} MB/s", $"{Lines / Seconds:N0} resources/s, one thread, best of {Passes}");

    /// <summary>This pass and another over other bytes.</summary>
    public BarePass And(BarePass other) =>
        new(Seconds + other.Seconds, Processor + other.Processor, Bytes + other.Bytes, Lines + other.Lines);

    public static BarePass Over(IReadOnlyList<string> files)
    {
        BarePass? best = null;
        for (var pass = 0; pass < Passes; pass++)
        {
            var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var (bytes, lines) = Walk(files);
            var took = new BarePass(watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds, bytes, lines);
            best = best is null || took.Seconds < best.Seconds ? took : best;
        }

        return best!;
    }

    private static (long Bytes, long Lines) Walk(IReadOnlyList<string> files)
    {
        long bytes = 0, lines = 0;
        using var block = new LineBlock();
        foreach (var file in files)
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
            bytes += stream.Length;
            var blocks = new LineBlocks(stream);
            while (blocks.ReadAsync(block, CancellationToken.None).GetAwaiter().GetResult())
            {
                for (var rest = block.Lines; !rest.IsEmpty; lines++)
                {
                    var end = rest.IndexOf((byte)'\n');
                    var json = new Utf8JsonReader(end < 0 ? rest : rest[..end]);
                    while (json.Read())
                    {
                    }

                    rest = end < 0 ? default : rest[(end + 1)..];
                }
            }
        }

        return (bytes, lines);
    }
}
