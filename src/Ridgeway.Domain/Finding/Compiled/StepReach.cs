namespace Ridgeway.Finding.Compiled;

/// <summary>
/// Which steps a slot or a detail can change, directly or through others, as sets of bits: for a person with nothing in a slot
/// the steps that look only there come to what they come to for nobody, and are not worked.
/// </summary>
internal sealed class StepReach
{
    private readonly ulong[][] bySlot;
    private readonly Dictionary<Details, ulong[]> byDetail;

    public StepReach(IReadOnlyList<Step> steps, int slots)
    {
        Words = (steps.Count + 63) / 64;
        bySlot = [.. Enumerable.Range(0, slots).Select(_ => new ulong[Words])];
        byDetail = Enum.GetValues<Details>().Where(detail => detail != Details.None).ToDictionary(detail => detail, _ => new ulong[Words]);
        Always = new ulong[Words];
        var sets = bySlot.Concat(byDetail.Values).Append(Always).ToArray();
        for (var number = 0; number < steps.Count; number++)
        {
            foreach (var slot in steps[number].Slots)
            {
                Mark(bySlot[slot], number);
            }

            foreach (var (detail, set) in byDetail)
            {
                if (steps[number].Looks.HasFlag(detail))
                {
                    Mark(set, number);
                }
            }

            if (steps[number].IsAlwaysWorked)
            {
                Mark(Always, number);
            }

            // Parts come before the step, so they already know what reaches them.
            foreach (var set in sets.Where(set => steps[number].Parts.Any(part => IsMarked(set, part))))
            {
                Mark(set, number);
            }
        }
    }

    /// <summary>How many words of 64 bits a set has.</summary>
    public int Words { get; }

    /// <summary>What is worked for everyone.</summary>
    public ulong[] Always { get; }

    public ReadOnlySpan<ulong> OfSlot(int slot) => bySlot[slot];

    public ReadOnlySpan<ulong> OfDetail(Details detail) => byDetail[detail];

    private static void Mark(ulong[] set, int number) => set[number / 64] |= 1UL << (number % 64);

    private static bool IsMarked(ulong[] set, int number) => (set[number / 64] & (1UL << (number % 64))) != 0;
}
