using System.Text;
using System.Text.Json;

namespace Ridgeway.Exchange.Csv.Extracts;

public sealed class ExtractReaderTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly ExtractFile Events = new()
    {
        Name = "events*.csv",
        Dates = ["dd/MM/yyyy", "dd-MMM-yyyy"],
        Person = new ExtractPerson { Id = new("PatientID") },
        Events =
        [
            new ExtractEvent
            {
                Kind = new("Type", Values: new Dictionary<string, string> { ["D"] = "condition", ["V"] = "observation" }),
                Code = new("ConceptID"),
                System = "http://snomed.info/sct",
                Date = new("Date"),
                Value = new("Value"),
                Unit = new("Units"),
            },
        ],
    };

    [Fact]
    public void Rows_are_cut_whatever_wrote_them()
    {
        var rows = All("a,\"b, with comma\",\"two\nlines\"\r\nc, \"quo\"\"ted\" ,5\" nail\r\n\r\nd,e,f");

        Assert.Equal([["a", "b, with comma", "two\nlines"], ["c", "quo\"ted", "5\" nail"], ["d", "e", "f"]], rows.Select(row => row.Cells));
        Assert.Equal([1, 3, 5], rows.Select(row => row.Line));
    }

    [Fact]
    public void A_quote_that_is_never_closed_costs_its_own_line_and_no_more()
    {
        var rows = All("a,\"open\n" + string.Concat(Enumerable.Range(2, 60).Select(i => $"row{i},x\n")));

        Assert.Contains("never closed", rows[0].Trouble, StringComparison.Ordinal);
        Assert.Equal(61, rows.Count);
        Assert.Equal((2, "row2"), (rows[1].Line, rows[1].Cells[0]));
    }

    [Fact]
    public void The_delimiter_is_what_the_header_has_most_of()
    {
        Assert.Equal(';', ExtractRows.DelimiterOf("a;b;c,d"));
        Assert.Equal('\t', ExtractRows.DelimiterOf("a\tb\tc"));
        Assert.Equal(',', ExtractRows.DelimiterOf("one"));
    }

    [Theory]
    [InlineData("5.4", null, "5.4", null)]
    [InlineData("<5", "<", "5", null)]
    [InlineData(">= 90", ">=", "90", null)]
    [InlineData("≤1,234.50", "<=", "1234.50", null)]
    [InlineData("5.4 mmol/L", null, "5.4", "mmol/L")]
    [InlineData("-2%", null, "-2", "%")]
    [InlineData("not done", null, null, null)]
    [InlineData("142/88/3", null, "142", "/88/3")]
    [InlineData("5.4.3", null, null, null)]
    public void A_number_is_read_as_practices_write_it(string text, string? comparator, string? number, string? unit)
    {
        var read = ExtractNumber.Read(text, '.');

        Assert.Equal((comparator, number, unit), (read?.Comparator, read?.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), read?.Unit));
    }

    [Fact]
    public void A_decimal_comma_is_read_where_the_map_says_so() => Assert.Equal(1234.5m, ExtractNumber.Read("1.234,5", ',')?.Number);

    [Fact]
    public void A_row_becomes_a_resource_with_its_code_day_value_and_unit()
    {
        var (resources, troubles) = Read(Events, "PatientID,Type,ConceptID,Date,Value,Units", "7,V,271649006,04/03/2026,<142,mmHg");

        Assert.Empty(troubles);
        var made = Assert.Single(resources);
        Assert.Equal("Observation", made.GetProperty("resourceType").GetString());
        Assert.Equal("Patient/7", made.GetProperty("subject").GetProperty("reference").GetString());
        Assert.Equal("2026-03-04", made.GetProperty("effectiveDateTime").GetString());
        Assert.Equal(("<", 142, "mmHg"), (Quantity(made, "comparator").GetString(), Quantity(made, "value").GetInt32(), Quantity(made, "unit").GetString()));
    }

    [Fact]
    public void The_same_event_has_the_same_id_and_another_has_another()
    {
        var (resources, _) = Read(Events, "PatientID,Type,ConceptID,Date,Value,Units", "7,D,38341003,04/03/2026,,", "7,D,38341003,04/03/2026,,", "7,D,38341003,05/03/2026,,");

        Assert.Equal(resources[0].GetProperty("id").GetString(), resources[1].GetProperty("id").GetString());
        Assert.NotEqual(resources[0].GetProperty("id").GetString(), resources[2].GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("7,D,1.09181E+15,04/03/2026,,", "ConceptID", "spreadsheet has turned into a number")]
    [InlineData("7,D,1091811000000100,04/03/2026,,", "ConceptID", "spreadsheet has rounded")]
    [InlineData("7,D,38341004,04/03/2026,,", "ConceptID", "check digit")]
    [InlineData("7,D,2164518016,04/03/2026,,", "ConceptID", "id of a description")]
    [InlineData("7,D,,04/03/2026,,", "ConceptID", "no code")]
    [InlineData("7,D,38341003,31/02/2026,,", "Date", "not a date written as dd/MM/yyyy or dd-MMM-yyyy")]
    [InlineData("7,D,38341003,45321,,", "Date", "spreadsheet's day number (30 January 2024?)")]
    [InlineData(",D,38341003,04/03/2026,,", "PatientID", "whom it is about")]
    [InlineData("7,D,38341003,04/03/2026,", "", "5 cells where the header has 6")]
    public void What_a_practice_extract_gets_wrong_is_set_aside_with_its_column(string row, string column, string word)
    {
        var (resources, troubles) = Read(Events, "PatientID,Type,ConceptID,Date,Value,Units", row);

        Assert.Empty(resources);
        var trouble = Assert.Single(troubles);
        Assert.Equal((column, true), (trouble.Column, trouble.IsSetAside));
        Assert.Contains(word, trouble.What, StringComparison.Ordinal);
    }

    [Fact]
    public void One_rounded_code_in_ten_passes_its_check_digit_and_is_doubted_where_its_column_was_harmed()
    {
        // Of these only the digit before last differs; one of ten ends in a check digit of 0.
        var passes = Enumerable.Range(0, 10).Select(i => $"10918110000{i}0100").First(code => Codes.SnomedCode.TryParse(code, out _));

        Assert.Single(Read(Events, "PatientID,Type,ConceptID,Date,Value,Units", $"7,D,{passes},04/03/2026,,").Resources);
        var (resources, troubles) = Read(Events, "PatientID,Type,ConceptID,Date,Value,Units", $"7,D,{passes},04/03/2026,,", "7,D,1.09181E+15,04/03/2026,,");
        Assert.Empty(resources);
        Assert.Contains("other codes of this column were", troubles[0].What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_is_not_there_is_named()
    {
        var (reader, trouble) = ExtractReader.For(Events, ["PatientID", "Type", "Code", "Date", "Value", "Units"], Today);

        Assert.Null(reader);
        Assert.Contains("no column 'ConceptID'; it has PatientID, Type", trouble, StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_becomes_a_patient_and_a_wide_row_several_readings()
    {
        var wide = new ExtractFile
        {
            Name = "*.csv",
            Dates = ["dd/MM/yy"],
            Person = new ExtractPerson
            {
                NhsNumber = new("NHS"),
                Family = new("Surname"),
                Born = new("DOB"),
                Sex = new("Sex"),
                Ethnicity = new("Eth"),
                Practice = new(null, "A83008"),
                Address = [new("Line1"), new("Line2")],
            },
            Events =
            [
                Reading("271649006", "Sys"),
                Reading("271650006", "Dia"),
            ],
        };

        var (resources, troubles) = Read(wide, "NHS,Surname,DOB,Sex,Eth,Line1,Line2,Seen,Sys,Dia", "943 476 5919,Okafor,01/03/59,F,N,1 High St,NULL,04/03/26,142,");

        Assert.Empty(troubles);
        Assert.Equal(["Patient", "Observation"], resources.Select(made => made.GetProperty("resourceType").GetString()));
        Assert.Equal(("1959-03-01", "female", "A83008", "1 High St"), (
            resources[0].GetProperty("birthDate").GetString(),
            resources[0].GetProperty("gender").GetString(),
            resources[0].GetProperty("generalPractitioner")[0].GetProperty("identifier").GetProperty("value").GetString(),
            resources[0].GetProperty("address")[0].GetProperty("line")[0].GetString()));
        Assert.Equal("943 476 5919", resources[1].GetProperty("subject").GetProperty("identifier").GetProperty("value").GetString());

        static ExtractEvent Reading(string code, string column) => new()
        {
            Kind = new(null, "observation"),
            Code = new(null, code),
            System = "http://snomed.info/sct",
            Date = new("Seen"),
            Value = new(column),
            Unit = new(null, "mmHg"),
        };
    }

    private static JsonElement Quantity(JsonElement made, string name) => made.GetProperty("valueQuantity").GetProperty(name);

    private static List<ExtractRow> All(string text)
    {
        var rows = new ExtractRows(new StringReader(text), ',');
        var all = new List<ExtractRow>();
        while (rows.Next() is { } row)
        {
            all.Add(row);
        }

        return all;
    }

    private static (List<JsonElement> Resources, List<ExtractTrouble> Troubles) Read(ExtractFile file, string header, params string[] lines)
    {
        var (reader, trouble) = ExtractReader.For(file, header.Split(','), Today);
        Assert.Null(trouble);
        var rows = All(string.Join('\n', lines));
        rows.ForEach(reader!.LookForDamage);
        var (resources, troubles) = (new List<JsonElement>(), new List<ExtractTrouble>());
        foreach (var row in rows)
        {
            reader!.Read(row, made => resources.Add(JsonDocument.Parse(Encoding.UTF8.GetString(made.Span)).RootElement));
            troubles.AddRange(reader.Troubles);
        }

        return (resources, troubles);
    }
}
