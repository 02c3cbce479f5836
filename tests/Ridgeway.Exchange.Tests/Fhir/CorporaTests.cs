namespace Ridgeway.Exchange.Fhir;

public sealed class CorporaTests
{
    public static TheoryData<string> Standards =>
        ["synthea-r4", "fhir-uk-core", "nhs-england-r4", "bars", "pds-fhir", "smart-bulk", "hl7-physical-activity", "ers-fhir"];

    [Theory]
    [MemberData(nameof(Standards))]
    public void Every_file_is_read_and_every_resource_in_it_is_accounted_for(string standard)
    {
        var reader = new ReaderUnderTest();
        foreach (var path in Corpora.Files(standard, "visible"))
        {
            var bytes = File.ReadAllBytes(path);
            var heard = new Heard();
            if (path.EndsWith(".ndjson", StringComparison.Ordinal))
            {
                reader.Lines(bytes, heard);
            }
            else
            {
                reader.Document(bytes, heard);
            }

            Assert.True(heard.Told == Expected.ResourcesIn(path, bytes), $"{path}: told {heard.Told}, expected {Expected.ResourcesIn(path, bytes)}");
        }
    }
}
