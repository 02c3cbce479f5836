using System.Text.Json;
using Ridgeway.Codes;
using Ridgeway.Exchange.Fhir.Json;

namespace Ridgeway.Exchange.Fhir;

/// <summary>
/// Reads FHIR R4 and UK Core JSON into people and facts, tolerantly: whatever the bytes are, it does not throw,
/// and what cannot be used is told to the sink with its place and in plain words.
/// Keeps its buffers between calls, so one reader serves millions of resources; it serves one thread at a time.
/// </summary>
/// <param name="codes">Where codes and units are numbered; may be shared with other readers.</param>
/// <param name="units">What the code lists say of each code.</param>
/// <param name="today">Facts dated more than a day after this are set aside.</param>
public sealed class FhirReader
{
    private readonly Workbench bench;
    private readonly DocumentIndex index;
    private readonly ResourceReader resources;
    private readonly BundleReader bundles;

    public FhirReader(CodeBook codes, IMeasureUnits units, DateOnly today)
    {
        bench = new Workbench(codes, units, today);
        index = new DocumentIndex(bench);
        resources = new ResourceReader(bench, index);
        bundles = new BundleReader(bench, resources);
    }

    /// <summary>
    /// Reads one JSON document: a resource, a Bundle of any type, or a plain list of resources. Origins carry the Bundle entry, from 1; 0 for a
    /// single resource. Where the JSON breaks, the entries before the break stand, and the rest is set aside under the entry in which it broke.
    /// </summary>
    public void ReadDocument(ReadOnlySpan<byte> json, IFhirSink sink) => Read(JsonWords.Trim(json), line: null, sink);

    /// <summary>Reads one line of NDJSON; every origin carries its number. An empty line is nothing and says nothing.</summary>
    public void ReadLine(ReadOnlySpan<byte> line, int lineNumber, IFhirSink sink)
    {
        var trimmed = JsonWords.Trim(line);
        if (!trimmed.IsEmpty)
        {
            Read(trimmed, lineNumber, sink);
        }
    }

    private void Read(ReadOnlySpan<byte> bytes, int? line, IFhirSink sink)
    {
        bench.Begin();
        bundles.Begin();
        index.Clear();
        var draft = new ResourceDraft { Document = bytes };
        var json = new Utf8JsonReader(bytes, JsonWords.Options);
        try
        {
            if (IsReadable(bytes, ref draft))
            {
                json.Read();
                ReadTop(bytes, ref json, ref draft, line, sink);
                json.Read();
            }
        }
        catch (JsonException broken)
        {
            bench.Doubts.Clear();
            draft.Json = default;
            draft.SetAside("", JsonWords.Broken(bytes, broken));
        }

        Delivery.Tell(bench, ref draft, sink, line ?? (bundles.IsAmongEntries ? bundles.Entry : 0));
    }

    private static bool IsReadable(ReadOnlySpan<byte> bytes, ref ResourceDraft draft)
    {
        if (bytes.IsEmpty)
        {
            draft.SetAside("", "The file is empty");
            return false;
        }

        if (bytes[0] is (byte)'{' or (byte)'[')
        {
            return true;
        }

        draft.SetAside("", JsonWords.NotJson(bytes) ?? "The file is not JSON: it begins with neither { nor [");
        return false;
    }

    private void ReadTop(ReadOnlySpan<byte> bytes, scoped ref Utf8JsonReader json, ref ResourceDraft draft, int? line, IFhirSink sink)
    {
        if (json.TokenType == JsonTokenType.StartArray)
        {
            bundles.ReadEntries(ref json, ref draft, sink, line, isHistory: false);
            draft = new ResourceDraft();
            return;
        }

        var walk = ObjectWalk.Over(ref json, bench, "");
        resources.Read(ref json, ref walk, ref draft);
        if (draft.Type?.Reading == Reading.Bundle && draft.Verdict == Verdict.Told)
        {
            bundles.Read(ref json, ref walk, ref draft, sink, line);
            draft = new ResourceDraft();
        }
        else if (JsonWords.NotUtf8(bytes) is { } why)
        {
            draft.SetAside("", why);
        }
        else
        {
            draft.Json = bytes[..(int)json.BytesConsumed];
            if (draft.Type is { IsLookedUp: true })
            {
                index.Remember(draft.Json);
            }
        }
    }
}
