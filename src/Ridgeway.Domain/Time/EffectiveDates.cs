namespace Ridgeway.Time;

/// <summary>From when to when a piece of content is in force, both days included; null is open.</summary>
public readonly record struct EffectiveDates(DateOnly? From, DateOnly? To)
{
    public static readonly EffectiveDates Always = default;

    public bool Includes(DateOnly day) => (From is not { } from || from <= day) && (To is not { } to || day <= to);

    /// <summary>The first later day on which <see cref="Includes"/> says something else, or null.</summary>
    public DateOnly? ChangesAfter(DateOnly day) =>
        From is { } from && day < from ? from
        : To is { } to && day <= to && to < DateOnly.MaxValue ? to.AddDays(1)
        : null;

    public bool Overlaps(EffectiveDates other) =>
        (From ?? DateOnly.MinValue) <= (other.To ?? DateOnly.MaxValue) && (other.From ?? DateOnly.MinValue) <= (To ?? DateOnly.MaxValue);
}
