namespace Ridgeway.Exchange.Csv;

public sealed class CsvRowsTests
{
    [Fact]
    public void Rows_are_read_by_column_name_with_their_line()
    {
        var read = CsvRows.Read("b,a\n1,2\n3,4\n", "a", "b");
        Assert.Empty(read.Problems);
        Assert.Equal([("2", "1", 2), ("4", "3", 3)], read.Rows.Select(row => (row["a"], row["b"], row.Line)));
    }

    [Fact]
    public void Comments_before_the_header_a_byte_order_mark_CRLF_and_no_last_line_end_are_all_read()
    {
        var read = CsvRows.Read("\uFEFF# where it comes from\r\n# and its licence\r\na,b\r\n1,2", "a");
        Assert.Empty(read.Problems);
        Assert.Equal([("1", 4)], read.Rows.Select(row => (row["a"], row.Line)));
    }

    [Fact]
    public void A_quoted_cell_holds_commas_quotes_and_line_ends_and_later_lines_keep_their_number()
    {
        var read = CsvRows.Read("a,b\n\"one, \"\"two\"\"\nthree\",x\n4,5\n", "a");
        Assert.Empty(read.Problems);
        Assert.Equal([("one, \"two\"\nthree", 2), ("4", 4)], read.Rows.Select(row => (row["a"], row.Line)));
    }

    [Fact]
    public void Empty_cells_at_the_end_and_empty_lines_are_understood()
    {
        var read = CsvRows.Read("a,b,c\n1,,\n\n,,3\n", "c");
        Assert.Empty(read.Problems);
        Assert.Equal(["", "3"], read.Rows.Select(row => row["c"]));
    }

    [Theory]
    [InlineData("a,b\n1\n3,4\n", "line 2: The row has 1 cells where the header has 2.")]
    [InlineData("a,b\n1,2,3\n3,4\n", "line 2: The row has 3 cells where the header has 2.")]
    [InlineData("a,b\n1\"2,x\n3,4\n", "line 2: There is a quote in the middle of a cell.")]
    [InlineData("a,b\n\"1\"2,x\n3,4\n", "line 2: There is text after a closing quote.")]
    public void A_bad_row_is_left_out_with_its_line_and_the_rest_is_read(string text, string problem)
    {
        var read = CsvRows.Read(text, "a", "b");
        Assert.Equal([problem], read.Problems.Select(wrong => wrong.ToString()));
        Assert.Equal(["3"], read.Rows.Select(row => row["a"]));
    }

    [Fact]
    public void A_quote_that_is_never_closed_is_a_problem_and_does_not_hang()
    {
        var read = CsvRows.Read("a,b\n1,2\n\"3,4\n5,6\n", "a");
        Assert.Equal(["line 3: A quoted cell is not closed."], read.Problems.Select(wrong => wrong.ToString()));
        Assert.Equal(["1"], read.Rows.Select(row => row["a"]));
    }

    [Fact]
    public void A_missing_column_is_named_and_nothing_is_read()
    {
        var read = CsvRows.Read("a,b\n1,2\n", "a", "code");
        Assert.Equal(["line 1, code: The header has no such column."], read.Problems.Select(wrong => wrong.ToString()));
        Assert.Empty(read.Rows);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment")]
    public void A_text_without_a_header_is_a_problem(string text)
    {
        Assert.Equal(["line 1: There is no header row."], CsvRows.Read(text, "a").Problems.Select(wrong => wrong.ToString()));
    }
}
