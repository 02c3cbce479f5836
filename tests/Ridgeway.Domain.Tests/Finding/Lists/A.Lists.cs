using Ridgeway.Codes;
using Ridgeway.Finding;
using Ridgeway.Finding.Lists;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway;

/// <summary>People who fit lists, and the rules they are invited by.</summary>
internal static partial class A
{
    public static readonly DateOnly ListDay = new(2026, 11, 24);

    public static PersonId ListedPerson(int number) => new(new Guid(number + 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1));

    public static ListedGroups Groups(int? decile = 5, EthnicGroup ethnic = EthnicGroup.White, Sex sex = Sex.Female, int? age = 60) => new(decile, sex, ethnic, age);

    public static Candidate Candidate(int number, ListedGroups? groups = null, int need = 1, OfferHistory offers = default) =>
        new(ListedPerson(number), groups ?? Groups(), need, offers);

    public static InvitationRules InvitationRules(int quiet = 90, int afterNo = 180, params EquitySplit[] splits) => new()
    {
        Id = "test",
        Name = "For tests",
        Version = "1",
        Effective = EffectiveDates.Always,
        Source = new Citation("For tests", Verification.Unverified),
        QuietDays = quiet,
        DaysAfterNo = afterNo,
        DaysToAnswer = 28,
        Channels = [ContactChannel.Sms, ContactChannel.Email, ContactChannel.Letter],
        OptOut = "For tests.",
        Selection = Selection(splits),
    };

    public static SelectionRules Selection(params EquitySplit[] splits) => new()
    {
        Splits = splits.Length == 0 ? [EquitySplit.DeprivationFifth, EquitySplit.EthnicGroup] : splits,
        Weights = new Dictionary<EquityGroup, double> { [new EquityGroup(EquitySplit.DeprivationFifth, 1)] = 2 },
        NeedFrom = [RegisterGroup.Condition],
    };
}
