using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Finding;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Guidance.HearPerson;

/// <summary>How putting an offer off ended.</summary>
internal abstract record PutOff
{
    private PutOff()
    {
    }

    public sealed record Until(DateOnly Day) : PutOff;

    /// <summary>There is no such reason in force, or no such intervention.</summary>
    public sealed record Unknown : PutOff;
}

/// <summary>Writes down what a person says about what they are offered: not now and why, what matters to them, and answers to questions.</summary>
internal sealed class HearPersonStory(
    RidgewayDb db, IRecords records, IGuidance guidance, GuidanceNow now, RuleNotes notes, ITakeAnswers answers, TimeProvider clock)
{
    public async Task<PutOff> NotNowAsync(PersonId person, string intervention, string reason, Viewer by, CancellationToken cancel)
    {
        var moment = clock.GetUtcNow();
        var today = London.DayOf(moment);
        var why = now.Pack.NotNowReasons.FirstOrDefault(one => one.Id == reason && one.IsPicked && one.Effective.Includes(today));
        if (why is null || guidance.Intervention(intervention) is null || await records.ReadAsync(person, cancel) is not { } record)
        {
            return new PutOff.Unknown();
        }

        var until = why.QuietUntil(today);
        db.Add(new NotNowRow
        {
            PersonId = person,
            NotNowId = Guid.CreateVersion7(moment),
            Intervention = intervention,
            Reason = why.Id,
            OnDay = today,
            UntilDay = until,
            ByName = NameOf(by),
            Via = Channel.Page,
        });
        await db.SaveChangesAsync(cancel);
        await notes.NoteAsync(RuleEvents.Answered(guidance.Advise(record, today), intervention, record.Person, RuleEventKind.Refused, why.Id));
        return new PutOff.Until(until);
    }

    /// <summary>Takes back what was put off today or before: it may be offered again at once.</summary>
    public async Task OfferAgainAsync(PersonId person, string intervention, CancellationToken cancel)
    {
        var today = London.DayOf(clock.GetUtcNow());
        var ids = await db.IdsOfAsync(person, cancel);
        await db.Set<NotNowRow>().Where(row => ids.Contains(row.PersonId) && row.Intervention == intervention && row.UntilDay > today)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.UntilDay, today), cancel);
    }

    public async Task MattersAsync(PersonId person, IReadOnlyCollection<string> matters, Viewer by, CancellationToken cancel)
    {
        var today = London.DayOf(clock.GetUtcNow());
        var ids = await db.IdsOfAsync(person, cancel);
        await db.Set<MatterRow>().Where(row => ids.Contains(row.PersonId)).ExecuteDeleteAsync(cancel);
        foreach (var matter in now.Pack.Matters.Where(one => matters.Contains(one.Id)))
        {
            db.Add(new MatterRow { PersonId = person, Matter = matter.Id, SaidOn = today, ByName = NameOf(by) });
        }

        await db.SaveChangesAsync(cancel);
    }

    public Task<int> AnswerAsync(PersonId person, IReadOnlyList<AnswerOnTheDay> said, Viewer by, CancellationToken cancel) =>
        answers.TakeAsync(person, said, NameOf(by), cancel);

    private static string NameOf(Viewer by) => by.OrganisationName is { } organisation ? $"{by.Name}, {organisation}" : by.Name;
}
