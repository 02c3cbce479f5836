using System.Text;
using Ridgeway.Exchange.Csv.Extracts;
using Ridgeway.Exchange.Fhir;
using Ridgeway.Records.ImportFiles;
using Ridgeway.Records.Problems;

namespace Ridgeway.Records.Extracts;

/// <summary>
/// Reads a CSV file by its mapping: each row becomes FHIR resources, which the reader reads as it reads any. Goes through the file twice:
/// first to see whether a spreadsheet has been at its codes.
/// </summary>
internal static class ReadExtract
{
    private const int RowsBetween = 500;

    public static async Task RunAsync(
        PlannedFile file, Stream stream, FhirReader reader, ImportSink sink, DateOnly today, Func<Task> between, CancellationToken cancel)
    {
        using var text = TextOf(file.Map!, stream);
        var header = await text.ReadLineAsync(cancel) ?? "";
        var delimiter = file.Map!.Delimiter ?? ExtractRows.DelimiterOf(header);
        var cells = new ExtractRows(new StringReader(header), delimiter).Next()?.Cells ?? [];
        var (rows, trouble) = ExtractReader.For(file.Map, cells, today);
        if (rows is null)
        {
            sink.Unreadable(1, trouble + ".");
            return;
        }

        LookForDamage(file, rows, delimiter);
        sink.PlaceInWords = path => ExtractResource.ColumnOf(file.Map, path) is { } column ? $"{column} ({path})" : path;
        var cut = new ExtractRows(text, delimiter);
        for (var count = 1; cut.Next() is { } row; count++)
        {
            // The header was line 1.
            ReadRow(row with { Line = row.Line + 1 }, header, rows, reader, sink);
            if (count % RowsBetween == 0)
            {
                await between();
            }
        }

        await between();
    }

    private static void ReadRow(ExtractRow row, string header, ExtractReader rows, FhirReader reader, ImportSink sink)
    {
        var before = sink.Problems.Count;
        rows.Read(row, resource => reader.ReadLine(resource.Span, row.Line, sink));
        foreach (var trouble in rows.Troubles)
        {
            if (trouble.IsSetAside)
            {
                sink.RowSetAside(row.Line, trouble.Column, trouble.What + ".", []);
            }
            else
            {
                sink.RowProblem(row.Line, trouble.Column, trouble.What + ".");
            }
        }

        if (sink.Problems.Count > before)
        {
            sink.KeepAside(before, Encoding.UTF8.GetBytes($"{header}\n{row.Text}\n"), ContentForm.Extract);
        }
    }

    private static void LookForDamage(PlannedFile file, ExtractReader rows, char delimiter)
    {
        using var text = TextOf(file.Map!, file.Open());
        var cut = new ExtractRows(text, delimiter);
        while (cut.Next() is { } row)
        {
            rows.LookForDamage(row);
        }
    }

    private static StreamReader TextOf(ExtractFile map, Stream stream) =>
        new(stream, map.IsWindows1252 ? CodePagesEncodingProvider.Instance.GetEncoding(1252)! : Encoding.UTF8, detectEncodingFromByteOrderMarks: true, 1 << 16);
}
