using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Data;
using Ridgeway.Exchange.CdsHooks;
using Ridgeway.Guidance.TrustCallers;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Guidance.AnswerHooks;

/// <param name="Noted">How many were written down.</param>
/// <param name="Unknown">How many were about cards that Ridgeway did not give.</param>
internal sealed record FeedbackTaken(int Noted, int Unknown);

/// <summary>
/// Writes down what became of cards. A card that is accepted is looked at again: in time, and still safe by what is known now?
/// What was put off is quiet from now on.
/// </summary>
internal sealed class FeedbackStory(RidgewayDb db, RuleNotes notes, IGuidance guidance, GuidanceNow now, IRecords records, TimeProvider clock)
{
    public async Task<FeedbackTaken> TakeAsync(IReadOnlyList<CardFeedback> feedback, HookCaller caller, CancellationToken cancel)
    {
        await notes.FinishAsync();
        var asked = feedback.Select(one => one.Card).ToList();
        var cards = await db.Set<CardRow>().Where(row => asked.Contains(row.CardId) && row.Issuer == caller.Issuer).ToDictionaryAsync(row => row.CardId, cancel);
        var people = await db.Set<PersonCardRow>().AsNoTracking().Where(row => asked.Contains(row.CardId)).ToDictionaryAsync(row => row.CardId, row => row.PersonId, cancel);
        var events = new List<RuleEventRow>();
        var noted = 0;
        foreach (var one in feedback)
        {
            if (!cards.TryGetValue(one.Card, out var card))
            {
                continue;
            }

            noted++;
            if (card.Outcome is null)
            {
                PersonId? person = people.TryGetValue(one.Card, out var known) ? known : null;
                events.AddRange(await TakeAsync(card, one, person, caller, cancel));
            }
        }

        await db.SaveChangesAsync(cancel);
        await notes.NoteAsync(events);
        // What is answered as noted is in the database by then.
        await notes.FinishAsync();
        return new FeedbackTaken(noted, feedback.Count - noted);
    }

    private async Task<IEnumerable<RuleEventRow>> TakeAsync(CardRow card, CardFeedback one, PersonId? person, HookCaller caller, CancellationToken cancel)
    {
        var moment = clock.GetUtcNow();
        var today = London.DayOf(moment);
        card.Outcome = one.IsAccepted ? CardOutcome.Accepted : CardOutcome.Overridden;
        card.OutcomeAtUtc = moment.UtcDateTime;
        card.OutcomeComment = one.Comment;
        card.OutcomeReason = one.IsAccepted ? NotNowReason.TakenUp : one.ReasonCode ?? one.ReasonDisplay;
        if (one.IsAccepted)
        {
            card.Stood = await StoodAsync(card, person, moment, today, cancel);
        }

        var reason = now.Pack.NotNowReasons.FirstOrDefault(reason => reason.Id == card.OutcomeReason && reason.Effective.Includes(today));
        if (person is { } known && reason is not null)
        {
            db.Add(new NotNowRow
            {
                PersonId = known,
                NotNowId = Guid.CreateVersion7(moment),
                Intervention = card.Intervention,
                Reason = reason.Id,
                Comment = one.Comment,
                OnDay = today,
                UntilDay = reason.QuietUntil(today),
                ByName = caller.Name,
                Via = Channel.CdsHooks,
            });
        }

        return Events(card, person, today, one.IsAccepted ? "" : reason?.Id ?? "other");
    }

    private async Task<CardStood> StoodAsync(CardRow card, PersonId? person, DateTimeOffset moment, DateOnly today, CancellationToken cancel)
    {
        if (moment.UtcDateTime > card.ExpiresAtUtc)
        {
            return CardStood.Expired;
        }

        return person is { } known && await records.ReadAsync(known, cancel) is { } record && guidance.Forbidding(record, card.Intervention, today).Count > 0
            ? CardStood.Forbidden
            : CardStood.Stood;
    }

    private static IEnumerable<RuleEventRow> Events(CardRow card, PersonId? person, DateOnly today, string reason) =>
        JsonSerializer.Deserialize<List<string>>(card.Rules)!.Select(rule => rule.Split('@')).Select(rule => new RuleEventRow
        {
            OnDay = today,
            Rule = rule[0],
            What = card.Outcome == CardOutcome.Accepted ? RuleEventKind.Accepted : RuleEventKind.Refused,
            Via = Channel.CdsHooks,
            Subject = person is { } known ? RuleNotes.SubjectOf(known, today) : RuleNotes.Pseudonym($"{today:yyyy-MM-dd}|{card.Subject}"),
            Reason = reason,
            Version = rule[^1],
            Intervention = card.Intervention,
            PackHash = card.PackHash,
            Practice = card.Practice,
            AgeBand = card.AgeBand,
            Sex = card.Sex,
            EthnicGroup = card.EthnicGroup,
            DeprivationQuintile = card.DeprivationQuintile,
        });
}
