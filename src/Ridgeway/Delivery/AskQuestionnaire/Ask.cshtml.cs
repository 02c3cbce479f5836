using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Delivery.FollowPerson;
using Ridgeway.Records;
using Ridgeway.Web;

namespace Ridgeway.Delivery.AskQuestionnaire;

/// <summary>A questionnaire, entered for the person by whoever asks it.</summary>
[Authorize(Policies.Provider)]
internal sealed class AskModel(AskQuestionnaireStory story, RidgewayDb db, IRecords records, PersonDoor door) : PageModel
{
    /// <summary>The answers as typed, by question; empty is not answered.</summary>
    [BindProperty]
    public Dictionary<string, string?> Answers { get; set; } = [];

    public Questionnaire Questionnaire { get; private set; }

    public QuestionnaireStage Stage { get; private set; }

    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid referral, string questionnaire, string stage, CancellationToken cancel) =>
        await LoadAsync(referral, questionnaire, stage, cancel) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(Guid referral, string questionnaire, string stage, CancellationToken cancel)
    {
        if (await LoadAsync(referral, questionnaire, stage, cancel) is not { } row)
        {
            return NotFound();
        }

        if (Read() is not { } answers)
        {
            return Page();
        }

        var viewer = HttpContext.Viewer();
        var outcome = await story.AnswerAsync(row.ProviderId, new AnsweredQuestionnaire(row.ReferralId, Questionnaire, Stage, answers), viewer.Name, cancel);
        switch (outcome)
        {
            case AskQuestionnaireOutcome.Scored:
                TempData.Say($"{Questionnaire.ForPeople()}, {Stage.ForPeople().ToLowerInvariant()}: saved");
                return Redirect($"/delivery/{referral}");
            case AskQuestionnaireOutcome.NotScored(var faults):
                foreach (var fault in faults)
                {
                    ModelState.AddModelError(Key(fault.Question), fault.Why.ForPeople());
                }

                return Page();
            default:
                return NotFound();
        }
    }

    public static string Key(string question) => $"{nameof(Answers)}[{question}]";

    public string? Held(string question) => Answers.GetValueOrDefault(question);

    /// <summary>Words of what was wrong with an answer, for its field.</summary>
    public string? Error(string question) => ModelState.TryGetValue(Key(question), out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    private Dictionary<string, int>? Read()
    {
        var answers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (question, typed) in Answers)
        {
            if (string.IsNullOrWhiteSpace(typed))
            {
                continue;
            }

            if (int.TryParse(typed.Trim(), out var number))
            {
                answers[question] = number;
            }
            else
            {
                ModelState.AddModelError(Key(question), "Enter a whole number");
            }
        }

        return ModelState.IsValid ? answers : null;
    }

    private async Task<EnrolmentRow?> LoadAsync(Guid referral, string questionnaire, string stage, CancellationToken cancel)
    {
        if (!Questionnaires.TryParse(questionnaire, out var asked) || stage is not ("start" or "end")
            || await EnrolmentDoor.OpenAsync(db, door, HttpContext.Viewer(), referral, "Questionnaire", cancel) is not { } row)
        {
            return null;
        }

        (Questionnaire, Stage) = (asked, stage == "start" ? QuestionnaireStage.Baseline : QuestionnaireStage.FollowUp);
        Name = (await records.WhoIsAsync(row.PersonId, cancel))?.Name?.ForPeople ?? "Name not recorded";
        return row;
    }
}
