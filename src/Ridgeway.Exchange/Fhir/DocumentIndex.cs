using System.Text;
using System.Text.Json;
using Ridgeway.Exchange.Fhir.Clinical;
using Ridgeway.Exchange.Fhir.Json;
using Ridgeway.Time;

namespace Ridgeway.Exchange.Fhir;

/// <summary>
/// What the resources of one Bundle say of each other: the code of a Medication, the ODS code of an Organization, a birth date.
/// Made only when something in the Bundle first asks, by going through the Bundle once more. What came alone, in a line or a
/// file of its own, is remembered for the lines and files after it.
/// </summary>
internal sealed class DocumentIndex(Workbench bench)
{
    /// <summary>Every medicine and organisation of England fits; beyond it, what is met later is not looked up across files.</summary>
    private const int MostRemembered = 500_000;

    private readonly Utf8Table<Card> cards = [];
    private readonly Utf8Table<Card> remembered = [];
    private bool isMade;

    /// <summary>Forgets the last document.</summary>
    public void Clear()
    {
        isMade = false;
        if (cards.Count > 0)
        {
            cards.Clear();
        }
    }

    /// <summary>The code of the Medication referred to, or 0.</summary>
    public int CodeOf(ref ResourceDraft draft, scoped ref ClinicalDraft read, scoped ReadOnlySpan<byte> reference)
    {
        if (reference.StartsWith("#"u8))
        {
            return read.ContainedAt > 0 && ResourceCard.TryFind(draft.Document[read.ContainedAt..], bench, reference[1..], out var card) ? card.Code : 0;
        }

        return Find(ref draft, reference)?.Code ?? 0;
    }

    public PartialDate? BirthDateOf(ref ResourceDraft draft, scoped ReadOnlySpan<byte> reference) => Find(ref draft, reference)?.BirthDate;

    /// <summary>The ODS code of an Organization, or of the organisation of a PractitionerRole.</summary>
    public string? OrganisationCodeOf(ref ResourceDraft draft, scoped ReadOnlySpan<byte> reference)
    {
        var card = Find(ref draft, reference);
        return card?.OrganisationCode
            ?? (card?.Organisation is { } next ? Find(ref draft, Encoding.UTF8.GetBytes(next))?.OrganisationCode : null);
    }

    /// <summary>The type of something in the same Bundle that is no person (a Location, a Group, a Device), or null.</summary>
    public ResourceType? OtherThan(ref ResourceDraft draft, scoped ReadOnlySpan<byte> reference) => Find(ref draft, reference)?.Other;

    private Card? Find(ref ResourceDraft draft, scoped ReadOnlySpan<byte> reference)
    {
        if (reference.IsEmpty)
        {
            return null;
        }

        if (!isMade && draft.EntryIndex >= 0)
        {
            isMade = true;
            Make(draft.Document);
        }

        return cards.TryGet(reference, out var card) || remembered.TryGet(TypeAndId(reference), out card) ? card : null;
    }

    /// <summary>"Organization/1" of "https://example.org/fhir/Organization/1".</summary>
    private static ReadOnlySpan<byte> TypeAndId(ReadOnlySpan<byte> reference)
    {
        var last = reference.LastIndexOf((byte)'/');
        return last <= 0 ? reference : reference[(reference[..last].LastIndexOf((byte)'/') + 1)..];
    }

    /// <summary>Keeps what others may want to know of a resource that came alone; its bytes were read and are good JSON.</summary>
    public void Remember(ReadOnlySpan<byte> resource)
    {
        if (remembered.Count >= MostRemembered)
        {
            return;
        }

        var wasMuted = bench.Doubts.Muted;
        bench.Doubts.Muted = true;
        var json = new Utf8JsonReader(resource, JsonWords.Options);
        json.Read();
        var card = ResourceCard.Read(ref json, bench);
        bench.Doubts.Muted = wasMuted;
        Keep(remembered, default, card);
    }

    private void Make(ReadOnlySpan<byte> bundle)
    {
        var wasMuted = bench.Doubts.Muted;
        bench.Doubts.Muted = true;
        var json = new Utf8JsonReader(bundle, JsonWords.Options);
        try
        {
            json.Read();
            var walk = ObjectWalk.Over(ref json, bench, "Bundle");
            while (walk.Next(ref json, bench))
            {
                if (walk.Name.SequenceEqual("entry"u8))
                {
                    ReadEntries(ref json);
                }
                else
                {
                    json.Skip();
                }
            }
        }
        catch (JsonException)
        {
            // The document breaks further on. What stood before the break can be looked up; the break itself is told when reading gets there.
        }

        bench.Doubts.Muted = wasMuted;
    }

    private void ReadEntries(scoped ref Utf8JsonReader json)
    {
        var list = ListWalk.Over(ref json, bench, "entry");
        while (list.Next(ref json))
        {
            var mark = bench.Scratch.Mark;
            ReadOnlySpan<byte> fullUrl = default;
            var card = default(ResourceCard);
            var walk = ObjectWalk.Over(ref json, bench, "entry");
            while (walk.Next(ref json, bench))
            {
                if (walk.Name.SequenceEqual("fullUrl"u8))
                {
                    fullUrl = bench.Text(ref json, "fullUrl");
                }
                else if (walk.Name.SequenceEqual("resource"u8))
                {
                    card = ResourceCard.Read(ref json, bench);
                }
                else
                {
                    json.Skip();
                }
            }

            Keep(cards, fullUrl, card);
            bench.Scratch.Release(mark);
        }
    }

    private void Keep(Utf8Table<Card> into, ReadOnlySpan<byte> fullUrl, ResourceCard card)
    {
        var other = card.Type.SequenceEqual("Location"u8) || card.Type.SequenceEqual("Group"u8) || card.Type.SequenceEqual("Device"u8) ? ResourceType.Find(card.Type) : null;
        if (card is { Code: 0, BirthDate: null } && card.OrganisationCode.IsEmpty && card.Organisation.IsEmpty && other is null)
        {
            return;
        }

        var kept = new Card(card.Code, Words(card.OrganisationCode), Words(card.Organisation), card.BirthDate, other);
        if (!fullUrl.IsEmpty)
        {
            into.Add(fullUrl, kept);
        }

        if (!card.Id.IsEmpty && !card.Type.IsEmpty)
        {
            into.Add(bench.Scratch.Join(card.Type, (byte)'/', card.Id), kept);
        }
    }

    private static string? Words(ReadOnlySpan<byte> text) => text.IsEmpty ? null : Encoding.UTF8.GetString(text);

    private sealed record Card(int Code, string? OrganisationCode, string? Organisation, PartialDate? BirthDate, ResourceType? Other);
}
