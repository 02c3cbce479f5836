using Ridgeway.Codes;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Finding;

/// <summary>What is asked about who the person is. All of it is open: not recorded is unknown.</summary>
public sealed partial class PersonOnDay
{
    private Answer Aged(int? from, int? below)
    {
        if (Person.BirthDate is not { } birth)
        {
            return Unknown(PersonDetail.BirthDate);
        }

        var (least, most) = Age.On(birth, on);
        var oldEnough = from is not { } f || least >= f ? Truth.True : most >= f ? Truth.Unknown : Truth.False;
        var youngEnough = below is not { } b || most < b ? Truth.True : least < b ? Truth.Unknown : Truth.False;
        var until = Math.Min(NextBirthday(birth, from, day), NextBirthday(birth, below, day));
        return Known(oldEnough.And(youngEnough), PersonDetail.BirthDate, until);
    }

    /// <summary>The next day on which a person who could have been born on either end of the date could reach an age.</summary>
    internal static int NextBirthday(PartialDate birth, int? age, int day)
    {
        if (age is not { } years)
        {
            return Answer.Never;
        }

        var early = Reaches(birth.Earliest, years);
        return early > day ? early
            : birth.Latest != birth.Earliest && Reaches(birth.Latest, years) is var late && late > day ? late
            : Answer.Never;
    }

    private static int Reaches(DateOnly birth, int years) =>
        birth.Year + years > DateOnly.MaxValue.Year ? Answer.Never : birth.AddYears(years).DayNumber;

    private Answer OfSex(Sex sex) => Person.Sex is Sex.NotRecorded or Sex.Unknown
        ? Unknown(PersonDetail.Sex)
        : Known(Truths.Of(Person.Sex == sex), PersonDetail.Sex);

    private Answer OfEthnicity(IReadOnlyList<EthnicCategory> categories) => Person.Ethnicity?.Category is not { } category || category == EthnicCategory.NotKnown
        ? Unknown(PersonDetail.Ethnicity)
        : Known(Truths.Of(categories.Contains(category)), PersonDetail.Ethnicity);

    private Answer Deprived(int from, int to) => Person.Deprivation is not { } deprivation
        ? Unknown(PersonDetail.Deprivation)
        : Known(Truths.Of(deprivation.Decile >= from && deprivation.Decile <= to), PersonDetail.Deprivation);

    private static Answer Unknown(string detail) => new(Truth.Unknown, null, [new ToAsk(detail, AskKind.Detail)]);

    private static Answer Known(Truth truth, string detail, int until = Answer.Never) => new(
        truth,
        [new Reason(Reason.NoFact, detail)],
        truth == Truth.Unknown ? [new ToAsk(detail, AskKind.Detail)] : null,
        until);
}
