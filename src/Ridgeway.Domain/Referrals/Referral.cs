using Ridgeway.Providers;
using Ridgeway.Records;

namespace Ridgeway.Referrals;

/// <summary>
/// One person's referral for one intervention. It is either open, and then has an owner, a next step and a day,
/// or closed, and then says how and when. There is no third way to write one down.
/// </summary>
public abstract record Referral
{
    private Referral()
    {
    }

    public required ReferralId Id { get; init; }

    public required PersonId Person { get; init; }

    /// <summary>What was advised: "exercise-referral".</summary>
    public required string Intervention { get; init; }

    /// <summary>The programme the person is to follow, by its content id.</summary>
    public required string Programme { get; init; }

    public required Referrer Referrer { get; init; }

    public required DateOnly SentOn { get; init; }

    /// <summary>The day a person last chose a service for it: sending, or choosing again. Providers' silence is counted from here.</summary>
    public required DateOnly ChosenOn { get; init; }

    /// <summary>The provider it lies with, or last lay with.</summary>
    public required Offer Current { get; init; }

    /// <summary>Services the person agreed may be asked next, in order.</summary>
    public IReadOnlyList<ServiceId> NextChoices { get; init; } = [];

    /// <summary>Everything that happened, oldest first.</summary>
    public IReadOnlyList<ReferralStep> History { get; init; } = [];

    /// <summary>Services that have refused it or let it lie.</summary>
    public IReadOnlySet<ServiceId> Tried => History
        .Where(step => step.What is StepKind.Refused or StepKind.ReOffered)
        .Select(step => step.Service)
        .ToHashSet();

    /// <summary>A referral on which somebody has to do something by some day.</summary>
    public sealed record Open : Referral
    {
        private readonly Owner owner = null!;
        private readonly NextStep nextStep;
        private readonly DateOnly due;
        private readonly ReferralStage stage;

        public required ReferralStage Stage
        {
            get => stage;
            init => stage = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "An open referral stands somewhere.");
        }

        public required Owner Owner
        {
            get => owner;
            init => owner = value ?? throw new ArgumentNullException(nameof(value), "An open referral has an owner.");
        }

        public required NextStep NextStep
        {
            get => nextStep;
            init => nextStep = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "An open referral has a next step.");
        }

        /// <summary>The last day on which the next step is in time.</summary>
        public required DateOnly Due
        {
            get => due;
            init => due = value > DateOnly.MinValue ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "An open referral has a due date.");
        }

        /// <summary>The last day somebody was reminded of this next step.</summary>
        public DateOnly? RemindedOn { get; init; }

        public bool IsOverdue(DateOnly today) => today > Due;
    }

    /// <summary>A referral that is over.</summary>
    public sealed record Closed : Referral
    {
        public required ClosedHow How { get; init; }

        public required DateOnly ClosedOn { get; init; }
    }

    /// <summary>This referral with one more thing in its history.</summary>
    internal IReadOnlyList<ReferralStep> After(ReferralStep step) => [.. History, step];
}

/// <summary>How a referral ended. Silence is not among them.</summary>
public enum ClosedHow
{
    Completed = 1,
    EndedEarly = 2,

    /// <summary>By the person, or by the referrer with them.</summary>
    Withdrawn = 3,
}
