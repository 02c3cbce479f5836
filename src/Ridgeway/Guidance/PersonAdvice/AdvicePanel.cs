using Ridgeway.Access;
using Ridgeway.Codes;
using Ridgeway.Finding;
using Ridgeway.Guidance.AdvisePerson;
using Ridgeway.Records;
using Ridgeway.Time;
using Ridgeway.Web;

namespace Ridgeway.Guidance.PersonAdvice;

/// <summary>What to offer this person today: the first in full, the rest below it; what is withheld and why; what to ask.</summary>
internal sealed class AdvicePanel(IGuidance guidance, GuidanceNow now, FindingContext context, WishBook wishes, RuleNotes notes, TimeProvider clock) : IShowOnPersonPage
{
    public async Task<PersonPanel?> PanelAsync(PersonRecord record, Viewer viewer, CancellationToken cancel) =>
        new(10, "/Guidance/PersonAdvice/_Advice.cshtml", await OnPageAsync(record, isNoted: viewer.Role == Role.Clinician, cancel));

    /// <param name="record">The person.</param>
    /// <param name="isNoted">True where what is shown counts in the rules' report.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<AdviceOnPage> OnPageAsync(PersonRecord record, bool isNoted, CancellationToken cancel)
    {
        var today = London.DayOf(clock.GetUtcNow());
        var said = await wishes.OfAsync(record.Person.Id, cancel);
        var advice = guidance.Advise(record, today, said);
        if (isNoted)
        {
            var shown = advice.Advice.Select(one => one.Intervention.Id).ToHashSet(StringComparer.Ordinal);
            await notes.NoteAsync(advice, record.Person, RuleNotes.SubjectOf(record.Person.Id, today), Channel.Page, shown);
        }

        return new AdviceOnPage(advice, ShownAdviceForPerson.Of(advice, record, context.Lists, _ => []), record, context.Lists, said.Matters, now.Pack.NotNowReasons, today);
    }
}

internal sealed record AdviceOnPage(
    AdviceForPerson Advice, ShownAdviceForPerson Shown, PersonRecord Record, CodeLists Lists, IReadOnlySet<string> Matters, IReadOnlyList<NotNowReason> AllReasons, DateOnly Today)
{
    /// <summary>The reasons somebody can pick today.</summary>
    public IReadOnlyList<NotNowReason> Reasons => [.. AllReasons.Where(reason => reason.IsPicked && reason.Effective.Includes(Today))];

    public string InterventionName(string id) =>
        Advice.Withheld.FirstOrDefault(one => one.Intervention.Id == id)?.Intervention.Name
        ?? Advice.GivesWay.Select(one => one.Intervention).Concat(Advice.GivesWay.Select(one => one.To)).FirstOrDefault(one => one.Id == id)?.Name
        ?? id;

    public string ReasonName(string id) => AllReasons.FirstOrDefault(reason => reason.Id == id)?.Name ?? id;

    public CodeList? List(string id) => Lists.TryFind(id, out var list) ? list : null;

    public string ListName(string id) => List(id)?.Name ?? id;

    /// <summary>The facts behind a reason, in one sentence.</summary>
    public string Facts(AdviceReason reason) => string.Join("; ", reason.Why.Select(why => Evidence.Of(why, Record, Lists).ForPeople));
}
