using Ridgeway.Providers;
using Ridgeway.Records;

namespace Ridgeway.Referrals;

/// <summary>What somebody asks for when they press "send".</summary>
public sealed record SendRequest
{
    public required ReferralId Id { get; init; }

    public required PersonId Person { get; init; }

    public required string Intervention { get; init; }

    public required string Programme { get; init; }

    public required Referrer Referrer { get; init; }

    public required ServiceId Chosen { get; init; }

    /// <summary>Services the person agreed may be asked next, in order.</summary>
    public IReadOnlyList<ServiceId> ThenAsk { get; init; } = [];

    public required ChosenBy By { get; init; }

    /// <summary>What the provider must know, in the referrer's words.</summary>
    public string? Note { get; init; }

    public bool PersonHasDied { get; init; }

    /// <summary>True where the person already has an open referral for this intervention.</summary>
    public bool AlreadyOpen { get; init; }
}

/// <summary>What came of asking to send.</summary>
public abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    public sealed record Sent(Referral.Open Referral, ChoiceRecord Choice) : SendOutcome;

    /// <summary>Not sent; every reason at once.</summary>
    public sealed record Refused(IReadOnlyList<SendRefusal> Reasons) : SendOutcome;
}

/// <summary>Why a referral was not sent.</summary>
/// <param name="Why">The reason.</param>
/// <param name="Obstacles">What stands against the chosen service, where that is the reason.</param>
/// <param name="Because">The contraindications, where those are the reason.</param>
public sealed record SendRefusal(SendRefusalReason Why, IReadOnlyList<Obstacle> Obstacles, IReadOnlyList<string> Because)
{
    public SendRefusal(SendRefusalReason why)
        : this(why, [], [])
    {
    }
}

public enum SendRefusalReason
{
    PersonHasDied = 1,

    /// <summary>The person already has an open referral for this.</summary>
    AlreadyReferred = 2,
    NotSafe = 3,

    /// <summary>The chosen service does not deliver this, or is not known.</summary>
    ServiceNotFound = 4,
    ServiceNotAvailable = 5,
}

/// <summary>Sends a referral to a chosen service, once, with the options that were shown.</summary>
public static class Sending
{
    public static SendOutcome Decide(
        SendRequest request, ServiceOptions options, SafetyCheck safety, ClockParameters parameters, DateTimeOffset now, DateOnly today)
    {
        var chosen = options.All.FirstOrDefault(option => option.Service.Id == request.Chosen);
        var reasons = ReasonsAgainst(request, chosen, safety).ToList();
        if (chosen is null || reasons.Count > 0)
        {
            return new SendOutcome.Refused(reasons);
        }

        var thenAsk = request.ThenAsk
            .Where(next => next != request.Chosen && options.Available.Any(option => option.Service.Id == next))
            .Distinct()
            .ToList();
        var choice = new ChoiceRecord
        {
            Referral = request.Id,
            At = now,
            Options = [.. options.All.Select((option, index) => OptionShown.Of(option, index + 1))],
            Chosen = request.Chosen,
            ThenAsk = thenAsk,
            By = request.By,
        };
        return new SendOutcome.Sent(Opened(request, Offer.To(chosen.Service, today), thenAsk, parameters, NoteWith(request.Note, safety), today), choice);
    }

    private static IEnumerable<SendRefusal> ReasonsAgainst(SendRequest request, ServiceOption? chosen, SafetyCheck safety)
    {
        if (request.PersonHasDied)
        {
            yield return new SendRefusal(SendRefusalReason.PersonHasDied);
        }

        if (request.AlreadyOpen)
        {
            yield return new SendRefusal(SendRefusalReason.AlreadyReferred);
        }

        if (safety is SafetyCheck.NotSafe(var because))
        {
            yield return new SendRefusal(SendRefusalReason.NotSafe, [], because);
        }

        if (chosen is null)
        {
            yield return new SendRefusal(SendRefusalReason.ServiceNotFound);
        }
        else if (!chosen.IsAvailable)
        {
            yield return new SendRefusal(SendRefusalReason.ServiceNotAvailable, chosen.Obstacles, []);
        }
    }

    /// <summary>The referrer's words, and what the record says to take care of and what it does not say: whoever triages must see it.</summary>
    private static string? NoteWith(string? note, SafetyCheck safety)
    {
        var lines = new List<string>();
        if (!string.IsNullOrWhiteSpace(note))
        {
            lines.Add(note);
        }

        if (safety.Cautions.Count > 0)
        {
            lines.Add($"Take care (from the record): {string.Join("; ", safety.Cautions)}.");
        }

        if (safety is SafetyCheck.Unknown(var ask))
        {
            lines.Add($"Not known from the record when it was sent: {string.Join("; ", ask)}.");
        }

        return lines.Count == 0 ? null : string.Join("\n", lines);
    }

    private static Referral.Open Opened(
        SendRequest request, Offer offer, IReadOnlyList<ServiceId> thenAsk, ClockParameters parameters, string? note, DateOnly today) => new()
        {
            Id = request.Id,
            Person = request.Person,
            Intervention = request.Intervention,
            Programme = request.Programme,
            Referrer = request.Referrer,
            SentOn = today,
            ChosenOn = today,
            Current = offer,
            NextChoices = thenAsk,
            Stage = ReferralStage.AwaitingAnswer,
            Owner = offer.Owner,
            NextStep = NextStep.Answer,
            Due = today.AddDays(parameters.DaysToAnswer),
            History = [new ReferralStep(today, StepKind.Sent, request.Referrer.Name, offer.Service, Note: note)],
        };
}
