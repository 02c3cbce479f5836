using Ridgeway.Codes;
using Ridgeway.Records;

namespace Ridgeway.Finding.Compiled;

internal sealed class AgedStep(int? from, int? below) : Step
{
    public override Details Looks => Details.Birth;

    public override Settled Work(CriteriaScan person)
    {
        if (person.BirthDate is null)
        {
            return new Settled(Truth.Unknown, Answer.Never);
        }

        var (least, most) = person.Age;
        var oldEnough = from is not { } f || least >= f ? Truth.True : most >= f ? Truth.Unknown : Truth.False;
        var youngEnough = below is not { } b || most < b ? Truth.True : least < b ? Truth.Unknown : Truth.False;
        return new Settled(oldEnough.And(youngEnough), Math.Min(Reaches(from), Reaches(below)));

        // Once even the youngest the person could be has reached an age, no birthday is left.
        int Reaches(int? age) => age is null || (age > 0 && least >= age) ? Answer.Never : person.Birthday(age);
    }
}

internal sealed class SexStep(Sex sex) : Step
{
    public override Details Looks => Details.Sex;

    public override Settled Work(CriteriaScan person) => person.View.Sex is Sex.NotRecorded or Sex.Unknown
        ? new Settled(Truth.Unknown, Answer.Never)
        : Settled.Of(person.View.Sex == sex, Answer.Never);
}

internal sealed class EthnicityStep(IReadOnlyList<EthnicCategory> categories) : Step
{
    private readonly bool[] inside = [.. Enumerable.Range(0, 128).Select(number => categories.Contains((EthnicCategory)number))];

    public override Details Looks => Details.Ethnicity;

    public override Settled Work(CriteriaScan person) => person.View.EthnicCategory is not { } category || category == EthnicCategory.NotKnown
        ? new Settled(Truth.Unknown, Answer.Never)
        : Settled.Of(inside[(int)category], Answer.Never);
}

internal sealed class DeprivedStep(int from, int to) : Step
{
    public override Details Looks => Details.Deprivation;

    public override Settled Work(CriteriaScan person) => person.View.DeprivationDecile is not { } decile
        ? new Settled(Truth.Unknown, Answer.Never)
        : Settled.Of(decile >= from && decile <= to, Answer.Never);
}
