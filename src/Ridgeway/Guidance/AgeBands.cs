using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Guidance;

/// <summary>The age groups that reports count by.</summary>
internal static class AgeBands
{
    public const string NotKnown = "not known";

    public static string Of(Person person, DateOnly on) => person.BirthDate is not { } birth ? NotKnown : Age.On(birth, on).Least switch
    {
        < 19 => "under 19",
        < 40 => "19 to 39",
        < 65 => "40 to 64",
        < 80 => "65 to 79",
        _ => "80 and over",
    };
}
