using Ridgeway.Codes;
using Ridgeway.Records;

namespace Ridgeway.Finding;

/// <summary>
/// A person's facts sorted once by what they mean: for each code list the places of its facts in the record, oldest first
/// and undated ones before all. Made in two passes over the facts and two arrays.
/// </summary>
public sealed class IndexedRecord
{
    // Two slots a list: the facts on it, and the answers that deny it. starts[slot] to starts[slot + 1] are the slot's places.
    private readonly int[] starts;
    private readonly int[] places;

    public IndexedRecord(PersonRecord record, CodeLists lists)
    {
        Record = record;
        starts = new int[(2 * lists.Count) + 2];
        foreach (ref readonly var fact in record.Facts)
        {
            foreach (var meaning in lists.MeaningsOf(fact.Code))
            {
                if (Slot(meaning, fact, lists) is >= 0 and var slot)
                {
                    starts[slot + 2]++;
                }
            }
        }

        for (var slot = 2; slot < starts.Length; slot++)
        {
            starts[slot] += starts[slot - 1];
        }

        places = new int[starts[^1]];
        Fill(lists);
    }

    public PersonRecord Record { get; }

    /// <summary>Places of the facts on a list.</summary>
    public ReadOnlySpan<int> Facts(int list) => At(2 * list);

    /// <summary>Places of the answers that deny it: the question was asked and the answer was another.</summary>
    public ReadOnlySpan<int> Denials(int list) => At((2 * list) + 1);

    private ReadOnlySpan<int> At(int slot) => places.AsSpan(starts[slot], starts[slot + 1] - starts[slot]);

    private void Fill(CodeLists lists)
    {
        // Each slot's start stands one place to the right until its facts have been laid down.
        for (var place = 0; place < Record.Count; place++)
        {
            var fact = Record[place];
            foreach (var meaning in lists.MeaningsOf(fact.Code))
            {
                if (Slot(meaning, fact, lists) is >= 0 and var slot)
                {
                    places[starts[slot + 1]++] = place;
                }
            }
        }
    }

    /// <summary>Where a fact belongs for one meaning of its code, or -1: a question without a coded answer says nothing.</summary>
    private static int Slot(Meaning meaning, in Fact fact, CodeLists lists) => meaning.Role switch
    {
        CodeRole.Says => 2 * meaning.List,
        CodeRole.Asks when fact.Answer > 0 => (2 * meaning.List) + (Affirms(meaning.List, fact.Answer, lists) ? 0 : 1),
        _ => -1,
    };

    private static bool Affirms(int list, int answer, CodeLists lists)
    {
        foreach (var meaning in lists.MeaningsOf(answer))
        {
            if (meaning.List == list && meaning.Role == CodeRole.Answers)
            {
                return true;
            }
        }

        return false;
    }
}
