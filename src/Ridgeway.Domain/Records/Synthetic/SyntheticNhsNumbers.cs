using Ridgeway.Codes;

namespace Ridgeway.Records.Synthetic;

/// <summary>
/// NHS numbers that pass modulus 11 and belong to nobody. The first 900,000 people have numbers from 999 000 0000 to
/// 999 999 9999, which are valid but never issued (the nhs-number documentation of GIG Cymru NHS Wales, citing the range
/// for test purposes). Larger populations go on below it, 998, 997 and so down to 900: no range in 9 is issued today,
/// but only 999 is promised for tests, so numbers beyond the first 900,000 must stay away from real systems.
/// </summary>
internal static class SyntheticNhsNumbers
{
    /// <summary>Of each eight leading digits nine ninth digits are used, since at most one of ten gives the forbidden check digit 10.</summary>
    public const int InABlock = 900_000;

    private const int Blocks = 100;

    /// <summary>Shares no factor with 900,000 (2, 3 and 5), so it visits every number of a block once before repeating.</summary>
    private const long Step = 617_317;

    /// <summary>A different number for every person of a seed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The person is beyond the 90 millionth.</exception>
    public static NhsNumber Of(ulong seed, long index)
    {
        var block = index / InABlock;
        if (index < 0 || block >= Blocks)
        {
            throw new ArgumentOutOfRangeException(nameof(index), $"There are {(long)InABlock * Blocks} synthetic NHS numbers.");
        }

        var place = (index % InABlock * Step + (long)(seed % InABlock)) % InABlock;
        var firstEight = (int)((999 - block) * 100_000 + place / 9);
        return WithNinth(firstEight, (int)(place % 9));
    }

    private static NhsNumber WithNinth(int firstEight, int choice)
    {
        for (var ninth = 0; ninth < 10; ninth++)
        {
            if (NhsNumber.FromFirstNine(firstEight * 10 + ninth) is { } number && choice-- == 0)
            {
                return number;
            }
        }

        throw new InvalidOperationException($"Fewer than nine NHS numbers begin with {firstEight}.");
    }
}
