using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Ridgeway.Access;
using Ridgeway.Finding;
using Ridgeway.Guidance.PersonAdvice;
using Ridgeway.Records;
using Ridgeway.Web;

namespace Ridgeway.Guidance.HearPerson;

/// <summary>A person's advice whole: why, why not, what is put off, what is not known and can be answered now, what matters to them.</summary>
[Authorize(Policies.Clinician)]
internal sealed class PersonAdviceModel(PersonDoor door, IRecords records, AdvicePanel panel, HearPersonStory story, GuidanceNow now) : PageModel
{
    public AdviceOnPage Advice { get; private set; } = null!;

    public IReadOnlyList<Matter> Matters => now.Pack.Matters;

    public string Name => Advice.Record.Person.Name?.ForPeople ?? "Name not recorded";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await OpenAsync(id, "Advice", cancel) || await records.ReadAsync(new PersonId(id), cancel) is not { } record)
        {
            return NotFound();
        }

        Advice = await panel.OnPageAsync(record, isNoted: true, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostNotNowAsync(Guid id, string intervention, string reason, CancellationToken cancel)
    {
        if (!await OpenAsync(id, "Putting an offer off", cancel))
        {
            return NotFound();
        }

        if (await story.NotNowAsync(new PersonId(id), intervention, reason, HttpContext.Viewer(), cancel) is not PutOff.Until(var until))
        {
            return BadRequest();
        }

        TempData.Say($"Put off. It is not offered again before {until:d MMMM yyyy}.");
        return Redirect($"/people/{id}");
    }

    public async Task<IActionResult> OnPostAgainAsync(Guid id, string intervention, CancellationToken cancel)
    {
        if (!await OpenAsync(id, "Offering again", cancel))
        {
            return NotFound();
        }

        await story.OfferAgainAsync(new PersonId(id), intervention, cancel);
        TempData.Say("It is offered again.");
        return Redirect($"/people/{id}/advice");
    }

    public async Task<IActionResult> OnPostMattersAsync(Guid id, string[] matter, CancellationToken cancel)
    {
        if (!await OpenAsync(id, "What matters to them", cancel))
        {
            return NotFound();
        }

        await story.MattersAsync(new PersonId(id), matter, HttpContext.Viewer(), cancel);
        TempData.Say("What matters to them is kept, and orders the advice.");
        return Redirect($"/people/{id}/advice");
    }

    public async Task<IActionResult> OnPostAnswersAsync(Guid id, CancellationToken cancel)
    {
        if (!await OpenAsync(id, "Asking on the day", cancel))
        {
            return NotFound();
        }

        var said = new List<AnswerOnTheDay>();
        foreach (var field in Request.Form.Where(field => field.Key.StartsWith("ask.", StringComparison.Ordinal)))
        {
            var (list, text) = (field.Key["ask.".Length..], field.Value.ToString().Trim());
            if (text is "yes" or "no")
            {
                said.Add(new AnswerOnTheDay(list, text == "yes"));
            }
            else if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            {
                said.Add(new AnswerOnTheDay(list, null, value));
            }
        }

        var kept = await story.AnswerAsync(new PersonId(id), said, HttpContext.Viewer(), cancel);
        TempData.Say(kept == 0 ? "Nothing was answered." : kept == 1 ? "1 answer is in the record." : $"{kept} answers are in the record.");
        return Redirect($"/people/{id}/advice");
    }

    public static bool IsAnswerable(OpenQuestion question) => question.Ask.Kind != AskKind.Detail;

    private async Task<bool> OpenAsync(Guid id, string what, CancellationToken cancel) =>
        id != Guid.Empty && await door.OpenAsync(HttpContext.Viewer(), new PersonId(id), what, Purpose.DirectCare, cancel);
}
