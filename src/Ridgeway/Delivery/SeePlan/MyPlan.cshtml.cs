using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Guidance;
using Ridgeway.Providers;
using Ridgeway.Records;
using Ridgeway.Referrals;
using Ridgeway.Time;

namespace Ridgeway.Delivery.SeePlan;

/// <summary>
/// The person's own page, in plain words: what was agreed, where, when, with whom, what it costs, what happens next and by when,
/// how it goes, how to stop, and who has looked at the record.
/// </summary>
[Authorize(Policies.Person)]
internal sealed class MyPlanModel(
    RidgewayDb db, IReferrals referrals, IProviders providers, IGuidance guidance, IRecords records, Places places, PersonDoor door,
    AccessLog log, TimeProvider clock) : PageModel
{
    private const int LooksShown = 20;

    public IReadOnlyList<PlanPart> Parts { get; private set; } = [];

    public IReadOnlyList<PersonLetter> Letters { get; private set; } = [];

    public IReadOnlyList<AccessLogEntry> Looks { get; private set; } = [];

    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var viewer = HttpContext.Viewer();
        if (viewer.Person is not { } self || !await door.OpenAsync(viewer, self, "My plan", Purpose.OwnRecord, cancel))
        {
            return NotFound();
        }

        var who = await records.WhoIsAsync(self, cancel);
        Name = who?.Name?.ForPeople ?? viewer.Name;
        var home = who is null ? null : places.HomeOf(who);
        var parts = new List<PlanPart>();
        foreach (var referral in await referrals.OfPersonAsync(self, cancel))
        {
            parts.Add(await PartAsync(referral, home, cancel));
        }

        Parts = [.. parts.OrderBy(part => part.Referral is Referral.Open ? 0 : 1)];
        Letters = await referrals.LettersToPersonAsync(self, cancel);
        Looks = [.. (await log.AboutAsync(self, LooksShown, cancel)).Where(look => look.WasShown)];
        return Page();
    }

    private async Task<PlanPart> PartAsync(Referral referral, GeoPoint? home, CancellationToken cancel)
    {
        var row = await db.Set<EnrolmentRow>().AsNoTracking().Include(one => one.Attendance).Include(one => one.Questionnaires).AsSplitQuery()
            .FirstOrDefaultAsync(one => one.PersonId == referral.Person && one.ReferralId == referral.Id, cancel);
        var service = await providers.ServiceAsync(referral.Current.Service, cancel);
        return new PlanPart(
            referral,
            guidance.Intervention(referral.Intervention),
            service,
            service?.NearestTo(home).Place,
            row?.ToEnrolment(),
            London.DayOf(clock.GetUtcNow()));
    }
}

/// <summary>One thing in a person's plan; the place is the one nearest to their home.</summary>
internal sealed record PlanPart(Referral Referral, Intervention? Intervention, Service? Service, Place? Place, Enrolment? Enrolment, DateOnly Today)
{
    public string Title => Intervention?.Name ?? Referral.Current.ServiceName;

    public Session? NextSession => Enrolment is { End: null } ? Enrolment.Next : null;

    /// <summary>The person's own numbers, as far as both ends are known.</summary>
    public IEnumerable<MeasureChange> Numbers => Enrolment is null
        ? []
        : Enrolment.Programme.Questionnaires.SelectMany(asked => asked.Measures())
            .Select(measure => new MeasureChange(
                measure, Enrolment.Score(measure, QuestionnaireStage.Baseline), Enrolment.Score(measure, QuestionnaireStage.FollowUp)))
            .Where(change => change.Baseline is not null || change.FollowUp is not null);
}
