namespace Ridgeway.Finding.Compiled;

/// <summary>Every part is needed.</summary>
internal sealed class AllStep(int[] parts) : Step
{
    public override IEnumerable<int> Parts => parts;

    public override Settled Work(CriteriaScan person)
    {
        var (least, soonest, falseUntil) = (Truth.True, Answer.Never, -1);
        foreach (var part in parts)
        {
            var (truth, until) = person[part];
            least = truth < least ? truth : least;
            soonest = Math.Min(soonest, until);
            falseUntil = truth == Truth.False ? Math.Max(falseUntil, until) : falseUntil;
        }

        return new Settled(least, least == Truth.False ? falseUntil : soonest);
    }
}

/// <summary>One part is enough.</summary>
internal sealed class AnyStep(int[] parts) : Step
{
    public override IEnumerable<int> Parts => parts;

    public override Settled Work(CriteriaScan person)
    {
        var (most, soonest, trueUntil) = (Truth.False, Answer.Never, -1);
        foreach (var part in parts)
        {
            var (truth, until) = person[part];
            most = truth > most ? truth : most;
            soonest = Math.Min(soonest, until);
            trueUntil = truth == Truth.True ? Math.Max(trueUntil, until) : trueUntil;
        }

        return new Settled(most, most == Truth.True ? trueUntil : soonest);
    }
}

/// <summary>So many parts are needed; see <see cref="PersonOnDay"/> for why until is the least of the longest so many.</summary>
internal sealed class CountedStep(int needed, int[] parts) : Step
{
    private readonly int enoughFalse = parts.Length - needed + 1;

    public override IEnumerable<int> Parts => parts;

    public override Settled Work(CriteriaScan person)
    {
        Span<int> holds = stackalloc int[parts.Length];
        Span<int> fails = stackalloc int[parts.Length];
        var (trues, falses, soonest) = (0, 0, Answer.Never);
        foreach (var part in parts)
        {
            var (truth, until) = person[part];
            soonest = Math.Min(soonest, until);
            if (truth == Truth.True)
            {
                holds[trues++] = until;
            }
            else if (truth == Truth.False)
            {
                fails[falses++] = until;
            }
        }

        return trues >= needed ? new Settled(Truth.True, PersonOnDay.LastOfLongest(holds[..trues], needed))
            : falses >= enoughFalse ? new Settled(Truth.False, PersonOnDay.LastOfLongest(fails[..falses], enoughFalse))
            : new Settled(Truth.Unknown, soonest);
    }
}

internal sealed class NotStep(int part) : Step
{
    public override IEnumerable<int> Parts => [part];

    public override Settled Work(CriteriaScan person)
    {
        var (truth, until) = person[part];
        return new Settled(truth.Not(), until);
    }
}

internal sealed class FirstKnownStep(int[] parts) : Step
{
    public override IEnumerable<int> Parts => parts;

    public override Settled Work(CriteriaScan person)
    {
        var soonest = Answer.Never;
        foreach (var part in parts)
        {
            var (truth, until) = person[part];
            soonest = Math.Min(soonest, until);
            if (truth != Truth.Unknown)
            {
                return new Settled(truth, soonest);
            }
        }

        return new Settled(Truth.Unknown, soonest);
    }
}

internal sealed class IfUnknownStep(int part, bool then) : Step
{
    public override IEnumerable<int> Parts => [part];

    public override Settled Work(CriteriaScan person)
    {
        var (truth, until) = person[part];
        return truth == Truth.Unknown ? Settled.Of(then, until) : new Settled(truth, until);
    }
}

/// <summary>On a register: the dead are on none, and one not in force has no members.</summary>
/// <param name="who">The step of the version in force, or -1.</param>
/// <param name="changes">The day on which another version comes to be in force.</param>
internal sealed class MemberStep(int who, int changes) : Step
{
    public override IEnumerable<int> Parts => who >= 0 ? [who] : [];

    public override Details Looks => Details.Death;

    public override Settled Work(CriteriaScan person)
    {
        if (person.HasDied)
        {
            return new Settled(Truth.False, Answer.Never);
        }

        var (truth, until) = who >= 0 ? person[who] : new Settled(Truth.False, Answer.Never);
        return new Settled(truth, Math.Min(Math.Min(until, changes), person.DiesOn));
    }
}
