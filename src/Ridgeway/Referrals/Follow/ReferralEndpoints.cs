using Microsoft.EntityFrameworkCore;
using Ridgeway.Access;
using Ridgeway.Data;
using Ridgeway.Providers;
using Ridgeway.Records;
using Ridgeway.Referrals.AnswerReferral;
using Ridgeway.Referrals.SendReferral;
using Ridgeway.Time;

namespace Ridgeway.Referrals.Follow;

/// <summary>Sending, answering and following referrals for programs.</summary>
internal static class ReferralEndpoints
{
    private const string Resource = "ServiceRequest";

    public static void MapReferralApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/referrals").WithTags("Referrals");
        api.MapGet("", ListAsync).WithName("ListReferrals").WithSummary("Referrals with who holds each, what happens next and by when.")
            .Produces<List<ShownReferral>>().ProducesProblem(StatusCodes.Status400BadRequest).RequireScope(Resource, 's');
        api.MapGet("/{referral:guid}", FindAsync).WithName("GetReferral").WithSummary("One referral with its history.")
            .Produces<ShownReferral>().ProducesProblem(StatusCodes.Status404NotFound).RequireScope(Resource, 'r');
        api.MapGet("/options", OptionsAsync).WithName("ListServiceOptions").WithSummary("Services for a person, best first, those that cannot be chosen with why.")
            .Produces<List<OptionShown>>().ProducesProblem(StatusCodes.Status404NotFound).RequireScope(Resource, 'c');
        api.MapPost("", SendAsync).WithName("SendReferral").WithSummary("Send a person to a service they chose.").DisableAntiforgery()
            .Produces<ShownReferral>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .RequireScope(Resource, 'c');
        api.MapPost("/{referral:guid}/answer", AnswerAsync).WithName("AnswerReferral").WithSummary("A provider's yes, with the first day, or no, with the reason.").DisableAntiforgery()
            .Produces<ShownReferral>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .RequireScope(Resource, 'u');
    }

    private static async Task<IResult> ListAsync(string? state, Guid? person, RidgewayDb db, IRecords records, TimeProvider clock, CancellationToken cancel)
    {
        var today = London.DayOf(clock.GetUtcNow());
        if (!ReferralStates.TryFilter(db.Set<ReferralRow>().AsNoTracking().Include(row => row.Steps), state, today, out var rows))
        {
            return Results.Problem($"There is no state '{state}'. States: {string.Join(", ", ReferralStates.Names)}.", statusCode: StatusCodes.Status400BadRequest);
        }

        if (person is { } id && id != Guid.Empty)
        {
            var ids = await records.IdsOfAsync(new PersonId(id), cancel);
            rows = rows.Where(row => ids.Contains(row.PersonId));
        }

        var found = await rows.OrderBy(row => row.DueOn).ThenBy(row => row.ReferralId).Take(1000).ToListAsync(cancel);
        return Shown(found.Select(row => ShownReferral.Of(row.ToReferral(), today)).ToList());
    }

    private static async Task<IResult> FindAsync(Guid referral, IReferrals referrals, TimeProvider clock, CancellationToken cancel) =>
        referral != Guid.Empty && await referrals.FindAsync(new ReferralId(referral), cancel) is { } found
            ? Shown(ShownReferral.Of(found, London.DayOf(clock.GetUtcNow())))
            : NotFound("There is no such referral.");

    private static async Task<IResult> OptionsAsync(Guid person, string intervention, SendReferralStory story, CancellationToken cancel) =>
        person != Guid.Empty && await story.OptionsAsync(new PersonId(person), intervention, PersonalNeeds.NoneSaid, cancel) is { } options
            ? Shown(options.All.Select((option, at) => OptionShown.Of(option, at + 1)).ToList())
            : NotFound("There is no such person.");

    private static async Task<IResult> SendAsync(SendBody body, SendReferralStory story, TimeProvider clock, CancellationToken cancel)
    {
        var outcome = await story.SendAsync(
            new SendReferralRequest
            {
                Person = body.Person,
                Intervention = body.Intervention,
                Referrer = new Referrer(body.ReferrerCode, body.ReferrerName, Codes.OdsCode.TryParse(body.ReferrerCode, out var practice) ? practice : null),
                Service = body.Service,
                ThenAsk = body.ThenAsk,
                Programme = body.Programme,
                By = body.ChosenBy,
                Note = body.Note,
            },
            cancel);
        return outcome switch
        {
            SendReferralOutcome.Sent(var sent) => Results.Json(
                ShownReferral.Of(sent, London.DayOf(clock.GetUtcNow())), RidgewayJson.Shown, statusCode: StatusCodes.Status201Created),
            SendReferralOutcome.Refused(var reasons) => Refused(string.Join(" ", reasons.Select(reason => reason.ForPeople()))),
            SendReferralOutcome.NoProgramme => Refused($"The content has no programme that delivers '{body.Intervention}'."),
            SendReferralOutcome.NothingToChoose => Refused("No service can be chosen for this person."),
            SendReferralOutcome.NobodyKnown => NotFound("There is no such person."),
            _ => throw new InvalidOperationException("An outcome without an answer."),
        };
    }

    private static async Task<IResult> AnswerAsync(
        Guid referral, AnswerBody body, AnswerReferralStory story, IReferrals referrals, TimeProvider clock, CancellationToken cancel)
    {
        if (referral == Guid.Empty)
        {
            return NotFound("There is no such referral.");
        }

        if (body.StartsOn is null == body.Refusal is null)
        {
            return Refused("Say either starts_on, for yes, or refusal, for no.");
        }

        var id = new ReferralId(referral);
        var outcome = body.StartsOn is { } startsOn
            ? await story.AcceptAsync(id, body.Provider, startsOn, cancel)
            : await story.RefuseAsync(id, body.Provider, body.Refusal!.Value, body.Note, cancel);
        return outcome switch
        {
            AnswerReferralOutcome.NoSuchReferral => NotFound("There is no such referral."),
            AnswerReferralOutcome.IsClosed(var how) => Results.Problem($"The referral is over: {how.ForPeople().ToLowerInvariant()}.", statusCode: StatusCodes.Status409Conflict),
            AnswerReferralOutcome.Answered(AnswerOutcome.NotTaken(var why)) => Results.Problem(why.ForPeople(), statusCode: StatusCodes.Status409Conflict),
            AnswerReferralOutcome.Answered(AnswerOutcome.NotSafe(_, var because)) => Refused($"The record now shows a reason not to: {string.Join("; ", because)}. The referral is back with the referrer."),
            _ => Shown(ShownReferral.Of((await referrals.FindAsync(id, cancel))!, London.DayOf(clock.GetUtcNow()))),
        };
    }

    private static IResult Shown<T>(T document) => Results.Json(document, RidgewayJson.Shown);

    private static IResult NotFound(string what) => Results.Problem(what, statusCode: StatusCodes.Status404NotFound);

    private static IResult Refused(string why) => Results.Problem(why, statusCode: StatusCodes.Status422UnprocessableEntity);
}

/// <summary>What is posted to send a referral.</summary>
internal sealed record SendBody(
    PersonId Person, string Intervention, string ReferrerCode, string ReferrerName, ServiceId? Service, IReadOnlyList<ServiceId>? ThenAsk,
    string? Programme, ChosenBy ChosenBy, string? Note);

/// <summary>What is posted to answer one: <c>starts_on</c> for yes, <c>refusal</c> for no.</summary>
internal sealed record AnswerBody(ProviderId Provider, DateOnly? StartsOn, RefusalReason? Refusal, string? Note);
