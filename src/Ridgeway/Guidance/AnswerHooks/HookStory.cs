using System.Text.Json;
using Ridgeway.Access.Clients;
using Ridgeway.Exchange.CdsHooks;
using Ridgeway.Finding;
using Ridgeway.Guidance.TrustCallers;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Guidance.AnswerHooks;

/// <summary>How a CDS Hooks call was answered.</summary>
internal abstract record HookAnswer
{
    private HookAnswer()
    {
    }

    public sealed record Cards(IReadOnlyList<HookCard> Of) : HookAnswer;

    /// <summary>What is needed was not sent and could not be had: 412.</summary>
    public sealed record Lacking(IReadOnlyList<string> What) : HookAnswer;
}

/// <summary>Answers patient-view and order-select: gather the facts, advise, make at most one card, write down what was given.</summary>
internal sealed class HookStory(
    HookRecords records, IGuidance guidance, GuidanceNow now, FindingContext finding, NearbyServices nearby, RuleNotes notes, WishBook wishes,
    CardAnswers answers, PublicAddress address, GuidanceOptions options, TimeProvider clock)
{
    public async Task<HookAnswer> AnswerAsync(HookCall call, HookCaller caller, CancellationToken cancel)
    {
        return await records.GatherAsync(call, caller, cancel) switch
        {
            Gathered.Whole whole => await AnswerAsync(call, caller, whole, cancel),
            Gathered.Lacking(var what) => new HookAnswer.Lacking(what),
            _ => throw new InvalidOperationException("Gathering ended in no known way."),
        };
    }

    private async Task<HookAnswer> AnswerAsync(HookCall call, HookCaller caller, Gathered.Whole gathered, CancellationToken cancel)
    {
        var (record, known, notGot) = gathered;
        var moment = clock.GetUtcNow();
        var today = London.DayOf(moment);
        var subject = RuleNotes.Pseudonym($"{caller.Issuer}|{call.FhirServer}|{call.PatientId}");
        var advice = guidance.Advise(record, today, await WishesAsync(known, subject, today, cancel));
        var matter = new CardMatter(call, advice, record, known, notGot, finding.Lists, now.Pack, address.Root, moment, Expiry(advice, moment));
        var made = call.Hook == HookOffers.PatientView ? await ViewAsync(matter, today, cancel) : Select(matter, today);
        await NoteAsync(matter, made, caller, subject);
        return new HookAnswer.Cards(made is null ? [] : [made.Card]);
    }

    private async Task<MadeCard?> ViewAsync(CardMatter matter, DateOnly today, CancellationToken cancel)
    {
        if (matter.Advice.Advice.Count > 0)
        {
            var first = matter.Advice.Advice[0];
            return AdviceCards.Offer(first, await nearby.ForAsync(matter.Record.Person, first.Intervention, today, cancel), matter);
        }

        return matter.Advice.Withheld.Count > 0 ? AdviceCards.NotNow(matter.Advice.Withheld[0], matter) : null;
    }

    private MadeCard? Select(CardMatter matter, DateOnly today) => OrderCards.Known(matter.Call, matter.Pack, matter.Lists) is var (order, intervention)
        ? OrderCards.For(
            order,
            intervention,
            guidance.Forbidding(matter.Record, intervention.Id, today),
            guidance.Cautioning(matter.Record, intervention.Id, today),
            matter)
        : null;

    /// <summary>What was put off stays quiet, whether Ridgeway knows the person or only the client does.</summary>
    private async Task<Wishes> WishesAsync(PersonId? known, string subject, DateOnly today, CancellationToken cancel)
    {
        var said = known is { } person ? await wishes.OfAsync(person, cancel) : Wishes.NoneSaid;
        var quiet = new List<NotNow>();
        foreach (var one in await answers.OfAsync(subject, cancel))
        {
            var on = London.DayOf(one.At);
            if (now.Pack.NotNowReasons.FirstOrDefault(reason => reason.Id == one.Reason && reason.Effective.Includes(on)) is { } reason)
            {
                quiet.Add(new NotNow(one.Intervention, reason.Id, on, reason.QuietUntil(on)));
            }
        }

        return quiet.Count == 0 ? said : said with { NotNow = [.. said.NotNow, .. quiet] };
    }

    /// <summary>A card ends when its time is up, or with the day on which the advice could come out otherwise.</summary>
    private DateTimeOffset Expiry(AdviceForPerson advice, DateTimeOffset moment)
    {
        var end = moment + options.CardLasts;
        return advice.Until is { } until && London.StartOf(until) < end ? London.StartOf(until) : end;
    }

    private async Task NoteAsync(CardMatter matter, MadeCard? made, HookCaller caller, string subject)
    {
        var person = matter.Record.Person;
        var ofDay = matter.Known is { } known ? RuleNotes.SubjectOf(known, matter.Advice.On) : RuleNotes.Pseudonym($"{matter.Advice.On:yyyy-MM-dd}|{subject}");
        HashSet<string> shown = made is null ? [] : [made.Intervention];
        await notes.NoteAsync(matter.Advice, person, ofDay, Channel.CdsHooks, shown);
        if (made is null)
        {
            return;
        }

        await notes.NoteAsync(
            new CardRow
            {
                CardId = made.Card.Uuid,
                Hook = matter.Call.Hook,
                Issuer = caller.Issuer,
                Subject = subject,
                Intervention = made.Intervention,
                Rules = JsonSerializer.Serialize(made.Rules),
                PackHash = matter.Advice.PackHash,
                SuggestionId = made.Suggestion,
                Practice = person.Practice,
                AgeBand = AgeBands.Of(person, matter.Advice.On),
                Sex = person.Sex,
                EthnicGroup = person.EthnicGroup,
                DeprivationQuintile = person.Deprivation?.Quintile,
                GivenAtUtc = matter.Now.UtcDateTime,
                ExpiresAtUtc = matter.Expires.UtcDateTime,
            },
            matter.Known);
    }
}
