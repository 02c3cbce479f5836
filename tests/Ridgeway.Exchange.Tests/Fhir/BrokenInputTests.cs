using System.IO.Compression;
using System.Text;

namespace Ridgeway.Exchange.Fhir;

public sealed class BrokenInputTests
{
    private const string Weight = "{'resourceType':'Observation','id':'w','status':'final','code':{'coding':[{'system':'http://loinc.org','code':'29463-7'}]},'subject':{'reference':'Patient/1'},'effectiveDateTime':'2026-03-04','valueQuantity':{'value':82.5,'code':'kg'}}";

    private readonly ReaderUnderTest reader = new();

    [Fact]
    public void A_bundle_cut_off_keeps_what_came_before_and_says_where_it_stops()
    {
        var whole = ReaderUnderTest.Bytes($"{{'resourceType':'Bundle','type':'collection','entry':[\n{{'resource':{Weight}}},\n{{'resource':{Weight}}},\n{{'resource':{Weight}}}]}}");
        var cut = whole.AsSpan().LastIndexOf("valueQuantity"u8);

        var heard = reader.Document(whole[..cut]);

        Assert.Equal([1, 2], heard.Resources.Select(told => told.Line));
        var aside = Assert.Single(heard.SetAsides);
        Assert.Equal(("Observation", "w", 3, "Observation"), (aside.Type, aside.Id, aside.Line, aside.Path));
        Assert.Matches("stops too soon, at line 4, byte [0-9]+:.*send the whole file again", aside.What);
    }

    [Fact]
    public void Wherever_a_bundle_is_cut_off_each_entry_is_kept_whole_or_not_at_all()
    {
        var whole = ReaderUnderTest.Bytes($"{{'resourceType':'Bundle','entry':[{{'resource':{Weight}}},{{'resource':{Weight}}}],'total':2}}");
        for (var length = 1; length < whole.Length; length++)
        {
            var heard = reader.Document(whole[..length]);

            Assert.Single(heard.SetAsides);
            Assert.All(heard.AllFacts, fact => Assert.Equal(82.5, fact.Value));
            Assert.Equal(heard.Resources.Select((_, i) => i + 1), heard.Resources.Select(told => told.Line));
            Assert.InRange(heard.SetAsides[0].Line, 0, heard.Resources.Count + 1);
        }
    }

    [Fact]
    public void A_break_between_two_entries_is_told_of_the_second()
    {
        var heard = reader.Document($"{{'resourceType':'Bundle','entry':[{{'resource':{Weight}}} {{'resource':{Weight}}}]}}");

        Assert.Equal((2, "Bundle.entry[1]", ""), (Assert.Single(heard.SetAsides).Line, heard.SetAsides[0].Path, heard.SetAsides[0].Id));
        Assert.Single(heard.Resources);
    }

    [Fact]
    public void A_break_after_the_entries_is_told_of_the_bundle()
    {
        var heard = reader.Document($"{{'resourceType':'Bundle','entry':[{{'resource':{Weight}}}],'total':x}}");

        Assert.Equal((0, "Bundle"), (Assert.Single(heard.SetAsides).Line, heard.SetAsides[0].Path));
        Assert.Single(heard.Resources);
    }

    [Fact]
    public void A_broken_line_is_set_aside_and_the_next_is_read()
    {
        var heard = reader.Lines($"{Weight}\n{Weight[..50]}\n\n{Weight}\r\n{{'resourceType':'Observation',}}\n{Weight}\n");

        Assert.Equal([1, 4, 6], heard.Resources.Select(told => told.Line));
        Assert.Equal([2, 5], heard.SetAsides.Select(aside => aside.Line));
        Assert.Contains("stops too soon, at line 1, byte 5", heard.SetAsides[0].What, StringComparison.Ordinal);
        Assert.Contains("broken at line 1, byte 31", heard.SetAsides[1].What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_and_white_space_do_no_harm()
    {
        Assert.Single(reader.Document([0xEF, 0xBB, 0xBF, .. ReaderUnderTest.Bytes($"\r\n  {Weight}\r\n \t")]).Resources);
        Assert.Single(reader.Lines($"\uFEFF{Weight}\r\n").Resources);
    }

    [Theory]
    [InlineData(10_000, '[')]
    [InlineData(10_000, '{')]
    [InlineData(200, '[')]
    public void Nesting_without_end_is_a_plain_problem(int depth, char open)
    {
        var nested = open == '[' ? new string('[', depth) + new string(']', depth) : string.Concat(Enumerable.Repeat("{'a':", depth)) + "1" + new string('}', depth);

        var heard = reader.Document(Weight.Replace("'status'", $"'x':{nested},'status'", StringComparison.Ordinal));

        Assert.Contains("more than 64 deep", Assert.Single(heard.SetAsides).What, StringComparison.Ordinal);
        Assert.Contains(reader.Document(nested).SetAsides, aside => aside.What.Contains("more than 64 deep", StringComparison.Ordinal) || aside.What.Contains("FHIR", StringComparison.Ordinal));
        Assert.Single(reader.Document(Weight).Resources);
    }

    [Fact]
    public void Bundles_in_bundles_without_end_are_a_plain_problem()
    {
        var json = Weight;
        for (var i = 0; i < 40; i++)
        {
            json = $"{{'resourceType':'Bundle','entry':[{{'resource':{json}}}]}}";
        }

        Assert.Contains("more than 64 deep", Assert.Single(reader.Document(json).SetAsides).What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("  \r\n ", "empty")]
    [InlineData("<Patient xmlns='http://hl7.org/fhir'/>", "XML")]
    [InlineData("%PDF-1.7", "PDF")]
    [InlineData("PK\u0003\u0004....", "zip")]
    [InlineData("resourceType,id\nPatient,1", "neither { nor [")]
    [InlineData("null", "neither { nor [")]
    [InlineData("17", "neither { nor [")]
    [InlineData("\0\0\0{}", "zero bytes")]
    [InlineData("{}\n{}", "after the end of the JSON, at line 2, byte 1; a file of one resource a line must be named .ndjson")]
    [InlineData("{'resourceType':'Patient','id':'1'} x", "after the end")]
    public void What_is_not_FHIR_JSON_is_named(string text, string word) =>
        Assert.Contains(word, Assert.Single(reader.Document(text).SetAsides).What, StringComparison.Ordinal);

    [Fact]
    public void Another_encoding_or_a_packed_file_is_named()
    {
        Assert.Contains("UTF-16", Assert.Single(reader.Document([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("{}")]).SetAsides).What, StringComparison.Ordinal);
        Assert.Contains("UTF-16", Assert.Single(reader.Document([.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes("{}")]).SetAsides).What, StringComparison.Ordinal);
        Assert.Contains("zero bytes", Assert.Single(reader.Document(Encoding.BigEndianUnicode.GetBytes("{}")).SetAsides).What, StringComparison.Ordinal);
        Assert.Contains("gzip", Assert.Single(reader.Document(Gzip("{}"u8)).SetAsides).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_not_UTF8_costs_only_the_entry_it_is_in()
    {
        var entry = $"{{'resource':{Weight}}}";
        var bad = Encoding.Latin1.GetBytes(entry.Replace("'code':{", "'note':'caf\u00e9','code':{", StringComparison.Ordinal).Replace('\'', '"'));
        byte[] bundle = [.. ReaderUnderTest.Bytes($"{{'resourceType':'Bundle','entry':[{entry},"), .. bad, .. ReaderUnderTest.Bytes($",{entry}]}}")];

        var heard = reader.Document(bundle);

        Assert.Equal([1, 3], heard.Resources.Select(told => told.Line));
        Assert.Matches(@"Byte \d+ \(E9 hexadecimal\) is not UTF-8", Assert.Single(heard.SetAsides).What);
        Assert.Single(reader.Document(bad).SetAsides);
        var lines = new Heard();
        reader.Line(bad, 7, lines);
        Assert.Equal(7, Assert.Single(lines.SetAsides).Line);
    }

    [Fact]
    public void Half_a_character_in_an_escape_is_left_out_and_doubted()
    {
        var heard = reader.Document("{'resourceType':'Patient','id':'1','name':[{'family':'\\ud83d','given':['Jo']}],'\\udc00':1,'gender':'fem\\u0061le'}");

        Assert.Equal(("Jo", Ridgeway.Records.Sex.Female), (heard.Someone.Name!.ForPeople, heard.Someone.Sex));
        Assert.NotEmpty(heard.Problems);
    }

    [Fact]
    public void Names_of_properties_may_be_escaped() =>
        Assert.Single(reader.Document(Weight.Replace("'resourceType'", "'resource\\u0054ype'", StringComparison.Ordinal).Replace("'valueQuantity'", "'value\\u0051uantity'", StringComparison.Ordinal)).Resources);

    [Fact]
    public void A_very_long_text_does_no_harm()
    {
        var text = new string('x', 2_000_000);

        Assert.Single(reader.Document(Weight.Replace("'w'", $"'{text}\\n'", StringComparison.Ordinal)).Resources);
        Assert.Single(reader.Document(Weight.Replace("29463-7", text, StringComparison.Ordinal)).SetAsides);
        Assert.Equal(82.5, reader.Document(Weight.Replace("'kg'", $"'{text}'", StringComparison.Ordinal)).Fact.Value);
    }

    private static byte[] Gzip(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
