using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Guidance;
using Ridgeway.Providers;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Referrals.Follow;

/// <summary>One referral: who holds it, what happens next, and everything that happened.</summary>
[Authorize(Policies.WorksWithPeople)]
internal sealed class OpenReferralModel(
    RidgewayDb db, IRecords records, IProviders providers, IGuidance guidance, PersonDoor door, TimeProvider clock) : PageModel
{
    private readonly Dictionary<ServiceId, string> services = [];

    public Referral Referral { get; private set; } = null!;

    public Referral.Open? Open => Referral as Referral.Open;

    public Person Person { get; private set; } = null!;

    public string InterventionName { get; private set; } = "";

    /// <summary>What was shown and chosen, the first first. For the people who referred only.</summary>
    public IReadOnlyList<ChoiceRecord> Choices { get; private set; } = [];

    public Viewer Viewer => HttpContext.Viewer();

    public bool IsProvider => Viewer.Role == Role.Provider;

    public DateOnly Today => London.DayOf(clock.GetUtcNow());

    public bool CanAnswer => IsProvider && Open is not null && Referral.Current.State == OfferState.Waiting;

    public bool CanChooseAgain => !IsProvider && Open is not null && Referral.Current.State != OfferState.Accepted;

    public bool CanWithdraw => !IsProvider && Open is not null;

    public string ServiceOf(ReferralStep step) => services.GetValueOrDefault(step.Service, "");

    /// <summary>The history with reminders that follow each other told once: the first of a run, how many, and the day of the last.</summary>
    public IEnumerable<(ReferralStep Step, int Times, DateOnly Last)> History
    {
        get
        {
            var steps = Referral.History;
            for (var at = 0; at < steps.Count; at++)
            {
                var first = at;
                while (steps[first].What == StepKind.Reminded && at + 1 < steps.Count && steps[at + 1].What == StepKind.Reminded)
                {
                    at++;
                }

                yield return (steps[first], at - first + 1, steps[at].On);
            }
        }
    }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await ReferralDoor.OpenAsync(db, door, Viewer, id, "Referral", cancel) is not { } row
            || await records.WhoIsAsync(row.PersonId, cancel) is not { } person)
        {
            return NotFound();
        }

        Referral = row.ToReferral();
        Person = person;
        InterventionName = guidance.Intervention(row.Intervention)?.Name ?? row.Intervention;
        foreach (var service in Referral.History.Select(step => step.Service).Distinct())
        {
            services[service] = (await providers.ServiceAsync(service, cancel))?.Name ?? Referral.Current.ServiceName;
        }

        if (!IsProvider)
        {
            var choices = await db.Set<ChoiceRow>().AsNoTracking()
                .Where(choice => choice.PersonId == row.PersonId && choice.ReferralId == row.ReferralId)
                .OrderBy(choice => choice.Number).ToListAsync(cancel);
            Choices = [.. choices.Select(choice => choice.ToChoice())];
        }

        return Page();
    }
}
