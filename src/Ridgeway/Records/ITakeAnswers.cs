namespace Ridgeway.Records;

/// <summary>Takes what somebody said or what was measured while they were there. It becomes a fact like any other, and says how we know it.</summary>
internal interface ITakeAnswers
{
    /// <param name="person">Who was asked.</param>
    /// <param name="answers">What they said.</param>
    /// <param name="by">Who asked, for the source of the fact: "Dr Amin, Ridgeway Surgery".</param>
    /// <param name="cancel">Stops before anything is saved.</param>
    /// <returns>How many facts were kept; answers to what cannot be answered are left out.</returns>
    Task<int> TakeAsync(PersonId person, IReadOnlyList<AnswerOnTheDay> answers, string by, CancellationToken cancel);
}

/// <summary>One answer.</summary>
/// <param name="List">The id of the code list that was asked about.</param>
/// <param name="IsYes">Yes or no, where it is a question.</param>
/// <param name="Value">The value in the list's own unit, where it is a reading.</param>
internal sealed record AnswerOnTheDay(string List, bool? IsYes, double? Value = null);
