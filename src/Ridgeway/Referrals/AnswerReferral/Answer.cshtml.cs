using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Guidance;
using Ridgeway.Records;
using Ridgeway.Referrals.Follow;
using Ridgeway.Time;
using Ridgeway.Web;

namespace Ridgeway.Referrals.AnswerReferral;

/// <summary>Can you take them?</summary>
[Authorize(Policies.Provider)]
internal sealed class AnswerModel(
    AnswerReferralStory story, RidgewayDb db, IRecords records, IGuidance guidance, PersonDoor door, TimeProvider clock) : PageModel
{
    private const string Yes = "yes";

    /// <summary>Which of the two forms was sent.</summary>
    [BindProperty]
    public string? Take { get; set; }

    [BindProperty]
    [Display(Name = "First day")]
    public DateOnly? StartsOn { get; set; }

    [BindProperty]
    [Display(Name = "Why?")]
    public RefusalReason? Reason { get; set; }

    [BindProperty]
    [Display(Name = "What should the referrer know? (optional)")]
    [StringLength(2000, ErrorMessage = "Use 2,000 characters or fewer")]
    public string? Note { get; set; }

    public Referral Referral { get; private set; } = null!;

    public Person Person { get; private set; } = null!;

    public string InterventionName { get; private set; } = "";

    public DateOnly Today => London.DayOf(clock.GetUtcNow());

    /// <summary>What the referrer wrote for the service.</summary>
    public string? ReferrersNote => Referral.History.FirstOrDefault(step => step.What == StepKind.Sent)?.Note;

    /// <summary>Reasons a provider gives. That the record forbids it, only Ridgeway says.</summary>
    public static IEnumerable<RefusalReason> Reasons => Enum.GetValues<RefusalReason>().Where(reason => reason != RefusalReason.NoLongerSafe);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (await LoadAsync(id, cancel) is { } elsewhere)
        {
            return elsewhere;
        }

        if (Take == Yes && StartsOn is null && ModelState.IsValid)
        {
            ModelState.AddModelError(nameof(StartsOn), "Enter their first day");
        }

        if (Take != Yes && Reason is null)
        {
            ModelState.AddModelError(nameof(Reason), "Select why you cannot take them");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var provider = HttpContext.Viewer().Provider!.Value;
        var outcome = Take == Yes
            ? await story.AcceptAsync(Referral.Id, provider, StartsOn!.Value, cancel)
            : await story.RefuseAsync(Referral.Id, provider, Reason!.Value, Note, cancel);
        return Show(outcome);
    }

    private IActionResult Show(AnswerReferralOutcome outcome)
    {
        switch (outcome)
        {
            case AnswerReferralOutcome.Answered(AnswerOutcome.Accepted(_, var startsOn)):
                TempData.Say($"Accepted. Their first day is {startsOn:d MMMM yyyy}.");
                return Redirect("/");
            case AnswerReferralOutcome.Answered(AnswerOutcome.AskedNext or AnswerOutcome.Returned):
                TempData.Say("Declined. The person and the referrer have been told.");
                return Redirect("/");
            case AnswerReferralOutcome.Answered(AnswerOutcome.NotSafe):
                TempData.Say("This could not be accepted: the record has changed and a clinician has to look again. The referral is back with the referrer.");
                return Redirect("/");
            case AnswerReferralOutcome.Answered(AnswerOutcome.NotTaken(var why)):
                ModelState.AddModelError(why == AnswerProblem.FirstDayInPast ? nameof(StartsOn) : "", why.ForPeople());
                return Page();
            case AnswerReferralOutcome.IsClosed(var how):
                TempData.Say($"This referral is over: {how.ForPeople().ToLowerInvariant()}.");
                return Redirect("/");
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult?> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (await ReferralDoor.OpenAsync(db, door, HttpContext.Viewer(), id, "Referral to answer", cancel) is not { } row
            || await records.WhoIsAsync(row.PersonId, cancel) is not { } person)
        {
            return NotFound();
        }

        Referral = row.ToReferral();
        Person = person;
        InterventionName = guidance.Intervention(row.Intervention)?.Name ?? row.Intervention;
        return Referral is Referral.Open { Current.State: OfferState.Waiting } ? null : Redirect($"/referrals/{id}");
    }
}
