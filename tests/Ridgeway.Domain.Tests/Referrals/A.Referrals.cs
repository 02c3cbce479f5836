using Ridgeway.Providers;
using Ridgeway.Records;
using Ridgeway.Referrals;

namespace Ridgeway;

/// <summary>Builders for referrals.</summary>
internal static partial class A
{
    public static readonly Owner Coordinator = new(OwnerKind.Coordinator, "coordinator", "Sam Okoro");

    public static readonly ClockParameters Clock = new(
        DaysToRemind: 3, DaysToAnswer: 7, DaysToEscalate: 14, DaysToChooseAgain: 5, DaysToResolve: 2, DaysOverdue: 4, DaysToFinish: 10, Coordinator);

    public static SendRequest SendRequest(Service chosen, params Service[] thenAsk) => new()
    {
        Id = new ReferralId(Id(1)),
        Person = new PersonId(Id(2)),
        Intervention = "exercise-referral",
        Programme = "exercise-referral-12-weeks",
        Referrer = new Referrer("P88001", "Dr Amin, Ridgeway Surgery", null),
        Chosen = chosen.Id,
        ThenAsk = [.. thenAsk.Select(service => service.Id)],
        By = ChosenBy.PersonAndClinicianTogether,
    };

    /// <summary>A referral sent today to the first service, with the others agreed as next choices.</summary>
    public static Referral.Open Referral(params Service[] services)
    {
        var options = new ServiceOptions([.. services.Select(Option)], []);
        var sent = Sending.Decide(
            SendRequest(services[0], services[1..]), options, new SafetyCheck.Safe(), Clock, Now, Today);
        return Assert.IsType<SendOutcome.Sent>(sent).Referral;
    }

    public static ServiceOption Option(Service service) => new(service, service.Places[0], 1, new Room.Free(2, 10), [], [], []);

    public static Referral.Open Accepted(Referral.Open referral, DateOnly startsOn) => Assert.IsType<AnswerOutcome.Accepted>(
        Answering.Accept(referral, referral.Current.Provider, startsOn, new SafetyCheck.Safe(), Clock, Today)).Referral;

    public static Referral.Open Started(Referral.Open referral, DateOnly on, DateOnly finishBy) => Assert.IsType<ClosingOutcome.Started>(
        Closing.Start(Accepted(referral, on), finishBy, Clock, on)).Referral;
}
