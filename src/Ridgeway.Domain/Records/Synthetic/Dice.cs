namespace Ridgeway.Records.Synthetic;

/// <summary>
/// A stream of random numbers that depends only on the seed, the person and the part of the person being made, so that
/// person 17 is the same in a population of 20 and of 1,000,000, on any machine and any number of threads.
/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014). Only integer steps and
/// correctly rounded additions and multiplications are used: no logarithm or sine, whose last digit differs between machines.
/// </summary>
internal sealed class Dice
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong state;

    /// <summary>Starts the stream of one part of one person.</summary>
    public Dice(ulong seed, long person, DicePart part) =>
        state = Mix(Mix(Mix(seed + Golden) ^ (ulong)person) + (ulong)part * Golden);

    /// <summary>At least 0, less than 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>At least 0, less than <paramref name="count"/>.</summary>
    public int Below(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    /// <summary>Both ends included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    public double Between(double least, double most) => least + Unit() * (most - least);

    public bool Chance(double probability) => Unit() < probability;

    /// <summary>
    /// A bell-shaped number, mean 0 and standard deviation 1, never beyond 3.47: the sum of four 16-bit uniforms
    /// (Irwin–Hall), which is close enough for a blood pressure and the same on every machine.
    /// </summary>
    public double Bell()
    {
        var bits = Next();
        var sum = (bits & 0xFFFF) + ((bits >> 16) & 0xFFFF) + ((bits >> 32) & 0xFFFF) + (bits >> 48);
        return (sum / 65536.0 - 2) * 1.7320508075688772;
    }

    public double Bell(double mean, double deviation, double least, double most) =>
        Math.Clamp(mean + Bell() * deviation, least, most);

    public T Pick<T>(ReadOnlySpan<T> choices) => choices[Below(choices.Length)];

    /// <summary>The place of a weight, chosen in proportion to it.</summary>
    public int Weighted(ReadOnlySpan<int> weights)
    {
        var total = 0;
        foreach (var weight in weights)
        {
            total += weight;
        }

        var left = Below(total);
        for (var i = 0; i < weights.Length; i++)
        {
            left -= weights[i];
            if (left < 0)
            {
                return i;
            }
        }

        return weights.Length - 1;
    }

    private ulong Next() => Mix(state += Golden);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

/// <summary>The parts of a person that have their own stream, so that a change in one leaves the others as they were.</summary>
internal enum DicePart
{
    Who = 1,
    Draft = 2,
    Body = 3,
    Conditions = 4,
    Diagnoses = 9,
    Reviews = 5,
    Medicines = 6,
    Episodes = 7,
    Trait = 8,
    Older = 10,
    WiderDetails = 11,
    WiderFacts = 12,
    OptOut = 13,
    Hospital = 14,
}
