namespace Ridgeway.Providers;

public sealed class AccreditationTests
{
    private static readonly Accreditation Mark = new()
    {
        Provider = new ProviderId(A.Id(7)),
        Scheme = "Quality mark",
        Scope = new AccreditationScope(["exercise-referral"], ["copd"]),
        State = AccreditationState.Granted,
        ValidFrom = new DateOnly(2026, 1, 1),
        ValidTo = new DateOnly(2026, 12, 31),
    };

    [Theory]
    [InlineData("2025-12-31", false)]
    [InlineData("2026-01-01", true)]
    [InlineData("2026-12-31", true)]
    [InlineData("2027-01-01", false)]
    public void It_is_valid_from_its_first_day_to_its_last(string day, bool valid) =>
        Assert.Equal(valid, Mark.IsValidOn(DateOnly.Parse(day)));

    [Fact]
    public void Without_an_end_it_stays_valid() =>
        Assert.True((Mark with { ValidTo = null }).IsValidOn(new DateOnly(2099, 1, 1)));

    [Theory]
    [InlineData(AccreditationState.Submitted)]
    [InlineData(AccreditationState.Suspended)]
    [InlineData(AccreditationState.Withdrawn)]
    public void Only_a_granted_one_is_valid(AccreditationState state) =>
        Assert.False((Mark with { State = state }).IsValidOn(new DateOnly(2026, 6, 1)));

    [Fact]
    public void It_cannot_end_before_it_begins_however_it_is_written()
    {
        Assert.Throws<ArgumentException>(() => Mark with { ValidTo = new DateOnly(2025, 12, 31) });
        Assert.Throws<ArgumentException>(() => Mark with { ValidFrom = new DateOnly(2027, 1, 1) });
    }

    [Fact]
    public void An_empty_scope_covers_everything_and_a_named_one_only_what_it_names()
    {
        Assert.True(new AccreditationScope([], []).CoversIntervention("anything"));
        Assert.Empty(new AccreditationScope([], []).NotCovered(["anything"]));
        Assert.False(Mark.Scope.CoversIntervention("cardiac-rehabilitation"));
        Assert.Equal(["stroke"], Mark.Scope.NotCovered(["copd", "stroke"]));
    }
}
