using Ridgeway.Records;

namespace Ridgeway.Referrals;

/// <summary>What Delivery may ask of Referrals. What changes something joins the caller's save.</summary>
internal interface IReferrals
{
    /// <summary>Null where there is no such referral.</summary>
    Task<Referral?> FindAsync(ReferralId id, CancellationToken cancel);

    /// <summary>Every referral of a person, newest first.</summary>
    Task<IReadOnlyList<Referral>> OfPersonAsync(PersonId person, CancellationToken cancel);

    /// <summary>Everything a person has been told, newest first.</summary>
    Task<IReadOnlyList<PersonLetter>> LettersToPersonAsync(PersonId person, CancellationToken cancel);

    /// <summary>The first session has been attended. Null where it could be noted.</summary>
    Task<ClosingProblem?> StartAsync(ReferralId id, DateOnly finishBy, DateTimeOffset now, CancellationToken cancel);

    Task<ClosingProblem?> CompleteAsync(ReferralId id, DateTimeOffset now, CancellationToken cancel);

    Task<ClosingProblem?> EndEarlyAsync(ReferralId id, string reason, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Puts a discharge summary in the in-tray of those who referred, and tells the person.</summary>
    void PostDischarge(Referral referral, string title, string body, string toThePerson, DateOnly today);
}

/// <summary>Something a person has been told about a referral.</summary>
/// <param name="On">The day.</param>
/// <param name="Title">In a line.</param>
/// <param name="Body">Plain text; a blank line is a new paragraph.</param>
internal sealed record PersonLetter(DateOnly On, string Title, string Body);
