namespace Ridgeway.Records.FindDuplicates;

/// <summary>Every two people who share a key, once, out of the keys of everyone.</summary>
internal static class BlockedPairs
{
    /// <param name="keys">Keys with the place of the person; sorted here.</param>
    /// <param name="largest">A key shared by more than this is left out.</param>
    /// <param name="among">Only pairs with at least one of these; null for all.</param>
    public static (List<(int A, int B)> Pairs, int LargeBlocks) Of(List<(ulong Key, int Person)> keys, int largest, IReadOnlySet<int>? among)
    {
        keys.Sort();
        var (pairs, largeBlocks) = (new HashSet<(int, int)>(), 0);
        for (var from = 0; from < keys.Count;)
        {
            var to = from + 1;
            while (to < keys.Count && keys[to].Key == keys[from].Key)
            {
                to++;
            }

            if (to - from > largest)
            {
                largeBlocks++;
            }
            else
            {
                AddAll(keys, from, to, among, pairs);
            }

            from = to;
        }

        return ([.. pairs.Order()], largeBlocks);
    }

    private static void AddAll(List<(ulong Key, int Person)> keys, int from, int to, IReadOnlySet<int>? among, HashSet<(int, int)> pairs)
    {
        for (var i = from; i < to; i++)
        {
            for (var j = i + 1; j < to; j++)
            {
                var (a, b) = (keys[i].Person, keys[j].Person);
                if (a != b && (among is null || among.Contains(a) || among.Contains(b)))
                {
                    pairs.Add((a, b));
                }
            }
        }
    }
}
