using System.Collections.Concurrent;
using Ridgeway.Exchange.Fhir;

namespace Ridgeway.Records.ImportFiles;

/// <summary>
/// Reads files of lines on every core and tells what they say in order. Files of different types go side by side, each as far
/// as the others: an export that has its people in the same order in each file then gives a person's facts together, and they
/// are stored once, not once a file.
/// </summary>
internal sealed class ReadSideBySide(Func<FhirReader> makeReader) : IDisposable
{
    private static readonly int BlocksAhead = Environment.ProcessorCount + 1;

    private readonly ConcurrentBag<FhirReader> readers = [];
    private readonly Stack<HeardLines> idle = [];

    /// <summary>Reads them all.</summary>
    /// <param name="files">Files of lines, in the order in which those of one type are read.</param>
    /// <param name="sink">Hears what they say, on the caller's thread.</param>
    /// <param name="afterBlock">Called between blocks, where it is safe to save.</param>
    /// <param name="cancel">Stops between blocks.</param>
    public async Task RunAsync(IEnumerable<FileToRead> files, ImportSink sink, Func<Task> afterBlock, CancellationToken cancel)
    {
        var lanes = files.GroupBy(file => TypeOf(file.File.Name)).Select(lane => new Lane([.. lane])).ToList();
        var reading = new Queue<(FileToRead File, Task<HeardLines> Heard)>();
        try
        {
            while (true)
            {
                while (reading.Count < BlocksAhead && await NextAsync(lanes, cancel) is { } next)
                {
                    reading.Enqueue((next.File, Task.Run(() => Listen(next.Heard), CancellationToken.None)));
                }

                if (reading.Count == 0)
                {
                    return;
                }

                await TellAsync(reading.Dequeue(), sink);
                await afterBlock();
            }
        }
        finally
        {
            await Task.WhenAll(reading.Select(Task (one) => one.Heard)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            lanes.ForEach(lane => lane.Dispose());
        }
    }

    public void Dispose()
    {
        while (idle.TryPop(out var heard))
        {
            heard.Dispose();
        }
    }

    /// <summary>"Observation" for "Observation.ndjson" and "export/Observation-000.ndjson".</summary>
    private static string TypeOf(string name)
    {
        var bare = Path.GetFileName(name.AsSpan());
        var end = bare.IndexOfAny(".-_0123456789 ");
        return (end < 0 ? bare : bare[..end]).ToString();
    }

    /// <summary>A block of the lane that is least far, or null where all are at their end.</summary>
    private async Task<(FileToRead File, HeardLines Heard)?> NextAsync(List<Lane> lanes, CancellationToken cancel)
    {
        var heard = idle.TryPop(out var used) ? used : new HeardLines();
        while (lanes.Where(lane => !lane.IsAtEnd).MinBy(lane => lane.Share) is { } lane)
        {
            if (await lane.ReadAsync(heard.Block, cancel) is { } file)
            {
                return (file, heard);
            }
        }

        idle.Push(heard);
        return null;
    }

    private HeardLines Listen(HeardLines heard)
    {
        var reader = readers.TryTake(out var used) ? used : makeReader();
        heard.Listen(reader);
        readers.Add(reader);
        return heard;
    }

    private async Task TellAsync((FileToRead File, Task<HeardLines> Heard) one, ImportSink sink)
    {
        var heard = await one.Heard;
        sink.GoOnWith(one.File);
        heard.TellTo(sink);
        if (heard.Block.TooLongLine is > 0 and var line)
        {
            sink.Unreadable(line, $"The line is longer than {LineBlocks.LongestLine >> 20} MB and was skipped. One resource a line is expected.");
        }

        if (heard.Block.Damage is { } damage)
        {
            sink.Unreadable(0, damage);
        }

        idle.Push(heard);
    }

    /// <summary>The files of one type, one after another.</summary>
    private sealed class Lane(IReadOnlyList<FileToRead> files) : IDisposable
    {
        private readonly double all = Math.Max(1, files.Sum(file => (double)file.File.Bytes));
        private Stream? stream;
        private LineBlocks? blocks;
        private long read;
        private int next;

        public bool IsAtEnd => blocks is null && next == files.Count;

        /// <summary>How far it is, from 0 to 1.</summary>
        public double Share => read / all;

        /// <summary>Fills the block; the file it is of, or null at the end of a file.</summary>
        public async Task<FileToRead?> ReadAsync(LineBlock block, CancellationToken cancel)
        {
            if (blocks is null)
            {
                stream = files[next++].File.Open();
                blocks = new LineBlocks(stream);
            }

            var file = files[next - 1];
            try
            {
                if (await blocks.ReadAsync(block, cancel))
                {
                    read += block.Length;
                    return file;
                }
            }
            catch (InvalidDataException damaged)
            {
                block.EndInDamage(FileReading.Damaged(damaged));
                await CloseAsync();
                return file;
            }

            await CloseAsync();
            return null;
        }

        public void Dispose() => stream?.Dispose();

        private async Task CloseAsync()
        {
            await stream!.DisposeAsync();
            (stream, blocks) = (null, null);
        }
    }
}
