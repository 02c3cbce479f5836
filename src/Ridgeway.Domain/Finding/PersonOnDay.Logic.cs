namespace Ridgeway.Finding;

/// <summary>Kleene's logic over answers: truths combine, and with them reasons, questions and how long it is settled.</summary>
public sealed partial class PersonOnDay
{
    private const int OnTheStack = 64;

    /// <summary>
    /// True where at least <paramref name="needed"/> parts are true. "All" needs every part and "any" needs one.
    /// What decided: the true parts of a true answer, the false parts of a false one, all that is known of an unknown one.
    /// </summary>
    private Answer Counted(int needed, IReadOnlyList<Criterion> of)
    {
        Span<int> holds = of.Count <= OnTheStack ? stackalloc int[of.Count] : new int[of.Count];
        Span<int> fails = of.Count <= OnTheStack ? stackalloc int[of.Count] : new int[of.Count];
        var (trues, falses, soonest) = (0, 0, Answer.Never);
        Reason[] whyTrue = [], whyFalse = [], whyUnknown = [];
        ToAsk[] missing = [];
        for (var i = 0; i < of.Count; i++)
        {
            var part = Ask(of[i]);
            soonest = Math.Min(soonest, part.UntilDay);
            switch (part.Truth)
            {
                case Truth.True:
                    holds[trues++] = part.UntilDay;
                    whyTrue = Joined(whyTrue, part.WhyArray);
                    break;
                case Truth.False:
                    fails[falses++] = part.UntilDay;
                    whyFalse = Joined(whyFalse, part.WhyArray);
                    break;
                default:
                    whyUnknown = Joined(whyUnknown, part.WhyArray);
                    missing = Joined(missing, part.MissingArray);
                    break;
            }
        }

        // It stays true while enough of the true parts do, and false while enough of the false ones do.
        var enoughFalse = of.Count - needed + 1;
        return trues >= needed ? new Answer(Truth.True, whyTrue, null, LastOfLongest(holds[..trues], needed))
            : falses >= enoughFalse ? new Answer(Truth.False, whyFalse, null, LastOfLongest(fails[..falses], enoughFalse))
            : new Answer(Truth.Unknown, Joined(whyTrue, whyUnknown), missing, soonest);
    }

    private Answer FirstKnown(IReadOnlyList<Criterion> of)
    {
        var soonest = Answer.Never;
        Answer? first = null;
        for (var i = 0; i < of.Count; i++)
        {
            var answer = Ask(of[i]);
            first ??= answer;
            soonest = Math.Min(soonest, answer.UntilDay);
            if (answer.Truth != Truth.Unknown)
            {
                return answer.WithUntil(soonest);
            }
        }

        return (first ?? new Answer(Truth.Unknown)).WithUntil(soonest);
    }

    private static Answer Not(Answer answer) => new(answer.Truth.Not(), answer.WhyArray, answer.MissingArray, answer.UntilDay);

    private static Answer IfUnknown(Answer answer, bool then) => answer.Truth == Truth.Unknown
        ? new Answer(Truths.Of(then), answer.WhyArray, null, answer.UntilDay)
        : answer;

    /// <summary>The day until which <paramref name="count"/> of these still stand: the least of the longest so many.</summary>
    internal static int LastOfLongest(Span<int> days, int count)
    {
        days.Sort();
        return count > 0 ? days[^count] : Answer.Never;
    }

    /// <summary>Both, each once. Short lists: looking through them costs less than hashing.</summary>
    private static T[] Joined<T>(T[] first, T[] second)
    {
        if (first.Length == 0 || second.Length == 0)
        {
            return first.Length == 0 ? second : first;
        }

        var joined = new T[first.Length + second.Length];
        first.CopyTo(joined, 0);
        var count = first.Length;
        foreach (var one in second)
        {
            if (Array.IndexOf(joined, one, 0, count) < 0)
            {
                joined[count++] = one;
            }
        }

        return count == joined.Length ? joined : joined[..count];
    }
}
