using Ridgeway.Content;
using Ridgeway.Exchange.Csv.Extracts;
using YamlDotNet.RepresentationModel;

namespace Ridgeway.Records.Extracts;

/// <summary>Reads the parts of a mapping: whose rows they are, and what they say.</summary>
internal static class ExtractMappingParts
{
    private static readonly string[] Kinds = [.. Enum.GetNames<ExtractKind>().Select(name => name.ToLowerInvariant())];

    public static ExtractPerson Person(ContentEntry entry)
    {
        var person = new ExtractPerson
        {
            Id = Cell(entry, "id"),
            NhsNumber = Cell(entry, "nhs-number"),
            Family = Cell(entry, "family"),
            Given = Cell(entry, "given"),
            Title = Cell(entry, "title"),
            Born = Cell(entry, "born"),
            Died = Cell(entry, "died"),
            Sex = Cell(entry, "sex"),
            Ethnicity = Cell(entry, "ethnicity"),
            Address = [.. entry.Texts("address").Select(column => new ExtractCell(column))],
            Postcode = Cell(entry, "postcode"),
            Lsoa = Cell(entry, "lsoa"),
            Practice = Cell(entry, "practice"),
            Telephone = Cell(entry, "telephone"),
            Email = Cell(entry, "email"),
            Language = Cell(entry, "language"),
            Interpreter = Cell(entry, "interpreter"),
            WrittenFormat = Cell(entry, "written-format"),
            Residence = Cell(entry, "residence"),
            HasCarer = Cell(entry, "has-carer"),
        };
        if (person.Id?.Column is null && person.NhsNumber?.Column is null && entry.Keys.Any())
        {
            entry.Note(entry.Mapping, "A person needs an 'id' or an 'nhs-number' column: else rows cannot be told to be about anybody.");
        }

        return person;
    }

    public static ExtractEvent Event(ContentEntry entry, IReadOnlyDictionary<string, string> systems)
    {
        var kind = Cell(entry, "kind");
        var code = Cell(entry, "code");
        CheckKind(entry, kind);
        if (code is null)
        {
            entry.Problem("code", "'code' is missing: the column that holds the code, or { fixed: '72313002' }.");
        }

        return new ExtractEvent
        {
            Kind = kind ?? new ExtractCell(null, Kinds[0]),
            Code = code ?? new ExtractCell(null, ""),
            System = entry.OneOf("code-system", systems),
            Term = Cell(entry, "term"),
            Date = Cell(entry, "date"),
            Ended = Cell(entry, "ended"),
            Value = Cell(entry, "value"),
            Unit = Cell(entry, "unit"),
            AnswerSystem = entry.Has("answer-system") ? entry.OneOf("answer-system", systems) : null,
            Id = Cell(entry, "id"),
        };
    }

    private static void CheckKind(ContentEntry entry, ExtractCell? kind)
    {
        if (kind is null)
        {
            entry.Problem("kind", $"'kind' is missing: one of {string.Join(", ", Kinds)}, or {{ column: Type, values: {{ D: condition }} }}.");
            return;
        }

        // A plain word is the kind itself, not a column: it is said once for all rows far more often.
        foreach (var word in (kind.Values?.Values ?? [kind.Fixed ?? kind.Column ?? ""]).Where(word => !Kinds.Contains(word, StringComparer.Ordinal)))
        {
            entry.Problem("kind", $"'{word}' is not a kind: one of {string.Join(", ", Kinds)}.");
        }
    }

    /// <summary>A column by its name, or <c>{ column: Sex, fixed: F, values: { M: male } }</c>.</summary>
    private static ExtractCell? Cell(ContentEntry entry, string key)
    {
        if (entry.Node(key) is not YamlMappingNode)
        {
            return entry.OptionalText(key) is { } text
                ? key == "kind" ? new ExtractCell(null, text) : new ExtractCell(text)
                : null;
        }

        var cell = entry.Entry(key);
        var values = cell.OptionalEntry("values");
        var read = new ExtractCell(
            cell.OptionalText("column"),
            cell.OptionalText("fixed"),
            values?.Keys.ToDictionary(word => word, word => values.Text(word), StringComparer.Ordinal));
        if (read.Column is null && read.Fixed is null)
        {
            entry.Problem(key, $"'{key}' needs a 'column', a 'fixed' value, or both.");
        }

        return read;
    }
}
