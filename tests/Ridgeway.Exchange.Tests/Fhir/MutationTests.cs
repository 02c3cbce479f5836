using System.Diagnostics;
using System.Text;

namespace Ridgeway.Exchange.Fhir;

/// <summary>
/// Harmed documents, from the corpora where they are here: none may throw, none may take two seconds, and each is accounted for.
/// Twenty thousand of them, or as many as RIDGEWAY_TEST_MUTATIONS says (100,000 takes about half a minute).
/// </summary>
public sealed class MutationTests
{
    private const int Seed = 20_260_801;

    private static int Documents => int.TryParse(Environment.GetEnvironmentVariable("RIDGEWAY_TEST_MUTATIONS"), out var documents) ? documents : 20_000;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    [Fact]
    public void Harmed_documents_are_told_of_and_never_thrown_on()
    {
        var reader = new ReaderUnderTest();
        var random = new Random(Seed);
        var sources = Sources();
        var told = new int[4];
        var documents = Documents;
        for (var i = 0; i < documents; i++)
        {
            var harmed = Mutation.Of(sources[i % sources.Count], random);
            var heard = Read(reader, harmed, isLine: i % 3 == 0, what: $"document {i} of seed {Seed}");
            if (harmed.AsSpan().TrimStart(" \t\r\n\uFEFF"u8) is [not (byte)'[', ..] && harmed.AsSpan().IndexOf("Bundle"u8) < 0)
            {
                Assert.Equal(1, heard.Told);
            }

            told[0] += heard.Resources.Count;
            told[1] += heard.People.Count;
            told[2] += heard.IgnoredOnes.Count;
            told[3] += heard.SetAsides.Count;
        }

        // Enough of everything came out that the test has not been reading rubbish only.
        Assert.All(told, count => Assert.True(count > 500, string.Join(", ", told)));
        Assert.True(reader.Codes.Count < Math.Max(20_000, documents), $"The code book grew to {reader.Codes.Count}.");
    }

    private static Heard Read(ReaderUnderTest reader, byte[] harmed, bool isLine, string what)
    {
        var heard = new Heard();
        var watch = Stopwatch.StartNew();
        try
        {
            if (isLine)
            {
                reader.Line(harmed, 1, heard);
            }
            else
            {
                reader.Document(harmed, heard);
            }
        }
        catch (Exception thrown)
        {
            throw new InvalidOperationException($"{what} threw:\n{Encoding.UTF8.GetString(harmed)}", thrown);
        }

        Assert.True(watch.Elapsed < Longest, $"{what} took {watch.Elapsed}.");
        return heard;
    }

    private static List<byte[]> Sources()
    {
        List<byte[]> sources = [.. Samples.All.Select(ReaderUnderTest.Bytes)];
        foreach (var standard in (string[])["fhir-uk-core", "nhs-england-r4", "bars", "pds-fhir", "hl7-physical-activity", "ers-fhir"])
        {
            if (Corpora.TryFolder(standard, "visible") is { } folder)
            {
                sources.AddRange(Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
                    .Order(StringComparer.Ordinal).Select(File.ReadAllBytes).Where(bytes => bytes.Length is > 2 and < 12_000));
            }
        }

        return sources;
    }
}
