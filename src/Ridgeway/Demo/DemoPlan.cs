using Ridgeway.Codes;
using Ridgeway.Records;

namespace Ridgeway.Demo;

/// <summary>How large the demonstration is and what happens in it. Shares are chosen to be plausible; the sources are named where there are any.</summary>
internal static class DemoPlan
{
    public const int People = 2_000;
    public const ulong Seed = 20_261_121;
    public const int Weeks = 40;

    /// <summary>Referrals a week while the scheme is new, and afterwards.</summary>
    public static int AWeek(int week) => week < 18 ? 7 : 2;

    /// <summary>The clinician who shows the way works here.</summary>
    public static OdsCode Practice { get; } = OdsCode.Parse("Y99001");

    public static OdsCode Commissioner { get; } = OdsCode.Parse("QWO");

    /// <summary>
    /// Share of those accepted who come at all, by quintile from the most deprived. Around the 66% (57 to 75) observed across
    /// schemes (Pavey 2012, J Epidemiol Community Health); the slope is made up.
    /// </summary>
    public static double Uptake(int? quintile) => 0.58 + 0.04 * (quintile ?? 3);

    /// <summary>Share of starters who stay to the end: around 49% (40 to 59) observed (Pavey 2012); the slope is made up.</summary>
    public static double Adherence(int? quintile) => 0.39 + 0.045 * (quintile ?? 3);

    /// <summary>Share of those at the end who answer again.</summary>
    public const double AnswersAgain = 0.82;

    /// <summary>Share of referrals a provider declines.</summary>
    public const double Declined = 0.07;

    /// <summary>Share that a provider leaves lying, so that the clock has work.</summary>
    public const double LeftLying = 0.04;

    /// <summary>Which interventions are referred to in the demonstration; whoever is advised several takes the first.</summary>
    public static IReadOnlyList<string> Interventions { get; } =
        ["exercise-referral", "cardiac-rehabilitation", "pulmonary-rehabilitation", "group-exercise-for-depression"];

    public static int? QuintileOf(Person person) => person.Deprivation?.Quintile;
}
