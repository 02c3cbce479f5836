namespace Ridgeway.Exchange.Csv.Extracts;

/// <summary>How the CSV files of one extract are to be read: which column says what. Made from a mapping file a practice writes.</summary>
/// <param name="Name">Its own name: "emis-extract".</param>
/// <param name="Files">What each file holds; a file is read by the first that fits its name.</param>
public sealed record ExtractMap(string Name, IReadOnlyList<ExtractFile> Files)
{
    /// <summary>The part of the map for a file of this name, or null where none fits.</summary>
    public ExtractFile? For(string fileName) => Files.FirstOrDefault(file => file.Fits(fileName));
}

/// <summary>What the rows of one file hold: a person's details, things known about them, or both.</summary>
public sealed record ExtractFile
{
    /// <summary>File name, with * for anything: "patients*.csv".</summary>
    public required string Name { get; init; }

    /// <summary>Between cells; null to take what the header uses most.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Between whole and fraction: "." or ",".</summary>
    public char Decimal { get; init; } = '.';

    public bool IsWindows1252 { get; init; }

    /// <summary>.NET date patterns, tried in order.</summary>
    public IReadOnlyList<string> Dates { get; init; } = ["yyyy-MM-dd", "dd/MM/yyyy"];

    /// <summary>Words that mean "nothing": NULL, N/A.</summary>
    public IReadOnlyList<string> Empty { get; init; } = ["NULL", "N/A"];

    public required ExtractPerson Person { get; init; }

    public IReadOnlyList<ExtractEvent> Events { get; init; } = [];

    public bool Fits(string fileName) =>
        System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(Name, fileName, ignoreCase: true);

    /// <summary>Every column the map names; a file must have them all.</summary>
    public IEnumerable<string> Columns =>
        Person.Cells.Concat(Events.SelectMany(one => one.Cells)).OfType<ExtractCell>().Select(cell => cell.Column).OfType<string>().Distinct(StringComparer.Ordinal);
}

/// <summary>Where a value comes from: a column, or one and the same for every row.</summary>
/// <param name="Column">The column, or null.</param>
/// <param name="Fixed">What every row says, or what stands in for an empty cell.</param>
/// <param name="Values">What cells mean: "M" is "male". A cell that is none of them is a problem.</param>
public sealed record ExtractCell(string? Column, string? Fixed = null, IReadOnlyDictionary<string, string>? Values = null);

/// <summary>Who a row is about. At least an id or an NHS number; with any detail the row makes a Patient.</summary>
public sealed record ExtractPerson
{
    public ExtractCell? Id { get; init; }

    public ExtractCell? NhsNumber { get; init; }

    public ExtractCell? Family { get; init; }

    public ExtractCell? Given { get; init; }

    public ExtractCell? Title { get; init; }

    public ExtractCell? Born { get; init; }

    public ExtractCell? Died { get; init; }

    public ExtractCell? Sex { get; init; }

    /// <summary>The national 16+1 code, or its words.</summary>
    public ExtractCell? Ethnicity { get; init; }

    public IReadOnlyList<ExtractCell> Address { get; init; } = [];

    public ExtractCell? Postcode { get; init; }

    public ExtractCell? Lsoa { get; init; }

    public ExtractCell? Practice { get; init; }

    public ExtractCell? Telephone { get; init; }

    public ExtractCell? Email { get; init; }

    public ExtractCell? Language { get; init; }

    /// <summary>true or false.</summary>
    public ExtractCell? Interpreter { get; init; }

    /// <summary>UK Core's PreferredWrittenCommunicationFormat: 11 large print, 12 Braille, 13 audio tape.</summary>
    public ExtractCell? WrittenFormat { get; init; }

    /// <summary>UK Core's ResidentialStatus: H in the United Kingdom, O overseas.</summary>
    public ExtractCell? Residence { get; init; }

    /// <summary>true where somebody cares for the person; anything else says nothing.</summary>
    public ExtractCell? HasCarer { get; init; }

    public bool HasDetails => Cells.Skip(2).Any(cell => cell is not null);

    public IEnumerable<ExtractCell?> Cells => [Id, NhsNumber, Family, Given, Title, Born, Died, Sex, Ethnicity, Postcode, Lsoa, Practice, Telephone, Email, Language, Interpreter, WrittenFormat, Residence, HasCarer, .. Address];
}

public enum ExtractKind
{
    Condition,
    Observation,
    Medicine,
    Procedure,
    Vaccination,
    Allergy,
}

/// <summary>One thing a row says about the person. A wide file has several to a row.</summary>
public sealed record ExtractEvent
{
    public required ExtractCell Kind { get; init; }

    public required ExtractCell Code { get; init; }

    /// <summary>Address of the code system of <see cref="Code"/>.</summary>
    public required string System { get; init; }

    public ExtractCell? Term { get; init; }

    public ExtractCell? Date { get; init; }

    public ExtractCell? Ended { get; init; }

    /// <summary>A number, perhaps with a comparator before and a unit behind; or, with <see cref="AnswerSystem"/>, a code.</summary>
    public ExtractCell? Value { get; init; }

    public ExtractCell? Unit { get; init; }

    /// <summary>Address of the code system of coded values, or null where values are numbers.</summary>
    public string? AnswerSystem { get; init; }

    public ExtractCell? Id { get; init; }

    public IEnumerable<ExtractCell?> Cells => [Kind, Code, Term, Date, Ended, Value, Unit, Id];
}
