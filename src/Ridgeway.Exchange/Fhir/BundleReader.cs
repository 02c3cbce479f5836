using System.Text.Json;
using System.Text.Unicode;
using Ridgeway.Exchange.Fhir.Json;

namespace Ridgeway.Exchange.Fhir;

/// <summary>
/// Goes through the entries of a Bundle and tells each as soon as the whole entry was read, so that
/// what comes before a break in the file is kept.
/// </summary>
internal sealed class BundleReader(Workbench bench, ResourceReader resources)
{
    private readonly HashSet<string> told = new(StringComparer.Ordinal);

    /// <summary>The entry being read, counted from 1; 0 before the first.</summary>
    public int Entry { get; private set; }

    /// <summary>True between the first entry and the last, where a break in the file belongs to an entry.</summary>
    public bool IsAmongEntries { get; private set; }

    public void Begin()
    {
        Entry = 0;
        IsAmongEntries = false;
        told.Clear();
    }

    /// <summary>Reads entries to the end of the Bundle.</summary>
    /// <param name="line">The number every entry is told under; null to count entries, as the outermost Bundle does.</param>
    public void Read(scoped ref Utf8JsonReader json, scoped ref ObjectWalk walk, ref ResourceDraft draft, IFhirSink sink, int? line)
    {
        var isHistory = false;
        while (walk.Next(ref json, bench))
        {
            if (walk.Name.SequenceEqual("entry"u8))
            {
                ReadEntries(ref json, ref draft, sink, line, isHistory);
            }
            else if (walk.Name.SequenceEqual("type"u8))
            {
                isHistory = bench.Text(ref json, "Bundle.type").SequenceEqual("history"u8);
            }
            else
            {
                json.Skip();
            }
        }
    }

    /// <summary>Reads a list of entries, or a bare list of resources, which is met in home-made exports.</summary>
    public void ReadEntries(scoped ref Utf8JsonReader json, ref ResourceDraft draft, IFhirSink sink, int? line, bool isHistory)
    {
        var outer = draft;
        var whole = draft.Document;
        var list = ListWalk.Over(ref json, bench, "entry");
        Delivery.TellDoubts(bench, ref draft, sink, line ?? Entry);
        for (var i = 0; IsNext(ref json, ref list, ref draft, whole, i, line); i++)
        {
            var start = (int)json.TokenStartIndex;
            var wanted = ReadEntry(ref json, ref draft, sink, line);
            if (draft.Verdict != Verdict.Told && !Utf8.IsValid(whole[start..(int)json.BytesConsumed]))
            {
                draft.SetAside("", JsonWords.NotUtf8(whole[start..(int)json.BytesConsumed]) + "; the byte is counted from the start of this entry");
            }
            else if (isHistory && draft.Verdict != Verdict.Told && IsOlder(draft, wanted))
            {
                draft.Ignore("it is an older version of a resource this history has already given, or was deleted");
                draft.IsOlder = true;
            }

            Delivery.Tell(bench, ref draft, sink, Entry);
        }

        draft = outer;
    }

    /// <summary>Clears the bench for the next entry before it is looked for, so that a break between two entries is told of the second.</summary>
    private bool IsNext(scoped ref Utf8JsonReader json, scoped ref ListWalk list, ref ResourceDraft draft, ReadOnlySpan<byte> whole, int index, int? line)
    {
        bench.Begin();
        draft = new ResourceDraft { Document = whole, EntryIndex = index };
        Entry = line ?? Entry + 1;
        IsAmongEntries = true;
        if (list.Next(ref json))
        {
            return true;
        }

        Entry = line ?? Entry - 1;
        IsAmongEntries = false;
        return false;
    }

    /// <summary>Reads one entry; gives what its request was about ("Patient/1"), for histories.</summary>
    private ReadOnlySpan<byte> ReadEntry(scoped ref Utf8JsonReader json, ref ResourceDraft draft, IFhirSink sink, int? line)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            draft.SetAside("", $"is {JsonWords.Kind(json.TokenType)} where a Bundle entry belongs");
            json.Skip();
            return default;
        }

        var start = json;
        var hasResource = false;
        var request = default(EntryRequest);
        var walk = ObjectWalk.Over(ref json, bench, "Bundle.entry");
        while (walk.Next(ref json, bench))
        {
            if (walk.Name.SequenceEqual("resource"u8))
            {
                hasResource = true;
                ReadResource(ref json, ref draft, sink, line);
            }
            else if (walk.Name.SequenceEqual("fullUrl"u8))
            {
                draft.FullUrl = bench.Text(ref json, "fullUrl");
            }
            else if (walk.Name.SequenceEqual("request"u8))
            {
                request = EntryRequest.Read(ref json, bench);
            }
            else if (walk.Name.SequenceEqual("resourceType"u8) && !hasResource)
            {
                // No wrapper: the entry is the resource. Seen in NHS samples.
                json = start;
                ReadResource(ref json, ref draft, sink, line);
                return default;
            }
            else
            {
                json.Skip();
            }
        }

        Conclude(ref draft, hasResource, request);
        return request.Url;
    }

    private static void Conclude(ref ResourceDraft draft, bool hasResource, EntryRequest request)
    {
        if (request.IsDelete)
        {
            draft.Ignore("it asks for something to be deleted, which an import does not do");
        }
        else if (!hasResource && request.IsSaid)
        {
            draft.Ignore("it is a request with no resource in it");
        }
        else if (!hasResource)
        {
            draft.SetAside("resource", "is missing: this entry holds nothing to read");
        }
    }

    private void ReadResource(scoped ref Utf8JsonReader json, ref ResourceDraft draft, IFhirSink sink, int? line)
    {
        var before = draft;
        bench.Facts.Clear();
        bench.Doubts.Clear();
        draft = new ResourceDraft { Document = before.Document, EntryIndex = before.EntryIndex, FullUrl = before.FullUrl };
        if (json.TokenType != JsonTokenType.StartObject)
        {
            draft.SetAside("resource", $"is {JsonWords.Kind(json.TokenType)} where a resource belongs");
            json.Skip();
            return;
        }

        var start = (int)json.TokenStartIndex;
        var walk = ObjectWalk.Over(ref json, bench, "resource");
        resources.Read(ref json, ref walk, ref draft);
        if (draft.Type?.Reading == Reading.Bundle && draft.Verdict == Verdict.Told)
        {
            // A Bundle in a Bundle: its entries are told under the number of the entry it is in, where a person can find them.
            var inner = new ResourceDraft { Document = draft.Document };
            Read(ref json, ref walk, ref inner, sink, line ?? Entry);
            IsAmongEntries = true;
            return;
        }

        draft.Json = draft.Document[start..(int)json.BytesConsumed];
    }

    /// <summary>Histories run from new to old: the first version met is the one that counts, and so is a deletion.</summary>
    private bool IsOlder(in ResourceDraft draft, ReadOnlySpan<byte> wanted)
    {
        var key = draft.Type is { } type && !draft.Id.IsEmpty
            ? $"{type.Name}/{System.Text.Encoding.UTF8.GetString(draft.Id)}"
            : System.Text.Encoding.UTF8.GetString(wanted);
        return key.Length > 0 && !told.Add(key) && draft.Verdict is Verdict.Facts or Verdict.Person or Verdict.Ignored;
    }
}
