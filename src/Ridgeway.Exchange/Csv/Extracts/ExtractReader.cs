using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Ridgeway.Exchange.Csv.Extracts;

/// <summary>
/// Turns the rows of an extract into FHIR R4 resources, which are then read like any others: the same units, dates, plausibility and
/// identity, and a source that can be given out again. One row makes a Patient, or resources about one, or both.
/// </summary>
public sealed class ExtractReader
{
    private readonly ExtractFile file;
    private readonly IReadOnlyDictionary<string, int> columns;
    private readonly int width;
    private readonly List<ExtractTrouble> troubles = [];
    private readonly ExtractCells cells;
    private readonly ArrayBufferWriter<byte> buffer = new();
    private readonly HashSet<string> harmed = new(StringComparer.Ordinal);

    private ExtractReader(ExtractFile file, IReadOnlyDictionary<string, int> columns, int width, DateOnly today)
    {
        (this.file, this.columns, this.width) = (file, columns, width);
        cells = new ExtractCells(file, columns, today, troubles);
    }

    /// <summary>What was wrong in the last row read.</summary>
    public IReadOnlyList<ExtractTrouble> Troubles => troubles;

    /// <summary>A reader for a file with this header, or what the header lacks.</summary>
    public static (ExtractReader? Reader, string? Trouble) For(ExtractFile file, IReadOnlyList<string> header, DateOnly today)
    {
        var places = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < header.Count; i++)
        {
            places.TryAdd(header[i], i);
        }

        var missing = file.Columns.Where(column => !places.ContainsKey(column)).ToList();
        return missing.Count == 0
            ? (new ExtractReader(file, places, header.Count, today), null)
            : (null, $"The header has no column {string.Join(" or ", missing.Select(column => $"'{column}'"))}; it has {ExtractCells.Short(string.Join(", ", header))}. Correct the mapping or export the column");
    }

    /// <summary>Looks at a row before any is read, for codes that show that a spreadsheet has been at their column.</summary>
    public void LookForDamage(ExtractRow row)
    {
        foreach (var code in file.Events.Where(one => IsSnomed(one.System)).Select(one => one.Code.Column).OfType<string>())
        {
            if (row.Cells.Count == width && CodeDamage.IsCertain(row.Cells[columns[code]]))
            {
                harmed.Add(code);
            }
        }
    }

    /// <summary>Reads a row into resources, each told as its bytes; they are good until the next. Then see <see cref="Troubles"/>.</summary>
    public void Read(ExtractRow row, Action<ReadOnlyMemory<byte>> resource)
    {
        troubles.Clear();
        if (row.Trouble is { } trouble)
        {
            cells.SetAside(null, trouble);
            return;
        }

        if (row.Cells.Count != width)
        {
            cells.SetAside(null, $"The row has {row.Cells.Count} cells where the header has {width}; it may have a {file.Delimiter ?? ','} or a line end that is not in quotes");
            return;
        }

        cells.Start(row.Cells);
        if (ExtractSubject.Of(file.Person, cells) is not { } subject)
        {
            return;
        }

        if (file.Person.HasDetails)
        {
            Write(json => ExtractPatient.Write(json, file.Person, cells, subject), resource);
        }

        for (var i = 0; i < file.Events.Count; i++)
        {
            ReadEvent(file.Events[i], i, subject, resource);
        }
    }

    private void ReadEvent(ExtractEvent map, int place, ExtractSubject subject, Action<ReadOnlyMemory<byte>> resource)
    {
        if ((map.Value is { Column: not null } && map.Code.Column is null && cells.Text(map.Value) is null) || Kind(map) is not { } kind)
        {
            // A wide file has a column a measure, and most are empty.
            return;
        }

        if (cells.Text(map.Code) is not { } code)
        {
            cells.SetAside(map.Code, "The row has no code; nothing can be told from it");
            return;
        }

        if (IsSnomed(map.System) && Damage(map.Code, code) is { } damage)
        {
            cells.SetAside(map.Code, damage);
            return;
        }

        var before = troubles.Count;
        var day = cells.Day(map.Date, isNeeded: true);
        if (troubles.Skip(before).Any(one => one.IsSetAside))
        {
            return;
        }

        var said = new ExtractSaid(kind, code, day, cells.Day(map.Ended, isNeeded: false), cells.Text(map.Value), cells.Text(map.Unit));
        var id = cells.Text(map.Id) is not { } own ? IdOf($"{place}|{subject.Key}|{said}")
            : file.Events.Count == 1 && IsFhirId(own) ? own
            : IdOf($"{kind}|{own}");
        Write(json => ExtractResource.Write(json, map, file, said, subject, id, cells.Text(map.Term)), resource);
    }

    private ExtractKind? Kind(ExtractEvent map)
    {
        if (cells.Text(map.Kind) is not { } text)
        {
            return null;
        }

        if (Enum.TryParse<ExtractKind>(text, ignoreCase: true, out var kind))
        {
            return kind;
        }

        cells.SetAside(map.Kind, $"'{ExtractCells.Short(text)}' is not a kind of event ({string.Join(", ", Enum.GetNames<ExtractKind>()).ToLowerInvariant()})");
        return null;
    }

    private string? Damage(ExtractCell cell, string code) => CodeDamage.InSnomed(code)
        ?? (cell.Column is { } column && harmed.Contains(column) && CodeDamage.MayBeRounded(code)
            ? CodeDamage.Rounded(code) + " (other codes of this column were)"
            : null);

    private void Write(Action<Utf8JsonWriter> write, Action<ReadOnlyMemory<byte>> resource)
    {
        buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(buffer))
        {
            write(json);
        }

        resource(buffer.WrittenMemory);
    }

    /// <summary>The same event in another extract has the same id, and so counts once.</summary>
    private static string IdOf(string said) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)).AsSpan(0, 16));

    /// <summary>Source: FHIR R4, datatype id.</summary>
    private static bool IsFhirId(string text) => text.Length is > 0 and <= 64 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.');

    private static bool IsSnomed(string system) => system == Codes.CodeSystem.Snomed;
}

/// <summary>What a row says of one event, in the map's words.</summary>
internal sealed record ExtractSaid(ExtractKind Kind, string Code, string? Day, string? Ended, string? Value, string? Unit);
