using Ridgeway.Exchange.Fhir;
using Ridgeway.Records.Extracts;

namespace Ridgeway.Records.ImportFiles;

/// <summary>Reads one document or extract into the sink, packed or not. Files of lines are read by <see cref="ReadSideBySide"/>.</summary>
internal static class FileReading
{
    private const long LargestDocument = 1L << 30;

    /// <summary>Of a packed document it is not known beforehand how large it is, so it is read into memory that grows.</summary>
    private const long LargestUnpacked = 256L << 20;

    /// <summary>A larger document is not kept beside its problem; whoever sent it has it.</summary>
    private const int LargestKept = 64 << 20;

    /// <param name="file">The file.</param>
    /// <param name="reader">Reads the FHIR in it.</param>
    /// <param name="sink">Hears what was read.</param>
    /// <param name="today">The day of the import.</param>
    /// <param name="between">Called where what was read so far may be saved.</param>
    /// <param name="cancel">Stops.</param>
    public static async Task ReadAsync(PlannedFile file, FhirReader reader, ImportSink sink, DateOnly today, Func<Task> between, CancellationToken cancel)
    {
        if (file.Form == FileForm.Document && IsCsv(file.Path))
        {
            sink.Unreadable(0, "It is a CSV file, and no mapping says what its columns mean. Give one that has a file entry for its name: --map FILE (docs/extracts.md).");
            return;
        }

        try
        {
            await using var stream = file.Open();
            await (file.Form switch
            {
                FileForm.Extract => ReadExtract.RunAsync(file, stream, reader, sink, today, between, cancel),
                _ => ReadDocumentAsync(stream, reader, sink, cancel),
            });
        }
        catch (InvalidDataException damaged)
        {
            sink.Unreadable(0, Damaged(damaged));
        }
    }

    public static string Damaged(InvalidDataException how) =>
        $"The file could not be unpacked to its end: {how.Message.TrimEnd('.')}. What came before was kept; send the whole file again.";

    private static bool IsCsv(string path) =>
        path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".csv.gz", StringComparison.OrdinalIgnoreCase);

    private static async Task ReadDocumentAsync(Stream stream, FhirReader reader, ImportSink sink, CancellationToken cancel)
    {
        if (await WholeAsync(stream, cancel) is not { } document)
        {
            sink.Unreadable(0, $"The file is larger than {LargestDocument >> 30} GB, or unpacks into more than {LargestUnpacked >> 20} MB. Split the bundle, or send NDJSON, which has no limit.");
            return;
        }

        var before = sink.Problems.Count;
        reader.ReadDocument(document.Span, sink);
        if (document.Length <= LargestKept)
        {
            sink.KeepAside(before, document.Span);
        }
    }

    private static async Task<ReadOnlyMemory<byte>?> WholeAsync(Stream stream, CancellationToken cancel)
    {
        if (stream.CanSeek)
        {
            if (stream.Length > LargestDocument)
            {
                return null;
            }

            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes, cancel);
            return bytes;
        }

        var unpacked = new MemoryStream();
        var buffer = new byte[1 << 20];
        while (await stream.ReadAsync(buffer, cancel) is > 0 and var read)
        {
            if (unpacked.Length + read > LargestUnpacked)
            {
                return null;
            }

            unpacked.Write(buffer, 0, read);
        }

        return unpacked.GetBuffer().AsMemory(0, (int)unpacked.Length);
    }
}
