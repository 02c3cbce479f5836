namespace Ridgeway.Providers;

public sealed class CapacityTests
{
    private static readonly Capacity Class = new(12, 10, new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30), new DateOnly(2026, 10, 20));

    [Fact]
    public void Places_less_those_taken_are_free() =>
        Assert.Equal(new Room.Free(2, 12), Class.RoomOn(A.Today));

    [Fact]
    public void The_last_place_promised_makes_it_full() =>
        Assert.Equal(new Room.Full(12), Class.Less(2).RoomOn(A.Today));

    [Fact]
    public void More_promised_than_there_is_is_still_just_full() =>
        Assert.Equal(new Room.Full(12), Class.Less(9).RoomOn(A.Today));

    [Fact]
    public void A_provider_that_gives_no_number_is_asked() =>
        Assert.Equal(new Room.AskUs(), (Class with { Places = null }).RoomOn(A.Today));

    [Theory]
    [InlineData("2026-10-31", false)]
    [InlineData("2026-11-01", true)]
    [InlineData("2026-11-30", true)]
    [InlineData("2026-12-01", false)]
    public void Figures_for_one_period_say_nothing_about_another(string day, bool known) =>
        Assert.Equal(known, Class.RoomOn(DateOnly.Parse(day)) is Room.Free);

    [Fact]
    public void Places_cannot_be_promised_backwards() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Class.Less(-1));
}
