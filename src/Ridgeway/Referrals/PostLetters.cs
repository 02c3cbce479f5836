using Ridgeway.Data;
using Ridgeway.Providers;

namespace Ridgeway.Referrals;

/// <summary>
/// Tells the person, the people who referred and the provider what has become of a referral, each in their own words.
/// Letters go with the save that made them true.
/// </summary>
internal sealed class PostLetters(RidgewayDb db, TimeProvider clock)
{
    public void Post(Referral referral, Recipient to, LetterKind kind, DateOnly today, string title, string body) => db.Add(new LetterRow
    {
        PersonId = referral.Person,
        LetterId = LetterId.New(clock.GetUtcNow()),
        ReferralId = referral.Id,
        ToWhom = to,
        ToKey = to switch
        {
            Recipient.Referrer => referral.Referrer.Key,
            Recipient.Person => referral.Person.ToString(),
            Recipient.Provider => referral.Current.Provider.ToString(),
        },
        Kind = kind,
        OnDay = today,
        Title = title,
        Body = body,
    });

    public void Accepted(Referral.Open referral, DateOnly today)
    {
        var offer = referral.Current;
        Both(referral, LetterKind.Accepted, today,
            $"{offer.ProviderName} has accepted",
            $"{offer.ProviderName} has accepted this person for {offer.ServiceName}. The first day is {offer.StartsOn:d MMMM yyyy}.",
            "You have a place",
            $"{offer.ProviderName} has a place for you on {offer.ServiceName}. Your first day is {offer.StartsOn:d MMMM yyyy}.");
    }

    /// <param name="referral">The referral, back with the referrer.</param>
    /// <param name="reason">Why it was declined.</param>
    /// <param name="note">What the provider wrote besides.</param>
    /// <param name="alternatives">Services that could take the person now, best first.</param>
    /// <param name="today">The day.</param>
    public void Refused(Referral.Open referral, RefusalReason reason, string? note, IReadOnlyList<ServiceOption> alternatives, DateOnly today)
    {
        var offer = referral.Current;
        Both(referral, LetterKind.Refused, today,
            $"{offer.ProviderName} has declined",
            $"{offer.ProviderName} cannot take this person for {offer.ServiceName}.\n\nReason: {reason.ForPeople()}.{Quoted(note)}\n\n{Others(alternatives)}\n\nPlease choose again with the person by {referral.Due:d MMMM yyyy}.",
            "Your referral needs another choice",
            $"{offer.ProviderName} could not take you this time. Reason: {reason.ForPeople()}.\n\n{Others(alternatives)}\n\n{referral.Referrer.Name} will talk with you about it by {referral.Due:d MMMM yyyy}. You do not need to do anything.");
    }

    public void AskedNext(Referral.Open referral, Offer declined, RefusalReason reason, string? note, IReadOnlyList<ServiceOption> alternatives, DateOnly today)
    {
        var next = referral.Current;
        Both(referral, LetterKind.AskedNext, today,
            $"{declined.ProviderName} has declined; {next.ProviderName} has been asked",
            $"{declined.ProviderName} cannot take this person for {declined.ServiceName}.\n\nReason: {reason.ForPeople()}.{Quoted(note)}\n\nAs agreed with the person, {next.ProviderName} has been asked ({next.ServiceName}) and should answer by {referral.Due:d MMMM yyyy}.\n\n{Others(alternatives)}",
            $"We have asked {next.ProviderName}",
            $"{declined.ProviderName} could not take you this time. Reason: {reason.ForPeople()}.\n\nAs you agreed, we have asked {next.ProviderName}. They should answer by {referral.Due:d MMMM yyyy}.\n\n{Others(alternatives)}");
    }

    public void LetLie(Referral.Open referral, Offer letLie, DateOnly today)
    {
        var next = referral.Current;
        Both(referral, LetterKind.AskedNext, today,
            $"{letLie.ProviderName} has not answered; {next.ProviderName} has been asked",
            $"{letLie.ProviderName} did not answer in time. As agreed with the person, {next.ProviderName} has been asked ({next.ServiceName}) and should answer by {referral.Due:d MMMM yyyy}.",
            $"We have asked {next.ProviderName}",
            $"{letLie.ProviderName} did not answer in time. As you agreed, we have asked {next.ProviderName}. They should answer by {referral.Due:d MMMM yyyy}.");
    }

    public void NotSafe(Referral.Open referral, IReadOnlyList<string> because, DateOnly today) => Both(referral, LetterKind.NotSafe, today,
        "A referral was stopped: the record now shows a reason not to",
        $"{referral.Current.ProviderName} wanted to accept this person for {referral.Current.ServiceName}. Before that was taken, the record was checked again, and it now shows: {string.Join("; ", because)}.\n\nPlease review by {referral.Due:d MMMM yyyy}.",
        "Your referral is on hold",
        $"Something in your health record needs to be looked at before you start. {referral.Referrer.Name} will be in touch by {referral.Due:d MMMM yyyy}. If you feel unwell, do not wait: call 111, or 999 in an emergency.");

    public void Escalated(Referral.Open referral, NextStep notDone, DateOnly today) => Both(referral, LetterKind.Escalated, today,
        "A referral is overdue and has been escalated",
        $"This was not done in time: {notDone.ForPeople().ToLowerInvariant()} ({referral.Current.ProviderName}, {referral.Current.ServiceName}). {referral.Owner.Name} now holds the referral and should have resolved it by {referral.Due:d MMMM yyyy}.",
        "We are looking into your referral",
        $"Your referral is taking longer than it should. {referral.Owner.Name} is finding out why and will have an answer by {referral.Due:d MMMM yyyy}. You do not need to do anything.");

    /// <summary>To whoever holds the next step.</summary>
    public void Reminder(Referral.Open referral, DateOnly today) => Post(
        referral,
        referral.Owner.Kind == OwnerKind.Provider ? Recipient.Provider : Recipient.Referrer,
        LetterKind.Reminder,
        today,
        $"Reminder: {referral.NextStep.ForPeople().ToLowerInvariant()}",
        $"A referral to {referral.Current.ServiceName} waits for {referral.Owner.Name}. Next step: {referral.NextStep.ForPeople()}. {(referral.IsOverdue(today) ? "It was due on" : "It is due by")} {referral.Due:d MMMM yyyy}.");

    public void Withdrawn(Referral.Closed referral, string by, string? reason, DateOnly today)
    {
        var words = $"The referral to {referral.Current.ServiceName} was withdrawn on {today:d MMMM yyyy} by {by}.{Quoted(reason)}";
        Post(referral, Recipient.Provider, LetterKind.Withdrawn, today, "A referral was withdrawn", words);
        Both(referral, LetterKind.Withdrawn, today, "A referral was withdrawn", words, "Your referral was stopped", words);
    }

    private void Both(Referral referral, LetterKind kind, DateOnly today, string title, string body, string personTitle, string personBody)
    {
        Post(referral, Recipient.Referrer, kind, today, title, body);
        Post(referral, Recipient.Person, kind, today, personTitle, personBody);
    }

    private static string Quoted(string? note) => string.IsNullOrWhiteSpace(note) ? "" : $" “{note.Trim()}”";

    private static string Others(IReadOnlyList<ServiceOption> alternatives) => alternatives.Count == 0
        ? "At the moment no other service nearby has a place."
        : $"Other choices: {string.Join("; ", alternatives.Take(2).Select(option => $"{option.Service.Name}, {option.Service.ProviderName} ({ReferralWords.Away(option.DistanceKm)}, {option.Room.ForPeople().ToLowerInvariant()})"))}.";
}
