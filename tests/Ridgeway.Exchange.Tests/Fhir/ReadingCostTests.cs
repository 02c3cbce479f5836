namespace Ridgeway.Exchange.Fhir;

public sealed class ReadingCostTests
{
    [Fact]
    public void Reading_observations_again_makes_almost_no_garbage()
    {
        var reader = new ReaderUnderTest();
        var lines = new[] { Samples.BloodPressure, Samples.Smoking, Samples.Weight.Replace("'comparator':'<',", "", StringComparison.Ordinal) }
            .Select(ReaderUnderTest.Bytes).ToArray();
        var silent = new Silent();
        ReadAll(reader, lines, silent, times: 200);

        var before = GC.GetAllocatedBytesForCurrentThread();
        ReadAll(reader, lines, silent, times: 200);
        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / (200.0 * lines.Length);

        Assert.Equal(400 * (2 + 1 + 1), silent.FactCount);
        Assert.True(each <= 16, $"{each:F1} bytes a resource");
    }

    [Fact]
    public void Reading_the_same_observations_again_adds_no_code()
    {
        var reader = new ReaderUnderTest();
        ReadAll(reader, [ReaderUnderTest.Bytes(Samples.BloodPressure)], new Silent(), times: 1);
        var codes = reader.Codes.Count;

        ReadAll(reader, [ReaderUnderTest.Bytes(Samples.BloodPressure)], new Silent(), times: 100);

        Assert.Equal(codes, reader.Codes.Count);
    }

    private static void ReadAll(ReaderUnderTest reader, byte[][] lines, IFhirSink sink, int times)
    {
        for (var i = 0; i < times; i++)
        {
            foreach (var line in lines)
            {
                reader.Line(line, i, sink);
            }
        }
    }
}
