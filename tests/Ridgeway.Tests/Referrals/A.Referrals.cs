using Microsoft.Extensions.DependencyInjection;
using Ridgeway.Codes;
using Ridgeway.Data;
using Ridgeway.Delivery;
using Ridgeway.Finding;
using Ridgeway.Guidance;
using Ridgeway.Providers;
using Ridgeway.Records;
using Ridgeway.Referrals;
using Ridgeway.Referrals.AnswerReferral;
using Ridgeway.Referrals.SendReferral;
using Ridgeway.Testing;
using Ridgeway.Time;

namespace Ridgeway;

/// <summary>Referrals to test with. Guidance and programmes are played, so that a test says itself what is safe.</summary>
internal static partial class A
{
    public static readonly Programme Programme = new()
    {
        Id = "exercise-referral-12-weeks",
        Name = "Exercise on referral, 12 weeks",
        Intervention = "exercise-referral",
        Sessions = 4,
        Weeks = 2,
        CompletionThreshold = 2,
        Questionnaires = [Questionnaire.Ons4, Questionnaire.WeeklyActivity],
    };

    public static readonly Referrer Practice = new("P88001", "Dr Amin, Ridgeway Surgery", OdsCode.Parse("P88001"));

    private static int people;

    public static async Task<TestRidgeway> ReferringAsync(Engine engine, PlayedGuidance? guidance = null) =>
        await TestRidgeway.OnAsync(engine, also: services => Played(services, guidance));

    public static void Played(IServiceCollection services, PlayedGuidance? guidance = null)
    {
        guidance ??= new PlayedGuidance();
        services.AddSingleton<IGuidance>(guidance);
        services.AddSingleton<ICheckSafety>(guidance);
        services.AddSingleton<IProgrammes>(guidance);
    }

    /// <summary>Somebody registered with a practice, living in Leeds.</summary>
    public static Task<Person> PersonAsync(this IRunningRidgeway ridgeway, Func<Person, Person>? change = null) =>
        PersonAsync(ridgeway.NewScope(), ridgeway.Clock.GetUtcNow(), change);

    public static async Task<Person> PersonAsync(AsyncServiceScope scope, DateTimeOffset now, Func<Person, Person>? change = null)
    {
        await using var _ = scope;
        var person = new Person
        {
            Id = new PersonId(Number(2, ++people)),
            Name = new PersonName("Khan", "Aisha", "Mrs"),
            BirthDate = PartialDate.On(new DateOnly(1959, 3, 1)),
            Sex = Sex.Female,
            Deprivation = new Deprivation(1, "IMD 2025"),
            Practice = Practice.Practice,
        };
        person = change?.Invoke(person) ?? person;
        var db = scope.ServiceProvider.GetRequiredService<RidgewayDb>();
        db.Add(PersonRow.Of(person, ImportId.New(now), now.UtcDateTime));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return person;
    }

    public static async Task<SendReferralOutcome> SendAsync(
        this IRunningRidgeway ridgeway, Person person, ServiceId? service = null, Func<SendReferralRequest, SendReferralRequest>? change = null)
    {
        await using var scope = ridgeway.NewScope();
        var request = new SendReferralRequest
        {
            Person = person.Id,
            Intervention = "exercise-referral",
            Referrer = Practice,
            Service = service,
            By = ChosenBy.PersonAndClinicianTogether,
        };
        return await scope.ServiceProvider.GetRequiredService<SendReferralStory>().SendAsync(change?.Invoke(request) ?? request, TestContext.Current.CancellationToken);
    }

    public static async Task<Referral.Open> SentAsync(
        this IRunningRidgeway ridgeway, Person person, ServiceId? service = null, Func<SendReferralRequest, SendReferralRequest>? change = null) =>
        Assert.IsType<SendReferralOutcome.Sent>(await ridgeway.SendAsync(person, service, change)).Referral;

    public static async Task<AnswerOutcome> AnswerAsync(this IRunningRidgeway ridgeway, Func<AnswerReferralStory, CancellationToken, Task<AnswerReferralOutcome>> answer)
    {
        await using var scope = ridgeway.NewScope();
        return Assert.IsType<AnswerReferralOutcome.Answered>(
            await answer(scope.ServiceProvider.GetRequiredService<AnswerReferralStory>(), TestContext.Current.CancellationToken)).Outcome;
    }

    public static async Task<Referral> NowAsync(this IRunningRidgeway ridgeway, ReferralId id)
    {
        await using var scope = ridgeway.NewScope();
        return (await scope.ServiceProvider.GetRequiredService<IReferrals>().FindAsync(id, TestContext.Current.CancellationToken))!;
    }

    public static DateOnly Today(this IRunningRidgeway ridgeway) => London.DayOf(ridgeway.Clock.GetUtcNow());
}

/// <summary>Guidance that forbids what a test tells it to, and knows one programme.</summary>
internal sealed class PlayedGuidance : IGuidance, ICheckSafety, IProgrammes
{
    public List<string> Forbids { get; } = [];

    public IReadOnlyList<Intervention> Interventions => [];

    public Intervention? Intervention(string id) => null;

    public AdviceForPerson Advise(PersonRecord record, DateOnly on, Wishes? wishes = null) => new() { Person = record.Person.Id, On = on, PackHash = "test" };

    public IReadOnlyList<Present> Forbidding(PersonRecord record, string intervention, DateOnly on) => [];

    public IReadOnlyList<Present> Cautioning(PersonRecord record, string intervention, DateOnly on) => [];

    public SafetyCheck Check(PersonRecord record, string intervention, DateOnly today) =>
        Forbids.Count == 0 ? new SafetyCheck.Safe() : new SafetyCheck.NotSafe([.. Forbids]);

    public Programme? Find(string id) => id == A.Programme.Id ? A.Programme : null;

    public IReadOnlyList<Programme> Delivering(string intervention) => intervention == A.Programme.Intervention ? [A.Programme] : [];
}
