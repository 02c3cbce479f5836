using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Delivery;
using Ridgeway.Delivery.AskQuestionnaire;
using Ridgeway.Delivery.EndProgramme;
using Ridgeway.Delivery.MarkAttendance;
using Ridgeway.Events;
using Ridgeway.Guidance;
using Ridgeway.Providers;
using Ridgeway.Records;
using Ridgeway.Referrals;
using Ridgeway.Referrals.AnswerReferral;
using Ridgeway.Referrals.Clock;
using Ridgeway.Referrals.SendReferral;
using Ridgeway.Referrals.Withdraw;

namespace Ridgeway.Demo;

/// <summary>
/// Forty weeks of the neighbourhood, a day at a time, through the same stories that serve real people: practices send,
/// providers answer (or do not, and the clock moves it on), classes are marked, questionnaires answered, courses ended.
/// </summary>
internal sealed class DemoYear(IServiceScopeFactory scopes, IRecords records, IGuidance guidance, IProgrammes programmes, Places places, Courier courier, DemoClock clock)
{
    private readonly Random chance = new((int)DemoPlan.Seed);
    private readonly List<DemoCourse> courses = [];
    private Queue<(Person Person, string Intervention)> toSend = new();

    public int Sent => courses.Count;

    public int Completed { get; private set; }

    public int SessionsMarked { get; private set; }

    /// <summary>Everyone not yet referred whose advice on this day names one of the demonstration's interventions, in an order drawn from the seed.</summary>
    public int Find(DateOnly on, CancellationToken cancel)
    {
        var advised = new List<(Person, string)>();
        var already = courses.Select(course => course.Person.Id).ToHashSet();
        foreach (var record in records.StreamEveryone(cancel).Where(record => record.Person.Practice is not null && !already.Contains(record.Person.Id)))
        {
            var offered = guidance.Advise(record, on).Advice.Select(advice => advice.Intervention.Id).ToHashSet(StringComparer.Ordinal);
            if (DemoPlan.Interventions.FirstOrDefault(offered.Contains) is { } wanted)
            {
                advised.Add((record.Person, wanted));
            }
        }

        // Ids differ from one demonstration to the next; what happens in it should not.
        toSend = new Queue<(Person, string)>(advised.OrderBy(one => KeyOf(one.Item1), StringComparer.Ordinal).ToList().OrderBy(_ => chance.Next()));
        return advised.Count;
    }

    public async Task LiveAsync(DateOnly from, DateOnly to, Action<DateOnly> eachMonth, CancellationToken cancel)
    {
        var finding = from;
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            cancel.ThrowIfCancellationRequested();
            clock.MoveTo(day);
            if (day >= finding)
            {
                Find(day, cancel);
                finding = day.AddDays(28);
            }

            if (day == to.AddDays(-4))
            {
                await LeaveSomethingToDoAsync(cancel);
            }
            else if (day.DayOfWeek == DayOfWeek.Tuesday)
            {
                await SendAsync(DemoPlan.AWeek((day.DayNumber - from.DayNumber) / 7), cancel);
            }

            if (day.DayOfWeek == DayOfWeek.Friday && day < to.AddDays(-10))
            {
                await ResolveAsync(day, cancel);
            }

            await AnswerAsync(day, day >= to.AddDays(-5), cancel);
            await courier.DeliverAllAsync(cancel);
            await RunClassesAsync(day, cancel);
            await InScopeAsync<ClockStory>(story => story.RunAsync(cancel));
            await courier.DeliverAllAsync(cancel);
            if (day.Day == 1)
            {
                eachMonth(day);
            }
        }
    }

    /// <summary>Somebody half way through a programme now.</summary>
    public async Task<(PersonId Id, string Name)> SomebodyHalfWayAsync(CancellationToken cancel)
    {
        var course = courses.Where(one => one is { IsOver: false, StartsOn: not null, NextSession: > 4, Comes: true }).OrderByDescending(one => one.NextSession).FirstOrDefault() ?? courses[0];
        var who = await records.WhoIsAsync(course.Person.Id, cancel);
        return (course.Person.Id, who?.Name?.ForPeople ?? "Somebody on a programme");
    }

    private static string KeyOf(Person person) => $"{person.NhsNumber?.Value}|{person.BirthDate}|{person.Lsoa}|{person.Sex}";

    /// <summary>In the last week the practice that shows the way sends first, and one of its referrals comes back.</summary>
    private async Task LeaveSomethingToDoAsync(CancellationToken cancel)
    {
        toSend = new Queue<(Person, string)>(toSend.OrderBy(one => one.Person.Practice == DemoPlan.Practice ? 0 : 1));
        var before = courses.Count;
        await SendAsync(4, cancel);
        if (courses.Skip(before).FirstOrDefault() is { } declined)
        {
            await InScopeAsync<AnswerReferralStory, AnswerReferralOutcome>(story => story.RefuseAsync(
                declined.Referral, declined.Provider, RefusalReason.NeedsClinicalReview, "Short of breath at rest: please see them first", cancel));
        }
    }

    private async Task SendAsync(int howMany, CancellationToken cancel)
    {
        for (var i = 0; i < howMany && toSend.TryDequeue(out var next); i++)
        {
            var practice = next.Person.Practice!.Value;
            var name = places.Practices.FirstOrDefault(place => place.Code == practice)?.Name ?? practice.Value;
            var request = new SendReferralRequest
            {
                Person = next.Person.Id,
                Intervention = next.Intervention,
                Referrer = new Referrer(practice.Value, name, practice),
                By = ChosenBy.PersonAndClinicianTogether,
            };
            clock.Pass(TimeSpan.FromMinutes(3));
            if (await InScopeAsync<SendReferralStory, SendReferralOutcome>(story => story.SendAsync(request, cancel)) is SendReferralOutcome.Sent(var referral))
            {
                var course = new DemoCourse(next.Person, referral.Id, referral.Current.Provider, programmes.Find(referral.Programme)!, chance);
                course.AnswerOn = chance.NextDouble() < DemoPlan.LeftLying ? null : London(2 + chance.Next(4));
                courses.Add(course);
            }
        }
    }

    private async Task AnswerAsync(DateOnly day, bool isLast, CancellationToken cancel)
    {
        foreach (var course in courses.Where(one => !one.IsOver && one.StartsOn is null && one.AnswerOn <= day && !isLast).ToList())
        {
            clock.Pass(TimeSpan.FromMinutes(2));
            course.AnswerOn = null;
            var declines = chance.NextDouble() < DemoPlan.Declined;
            var starts = day.AddDays(4 + chance.Next(8));
            var outcome = await InScopeAsync<AnswerReferralStory, AnswerReferralOutcome>(story => declines
                ? story.RefuseAsync(course.Referral, course.Provider, RefusalReason.CannotMeetNeeds, "Needs one-to-one supervision we cannot give", cancel)
                : story.AcceptAsync(course.Referral, course.Provider, starts, cancel));
            switch (outcome)
            {
                case AnswerReferralOutcome.Answered(AnswerOutcome.Accepted(_, var startsOn)):
                    course.StartsOn = startsOn;
                    break;
                case AnswerReferralOutcome.Answered(AnswerOutcome.AskedNext(var next, _)):
                    course.Provider = next.Current.Provider;
                    course.AnswerOn = day.AddDays(2);
                    break;
            }
        }
    }

    /// <summary>Once a week a practice looks at what came back or was raised: it chooses with the person again, or they let it be.</summary>
    private async Task ResolveAsync(DateOnly day, CancellationToken cancel)
    {
        foreach (var course in courses.Where(one => !one.IsOver && one.StartsOn is null).ToList())
        {
            if (await InScopeAsync<IReferrals, Referral?>(referrals => referrals.FindAsync(course.Referral, cancel)) is not Referral.Open { Stage: ReferralStage.Returned or ReferralStage.Escalated } raised
                || raised.Due > day)
            {
                continue;
            }

            var options = await InScopeAsync<ChooseAgainStory, ServiceOptions?>(story => story.OptionsAsync(course.Referral, PersonalNeeds.NoneSaid, cancel));
            if (options?.Available.FirstOrDefault() is { } next && chance.NextDouble() < 0.7)
            {
                await InScopeAsync<ChooseAgainStory, ChooseAgainResult>(story => story.ChooseAsync(
                    course.Referral, next.Service.Id, ChosenBy.PersonAndClinicianTogether, raised.Referrer.Name, PersonalNeeds.NoneSaid, cancel));
                (course.Provider, course.AnswerOn) = (next.Service.Provider, day.AddDays(2));
            }
            else
            {
                await InScopeAsync<WithdrawStory, WithdrawOutcome>(story => story.WithdrawAsync(course.Referral, raised.Referrer.Name, "The person does not want to wait any longer", cancel));
                course.IsOver = true;
            }
        }
    }

    private async Task RunClassesAsync(DateOnly day, CancellationToken cancel)
    {
        var running = courses.Where(one => !one.IsOver && one.StartsOn is { } starts && one.NextSession <= one.LastExpected && one.Programme.PlannedOn(starts, one.NextSession) == day).ToList();
        foreach (var group in running.GroupBy(one => one.Provider))
        {
            await AskAsync(group.Where(one => one is { NextSession: 1, Comes: true }), QuestionnaireStage.Baseline, cancel);
            var marks = group.Select(one => new ClassMark(one.Referral, new AttendanceMark(one.NextSession, one.Session(one.NextSession)))).ToList();
            var marked = await InScopeAsync<MarkAttendanceStory, IReadOnlyList<MarkResult>>(story => story.MarkAsync(group.Key, marks, "Class instructor", cancel));
            SessionsMarked += marked.Count(one => one is MarkResult.Marked);
            foreach (var course in group)
            {
                course.NextSession++;
            }
        }

        await EndAsync(day, cancel);
    }

    private async Task EndAsync(DateOnly day, CancellationToken cancel)
    {
        foreach (var course in courses.Where(one => !one.IsOver && one.StartsOn is not null).ToList())
        {
            if (course.StaysToTheEnd && day >= course.Programme.EndsBy(course.StartsOn!.Value))
            {
                await AskAsync([course], QuestionnaireStage.FollowUp, cancel);
                await InScopeAsync<EndProgrammeStory, EndProgrammeOutcome>(story => story.CompleteAsync(course.Provider, course.Referral, null, cancel));
                Completed++;
                course.IsOver = true;
            }
            else if (!course.StaysToTheEnd && course.NextSession > course.LastExpected)
            {
                var why = course.Comes ? EarlyEndReason.StoppedAttending : EarlyEndReason.NeverStarted;
                await InScopeAsync<EndProgrammeStory, EndProgrammeOutcome>(story => story.EndEarlyAsync(course.Provider, course.Referral, why, null, cancel));
                course.IsOver = true;
            }
        }
    }

    private async Task AskAsync(IEnumerable<DemoCourse> whom, QuestionnaireStage stage, CancellationToken cancel)
    {
        foreach (var course in whom.Where(one => one.WillAnswer(stage)))
        {
            foreach (var questionnaire in course.Programme.Questionnaires)
            {
                var answered = new AnsweredQuestionnaire(course.Referral, questionnaire, stage, course.Answers(questionnaire, stage));
                await InScopeAsync<AskQuestionnaireStory, AskQuestionnaireOutcome>(story => story.AnswerAsync(course.Provider, answered, "Class instructor", cancel));
            }
        }
    }

    private DateOnly London(int days) => Time.London.DayOf(clock.GetUtcNow()).AddDays(days);

    private Task InScopeAsync<TStory>(Func<TStory, Task> act)
        where TStory : notnull =>
        InScopeAsync<TStory, bool>(async story =>
        {
            await act(story);
            return true;
        });

    /// <summary>Each act in a scope of its own, as each request has.</summary>
    private async Task<TResult> InScopeAsync<TStory, TResult>(Func<TStory, Task<TResult>> act)
        where TStory : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TStory>());
    }
}
