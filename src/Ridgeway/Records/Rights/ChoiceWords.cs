namespace Ridgeway.Records.Rights;

/// <summary>What a person chose about how their record is used, in words: for whoever cares for them, and for themselves.</summary>
internal static class ChoiceWords
{
    /// <summary>For a clinician. Care is never stopped by it, and that is said.</summary>
    public static string OfThem(IReadOnlyList<SharingChoice> choices, DateOnly on) => Refused(choices, on) switch
    {
        { Kind: ChoiceKind.NationalOptOut } => "Opted out nationally: not used beyond their own care",
        { } => "Asked that their record is not used beyond their own care",
        null when Agreed(choices, on) => "Agreed that their record is used beyond their own care",
        null => "No choice recorded",
    };

    /// <summary>For the person.</summary>
    public static string OfYou(IReadOnlyList<SharingChoice> choices, DateOnly on) => Refused(choices, on) switch
    {
        { Kind: ChoiceKind.NationalOptOut } => "You opted out with the NHS. Your record is not used beyond your own care, whatever you choose here.",
        { } => "You asked that your record is not used beyond your own care.",
        null when Agreed(choices, on) => "You agreed that your record is used to plan and improve services.",
        null => "You have not said. Until you do, your record may be used to plan and improve services.",
    };

    public static bool Refuses(IReadOnlyList<SharingChoice> choices, DateOnly on) => Refused(choices, on) is not null;

    private static SharingChoice? Refused(IReadOnlyList<SharingChoice> choices, DateOnly on) =>
        MayBeUsed.For(UseOfRecord.Planning, choices, on) is UseDecision.Refused(var because) ? because
        : MayBeUsed.For(UseOfRecord.Evaluation, choices, on) is UseDecision.Refused(var other) ? other
        : null;

    private static bool Agreed(IReadOnlyList<SharingChoice> choices, DateOnly on) =>
        choices.Any(choice => !choice.Refuses && choice.IsInForce(on) && choice.IsAbout(UseOfRecord.Planning));
}
