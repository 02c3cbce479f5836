using Ridgeway.Codes;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Finding;

/// <summary>
/// One sentence of the criteria language: who is meant. A tree of plain values, read from content files, that says nothing
/// about how it is worked out, so that the same tree can be evaluated with reasons, compiled for speed, or exported.
/// Lists, registers and tables are named by id; numbers are in the list's own unit.
/// </summary>
public abstract record Criterion
{
    private Criterion()
    {
    }

    /// <summary><c>has:</c> a condition or finding, not ended by then. Closed: not recorded is no, unless the list says otherwise.</summary>
    /// <param name="List">The code list.</param>
    /// <param name="Ever"><c>status: ever</c>: endings are not looked at.</param>
    /// <param name="Within">Only what began in this window.</param>
    public sealed record Has(string List, bool Ever = false, Window? Within = null) : Criterion;

    /// <summary><c>had:</c> an event: procedure, referral, vaccination, review. Closed.</summary>
    /// <param name="List">The code list.</param>
    /// <param name="Within">Only what happened in this window.</param>
    /// <param name="Times">On at least so many different days.</param>
    public sealed record Had(string List, Window? Within = null, int Times = 1) : Criterion;

    /// <summary><c>taking:</c> a medicine current on the day, or at any time in the window. Closed.</summary>
    public sealed record Taking(string List, Window? Within = null) : Criterion;

    /// <summary><c>measure:</c> a reading, or a summary of readings, against limits. Open: no reading is unknown.</summary>
    public sealed record Measured(string List, Limits Limits, Reading Of = Reading.Latest, Window? Within = null) : Criterion;

    /// <summary><c>answer:</c> the latest answer to one item of a questionnaire, held in the list "QUESTIONNAIRE-item-N". Open.</summary>
    public sealed record Answered(string Questionnaire, int Item, Limits Limits, Window? Within = null) : Criterion
    {
        public string List { get; } = $"{Questionnaire}-item-{Item}";
    }

    /// <summary><c>score:</c> a risk or illness score as recorded. Open.</summary>
    public sealed record Scored(string List, Limits Limits, Window? Within = null) : Criterion;

    /// <summary><c>score:</c> a score that content says how to work out from the record. Asked of someone it was not made for, no.</summary>
    public sealed record Computed(string Score, Limits Limits) : Criterion;

    /// <summary><c>missing:</c> nothing usable recorded, ever or <c>for:</c> a window.</summary>
    public sealed record NotRecorded(string List, Window? For = null) : Criterion;

    /// <summary><c>in:</c> another register.</summary>
    public sealed record In(string Register) : Criterion;

    /// <summary><c>age:</c> in completed years, from the first and below the second; null is open.</summary>
    public sealed record Aged(int? From, int? Below) : Criterion;

    /// <summary><c>life-stage:</c></summary>
    public sealed record AtLifeStage(LifeStage Stage) : Criterion;

    /// <summary><c>sex:</c></summary>
    public sealed record OfSex(Sex Sex) : Criterion;

    /// <summary><c>ethnicity:</c> any of these categories. A person who chose not to say is in none of them.</summary>
    public sealed record OfEthnicity(IReadOnlyList<EthnicCategory> Categories) : Criterion;

    /// <summary><c>deprivation:</c> tenths of England, 1 the most deprived, both ends included.</summary>
    public sealed record Deprived(int FromDecile, int ToDecile) : Criterion;

    public sealed record All(IReadOnlyList<Criterion> Of) : Criterion;

    public sealed record Any(IReadOnlyList<Criterion> Of) : Criterion;

    public sealed record None(IReadOnlyList<Criterion> Of) : Criterion;

    public sealed record Not(Criterion Of) : Criterion;

    /// <summary><c>at-least: N of: [...]</c></summary>
    public sealed record AtLeast(int Count, IReadOnlyList<Criterion> Of) : Criterion;

    /// <summary><c>first-known:</c> the first that is not unknown decides; where all are, the first says what to ask.</summary>
    public sealed record FirstKnown(IReadOnlyList<Criterion> Of) : Criterion;

    /// <summary><c>if-unknown:</c> closes an open criterion on purpose.</summary>
    public sealed record IfUnknown(Criterion Of, bool Then) : Criterion;
}
